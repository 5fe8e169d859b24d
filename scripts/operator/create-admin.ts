// npm run create-admin: makes the first account of a house. There is no default account and no default password.
import { randomInt } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { NEW_PASSWORD, SHOWN_NAME, USERNAME } from '#app/features/accounts/account-forms'
import { containsName } from '#app/features/accounts/common-passwords'
import { ONE_TIME_PASSWORD_DAYS, oneTimeUntil } from '#app/features/accounts/one-time-password'
import { hashPassword } from '#app/features/accounts/password.server'
import { appendAudit, SYSTEM } from '#app/features/audit/audit.server'
import { nameKey } from '#app/rules/shown-name'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { migrateToLatest } from '#db/migrate'
import { findPersonByUsername, insertPerson } from '#db/queries/accounts'
import { inTransaction } from '#db/transaction'
import { CommandError, runCommand } from './command'

const USAGE = `Usage: npm run create-admin -- [--username NAME] [--name "SHOWN NAME"] [--password-stdin]
Without --password-stdin a one-time password is made up and printed; it has to be changed at the first sign-in.`

/** No letters or digits that look alike. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LENGTH = 4

function makeOneTimePassword(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

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

interface NewAdmin {
  username: string
  displayName: string
  password: string
  mustChangePassword: boolean
}

async function createAdmin(db: Db, admin: NewAdmin): Promise<void> {
  const passwordHash = await hashPassword(admin.password)
  await inTransaction(db, async (tx) => {
    if (await findPersonByUsername(tx, admin.username))
      throw new CommandError(
        `There is somebody called ${admin.username} already; nothing was changed. Choose another --username.`,
      )
    const id = newId()
    const now = Date.now()
    const row = {
      id,
      username: admin.username,
      display_name: admin.displayName,
      name_key: nameKey(admin.displayName),
      password_hash: passwordHash,
      must_change_password: admin.mustChangePassword ? (1 as const) : (0 as const),
      one_time_until: admin.mustChangePassword ? oneTimeUntil(now) : null,
      demo_note: null,
      created_at: now,
    }
    await insertPerson(tx, row, ['admin'])
    await appendAudit(tx, {
      actor: SYSTEM,
      now,
      action: 'create:person',
      entity: 'person',
      entityId: id,
      reason: 'create-admin',
      after: { username: admin.username, display_name: admin.displayName, roles: ['admin'] },
    })
  })
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
  const password = fromStdin
    ? check(newPasswordFor(username), await readPasswordFromStdin(), PASSWORD_FAULT)
    : makeOneTimePassword()
  await migrateToLatest(db)
  await createAdmin(db, { username, displayName, password, mustChangePassword: !fromStdin })
  console.log(`${displayName} (${username}) can sign in as administrator now.`)
  if (!fromStdin)
    console.log(
      `One-time password: ${password}\nIt is shown only here, lasts ${ONE_TIME_PASSWORD_DAYS} days and has to be changed at the first sign-in.`,
    )
})
