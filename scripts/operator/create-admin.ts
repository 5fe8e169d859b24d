// npm run create-admin: makes the first account of a house. There is no default account and no default password.
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { NEW_PASSWORD, SHOWN_NAME, USERNAME } from '#app/features/accounts/account-forms'
import { containsName } from '#app/features/accounts/common-passwords'
import { createPerson } from '#app/features/accounts/create-person.server'
import { ONE_TIME_PASSWORD_DAYS } from '#app/features/accounts/one-time-password'
import { SYSTEM } from '#app/features/audit/audit.server'
import type { Refusal } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { migrateToLatest } from '#db/migrate'
import { CommandError, runCommand } from './command'

const USAGE = `Usage: npm run create-admin -- [--username NAME] [--name "SHOWN NAME"] [--password-stdin]
Without --password-stdin a one-time password is made up and printed; it has to be changed at the first sign-in.`

function readArguments() {
  try {
    return parseArgs({
      options: {
        username: { type: 'string' },
        name: { type: 'string' },
        'password-stdin': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n${USAGE}`)
  }
}

async function ask(question: string, option: string): Promise<string> {
  if (!process.stdin.isTTY) throw new CommandError(`${option} is missing.\n${USAGE}`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}

async function readPasswordFromStdin(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) text += chunk
  // `echo` adds a line end that nobody means.
  return text.replace(/\r?\n$/, '')
}

function check<S extends z.ZodType>(schema: S, value: string, fault: string): z.output<S> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new CommandError(fault)
  return parsed.data
}

const PASSWORD_FAULT = 'A password has 10 to 200 characters, is not a common one and does not contain the user name.'

function newPasswordFor(username: string) {
  return NEW_PASSWORD.refine((password) => !containsName(password, [username]))
}

const FAULTS: Partial<Record<Refusal, (admin: NewAdmin) => string>> = {
  'username-taken': ({ username }) =>
    `There is somebody called ${username} already; nothing was changed. Choose another --username.`,
  'person-name-taken': ({ displayName }) =>
    `Somebody goes by the name ${displayName} already; nothing was changed. Choose another --name.`,
}

interface NewAdmin {
  username: string
  displayName: string
  ownPassword?: string
}

/** Answers the password. */
async function createAdmin(db: Db, admin: NewAdmin): Promise<string> {
  const made = await createPerson(db, {
    ...admin,
    actor: SYSTEM,
    now: Date.now(),
    roles: ['admin'],
    reason: 'create-admin',
  })
  if (!made.ok) throw new CommandError(FAULTS[made.reason]?.(admin) ?? made.reason)
  return made.value.password
}

await runCommand(async (db) => {
  const given = readArguments()
  if (given.help) {
    console.log(USAGE)
    return
  }
  const username = check(
    USERNAME,
    given.username ?? (await ask('User name (a-z, 0-9, dot, dash, underscore): ', '--username')),
    'A user name has 2 to 60 of the characters a-z, 0-9, dot, dash and underscore.',
  )
  const displayName = check(
    SHOWN_NAME,
    given.name ?? (await ask('Name as others see it: ', '--name')),
    'The name has 1 to 60 characters.',
  )
  const fromStdin = given['password-stdin'] === true
  const ownPassword = fromStdin
    ? check(newPasswordFor(username), await readPasswordFromStdin(), PASSWORD_FAULT)
    : undefined
  await migrateToLatest(db)
  const password = await createAdmin(db, {
    username,
    displayName,
    ...(ownPassword === undefined ? {} : { ownPassword }),
  })
  console.log(`${displayName} (${username}) can sign in as administrator now.`)
  if (!fromStdin)
    console.log(
      `One-time password: ${password}\nIt is shown only here, lasts ${ONE_TIME_PASSWORD_DAYS} days and has to be changed at the first sign-in.`,
    )
})
