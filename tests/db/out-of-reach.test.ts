import { expect, it } from 'vitest'
import { unlockDay } from '#app/features/cohorts/unlock-day.server'
import { recordConduct } from '#app/features/conduct/record-conduct.server'
import { reverseConduct } from '#app/features/conduct/reverse-conduct.server'
import { ruleOnDispute } from '#app/features/conduct/rule-on-dispute.server'
import { openGap } from '#app/features/live-work/open-gap.server'
import { makeDecision } from '#app/features/promotion/make-decision.server'
import type { Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { testContent } from '#tests/builders/content'
import { anEnrolment, type BuiltEnrolment } from '#tests/builders/enrolment'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { DAY_MS, NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { WITHDRAWAL } from './promotion-scene'

const now = NOW + 30 * DAY_MS
const content = testContent()

interface Act {
  db: Db
  by: BuiltPerson
  enrolmentId: string
}

/** Each asks the permission table again under the lock, whatever the page before it has asked. */
const ACTS: Record<string, (act: Act) => Promise<Outcome<unknown>>> = {
  'writing into the ledger': ({ db, ...act }) =>
    recordConduct(db, { ...acting(act), content, ruleId: 'other', points: -1, note: '迟到', occurredOn: '2026-01-20' }),
  'taking a line of the ledger back': ({ db, ...act }) =>
    reverseConduct(db, { ...acting(act), lineId: 'none', note: '记错了' }),
  'ruling on a dispute': ({ db, ...act }) =>
    ruleOnDispute(db, { ...acting(act), lineId: 'none', upheld: true, note: '查清楚了' }),
  'opening a day early': ({ db, ...act }) => unlockDay(db, { ...acting(act), day: 20, reason: '提前练习直播' }),
  'writing down a gap': ({ db, ...act }) =>
    openGap(db, { ...acting(act), content, activityId: 'D05-2', gap: { text: '核对地址', source: '', dueOn: null } }),
  deciding: ({ db, ...act }) =>
    makeDecision(db, {
      ...acting(act),
      decider: act.by,
      content,
      ...WITHDRAWAL,
    }),
}

function acting({ by, enrolmentId }: Omit<Act, 'db'>) {
  return { actor: { id: by.id, requestId: null }, viewer: viewerOf(by), now, enrolmentId }
}

describeDatabases('what is out of reach', (open) => {
  it.each(Object.entries(ACTS))('%s answers as for what is missing, so that ids tell nothing', async (_, act) => {
    const { db } = await open()
    const { id } = await anEnrolment(db)
    const stranger = await aPerson(db, { roles: ['mentor'] })
    expect(await act({ db, by: stranger, enrolmentId: id })).toEqual({ ok: false, reason: 'not-found' })
    expect(await act({ db, by: stranger, enrolmentId: 'none' })).toEqual({ ok: false, reason: 'not-found' })
  })

  /** Who sees the enrolment, and may not do this to it. */
  const SEES: Record<string, (enrolment: BuiltEnrolment) => BuiltPerson> = {
    'writing into the ledger': ({ trainee }) => trainee,
    'taking a line of the ledger back': ({ trainee }) => trainee,
    'opening a day early': ({ trainee }) => trainee,
    'writing down a gap': ({ trainee }) => trainee,
    deciding: ({ mentor }) => mentor!,
  }
  it.each(Object.entries(SEES))('%s is not allowed to who sees it and may not', async (name, who) => {
    const { db } = await open()
    const enrolment = await anEnrolment(db)
    expect(await ACTS[name]!({ db, by: who(enrolment), enrolmentId: enrolment.id })).toEqual({
      ok: false,
      reason: 'not-allowed',
    })
  })
})
