import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ENROLMENT_EVENTS } from '../features/promotion/enrolment-states'
import { auditVerbs } from './audit-verbs'

const FEATURES = path.resolve('app/features')

/** Every action that is written with an enrolment, and so is shown on its audit page. */
function listActions(): string[] {
  return readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.server.ts'))
    .map((file) => readFileSync(path.join(FEATURES, file), 'utf8'))
    .flatMap((text) => text.match(/appendAudit\(tx, \{[\s\S]*?\n {2,8}\}\)/g) ?? [])
    .filter((call) => /\benrolmentId\b/.test(call))
    .flatMap((call) => /action: .*/.exec(call)?.[0].match(/'[a-z-]+:[a-z-]+'/g) ?? [])
    .map((quoted) => quoted.slice(1, -1))
}

it('has a word for every action that is written about a trainee', () => {
  const actions = listActions()
  expect(actions.length).toBeGreaterThan(30)
  const wanted = new Set([...actions, ...ENROLMENT_EVENTS.map((event) => `${event}:enrolment`)])
  for (const verbs of Object.values(auditVerbs)) expect([...wanted].filter((action) => !verbs[action])).toEqual([])
})

it('has the same words in both languages', () => {
  expect(Object.keys(auditVerbs.en)).toEqual(Object.keys(auditVerbs['zh-CN']))
})
