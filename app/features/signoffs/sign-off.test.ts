import { describe, expect, it } from 'vitest'
import type { ActivityType } from '#app/content/activity-settings'
import type { SignerRole } from '#app/content/plan'
import type { Outcome } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'
import type { ActivityStatus } from '../activities/activity-state'
import type { Missing } from '../activities/activity-type'
import type { Delegation } from '../activities/signers'
import { newerThan, readSeenCard, seenCard } from './seen-card'
import { signForm } from './sign-forms'
import { decideSignOff, decideSlot, decideUndo, type SignCase, type SignCommand } from './sign-off'

const ENROLMENT = { cohort_id: 'c1', trainee_id: 'trainee', mentor_id: 'mentor' }
const SLOTS: SignerRole[] = ['mentor', 'manager', 'lecturer', 'examiner', 'hr', 'warehouse-head', 'aftersales-guide']

function activity(
  signers: readonly SignerRole[] = SLOTS,
  change: Partial<{ settings: Record<string, unknown>; type: ActivityType; start: string }> = {},
) {
  return {
    id: 'D05-2',
    signers: [...signers],
    settings: {},
    type: 'lecture' as ActivityType,
    start: '09:00',
    ...change,
  }
}

const PEOPLE = {
  mentor: { id: 'mentor', roles: ['mentor'] },
  otherMentor: { id: 'other-mentor', roles: ['mentor'] },
  manager: { id: 'manager', roles: ['manager'] },
  admin: { id: 'admin', roles: ['admin'] },
  named: { id: 'named', roles: ['delegate'] },
  delegate: { id: 'delegate', roles: ['delegate'] },
  trainee: { id: 'trainee', roles: ['trainee'] },
  /** Somebody promoted to every role while still in training. */
  powerfulTrainee: { id: 'trainee', roles: ['trainee', 'mentor', 'manager', 'delegate'] },
  formerMentor: { id: 'mentor', roles: ['trainee'] },
} as const
type Who = keyof typeof PEOPLE

function named(role: string, change: Partial<Delegation> = {}): Delegation[] {
  return [{ cohortId: 'c1', activityId: 'D05-2', personId: 'named', role, ...change }]
}

function said(outcome: Outcome<{ standsIn: boolean }>): string {
  if (!outcome.ok) return outcome.reason
  return outcome.value.standsIn ? 'stands-in' : 'signs'
}

type Row = [who: Who, slot: SignerRole, delegations: Delegation[], expected: string]
const NOBODY: Delegation[] = []

const WHO_MAY_SIGN: Row[] = [
  // The mentor's slot
  ['mentor', 'mentor', NOBODY, 'signs'],
  ['manager', 'mentor', NOBODY, 'stands-in'],
  ['otherMentor', 'mentor', NOBODY, 'not-allowed'],
  ['admin', 'mentor', NOBODY, 'not-allowed'],
  ['delegate', 'mentor', NOBODY, 'not-allowed'],
  ['named', 'mentor', named('lecturer'), 'not-allowed'],
  ['trainee', 'mentor', NOBODY, 'self-signing'],
  ['powerfulTrainee', 'mentor', NOBODY, 'self-signing'],
  ['formerMentor', 'mentor', NOBODY, 'not-allowed'],
  // The manager's slot
  ['manager', 'manager', NOBODY, 'signs'],
  ['mentor', 'manager', NOBODY, 'not-allowed'],
  ['admin', 'manager', NOBODY, 'not-allowed'],
  ['named', 'manager', named('hr'), 'not-allowed'],
  ['powerfulTrainee', 'manager', NOBODY, 'self-signing'],
  // Delegates' slots with somebody named: only that person
  ['named', 'lecturer', named('lecturer'), 'signs'],
  ['named', 'examiner', named('examiner'), 'signs'],
  ['named', 'hr', named('hr'), 'signs'],
  ['named', 'warehouse-head', named('warehouse-head'), 'signs'],
  ['named', 'aftersales-guide', named('aftersales-guide'), 'signs'],
  ['mentor', 'lecturer', named('lecturer'), 'not-allowed'],
  ['mentor', 'examiner', named('examiner'), 'not-allowed'],
  ['manager', 'lecturer', named('lecturer'), 'not-allowed'],
  ['manager', 'warehouse-head', named('warehouse-head'), 'not-allowed'],
  ['delegate', 'lecturer', named('lecturer'), 'not-allowed'],
  ['otherMentor', 'examiner', named('examiner'), 'not-allowed'],
  // Named for something else
  ['named', 'examiner', named('lecturer'), 'not-allowed'],
  ['named', 'lecturer', named('lecturer', { activityId: 'D06-1' }), 'not-allowed'],
  ['named', 'lecturer', named('lecturer', { cohortId: 'c2' }), 'not-allowed'],
  // Nobody named: the mentor for lecturer and examiner, a manager for any
  ['mentor', 'lecturer', NOBODY, 'stands-in'],
  ['mentor', 'examiner', NOBODY, 'stands-in'],
  ['mentor', 'hr', NOBODY, 'not-allowed'],
  ['mentor', 'warehouse-head', NOBODY, 'not-allowed'],
  ['mentor', 'aftersales-guide', NOBODY, 'not-allowed'],
  ['manager', 'lecturer', NOBODY, 'stands-in'],
  ['manager', 'examiner', NOBODY, 'stands-in'],
  ['manager', 'hr', NOBODY, 'stands-in'],
  ['manager', 'warehouse-head', NOBODY, 'stands-in'],
  ['manager', 'aftersales-guide', NOBODY, 'stands-in'],
  ['otherMentor', 'lecturer', NOBODY, 'not-allowed'],
  ['delegate', 'examiner', NOBODY, 'not-allowed'],
  ['admin', 'hr', NOBODY, 'not-allowed'],
  ['formerMentor', 'lecturer', NOBODY, 'not-allowed'],
  // The trainee, even when named
  ['trainee', 'lecturer', named('lecturer', { personId: 'trainee' }), 'self-signing'],
  ['powerfulTrainee', 'examiner', NOBODY, 'self-signing'],
  // A trainee named by mistake does not take the slot away from those who stand in
  ['mentor', 'lecturer', named('lecturer', { personId: 'trainee' }), 'stands-in'],
]

describe('who may sign which slot', () => {
  it.each(WHO_MAY_SIGN)('%s for the slot of the %s with %j: %s', (who, slot, delegations, expected) => {
    expect(
      said(decideSlot({ activity: activity(), slot, enrolment: ENROLMENT, delegations, signer: PEOPLE[who] })),
    ).toBe(expected)
  })

  it.each(SLOTS)('refuses the slot of the %s where the plan does not ask for it', (slot) => {
    const others = activity(SLOTS.filter((s) => s !== slot))
    expect(
      said(decideSlot({ activity: others, slot, enrolment: ENROLMENT, delegations: [], signer: PEOPLE.manager })),
    ).toBe('invalid-reference')
  })

  it('lets nobody accept a trainee on the mentor’s behalf', () => {
    const accepting = activity(['mentor', 'manager'], { settings: { acceptMentor: true } })
    const ask = (who: Who) =>
      said(
        decideSlot({ activity: accepting, slot: 'mentor', enrolment: ENROLMENT, delegations: [], signer: PEOPLE[who] }),
      )
    expect(ask('manager')).toBe('not-allowed')
    expect(ask('mentor')).toBe('signs')
  })
})

const DONE: ActivityStatus = { state: 'waiting', missing: [{ what: 'sign', slot: 'mentor' }], next: 'other' }
function open(...missing: Missing[]): ActivityStatus {
  return { state: 'started', missing: [...missing, { what: 'sign', slot: 'mentor' }], next: 'trainee' }
}

function given(change: Partial<SignCase> = {}): SignCase {
  return {
    activity: activity(['mentor']),
    enrolment: ENROLMENT,
    delegations: [],
    signer: PEOPLE.mentor,
    state: 'in_training',
    status: DONE,
    newest: undefined,
    today: '2026-01-10',
    on: '2026-01-10',
    zone: 'Asia/Shanghai',
    dates: ['2026-01-08', '2026-01-10', '2026-01-11'],
    now: Date.parse('2026-01-10T09:00:00+08:00'),
    promotedUpon: false,
    ...change,
  }
}

function command(change: Partial<SignCommand> = {}): SignCommand {
  return {
    slot: 'mentor',
    verdict: 'signed',
    comment: '',
    redoByOn: null,
    tookPlaceOn: null,
    expectedRevision: 0,
    ...change,
  }
}

const LIVE = { activity: activity(['mentor'], { type: 'live' }) }
const SIGNED = { revision: 1, verdict: 'signed' as const, signerId: PEOPLE.mentor.id }
const NOT_YET = { verdict: 'not_yet' as const, comment: '语气再软一点' }
const TWENTY = '今天接待稳，先问再荐做得好，还要练核对地址这一步骤'

const VERDICTS: [title: string, change: Partial<SignCase>, sent: Partial<SignCommand>, expected: string | number][] = [
  ['a first signature is revision 1', {}, {}, 1],
  ['a second one is the next revision', { newest: SIGNED }, { expectedRevision: 1 }, 2],
  ['somebody was faster', { newest: SIGNED }, { expectedRevision: 0 }, 'stale'],
  ['an invented revision', {}, { expectedRevision: 3 }, 'stale'],
  ['the own part is not done', { status: open({ what: 'notes', left: 2 }) }, {}, 'evidence-missing'],
  ['“not yet” before the own part is done', { status: open({ what: 'notes', left: 2 }) }, NOT_YET, 1],
  ['“not yet” without a reason', {}, { verdict: 'not_yet' }, 'comment-needed'],
  ['“not yet” with three characters', {}, { verdict: 'not_yet', comment: '再练练' }, 'comment-needed'],
  [
    '“not yet” with blanks around three characters',
    {},
    { verdict: 'not_yet', comment: '  再练练   ' },
    'comment-needed',
  ],
  [
    '“not yet” on a paper, which nobody can sit again for it',
    { activity: activity(['mentor'], { type: 'exam' }) },
    NOT_YET,
    'invalid-reference',
  ],
  ['“not yet” on what was waived', { status: { ...DONE, mark: 'waived' } }, NOT_YET, 'wrong-state'],
  ['a signature on what was waived', { status: { ...DONE, mark: 'waived' } }, {}, 1],
  ['“not yet” on counted runs', { activity: activity(['mentor'], { type: 'typing' }) }, NOT_YET, 'invalid-reference'],
  ['“not yet” to be redone today', {}, { ...NOT_YET, redoByOn: '2026-01-10' }, 1],
  ['“not yet” to be redone yesterday', {}, { ...NOT_YET, redoByOn: '2026-01-09' }, 'date-passed'],
  ['“not yet” to be redone in 2099', {}, { ...NOT_YET, redoByOn: '2099-01-09' }, 'date-too-far'],
  ['a live day without a comment', LIVE, {}, 'comment-needed'],
  ['a live day with nineteen characters', LIVE, { comment: '一'.repeat(19) }, 'comment-needed'],
  ['a live day with twenty', LIVE, { comment: '一'.repeat(20) }, 1],
  [
    'a live day with characters outside the basic plane counted once',
    LIVE,
    { comment: '𠮷'.repeat(19) },
    'comment-needed',
  ],
  ['a live day with what was seen', LIVE, { comment: TWENTY }, 1],
  [
    'taking back a signature',
    { newest: SIGNED },
    { verdict: 'withdrawn', comment: '签错了人', expectedRevision: 1 },
    2,
  ],
  [
    'taking back what an earlier mentor signed',
    { newest: { ...SIGNED, signerId: 'earlier' } },
    { verdict: 'withdrawn', comment: '签错了人', expectedRevision: 1 },
    'not-allowed',
  ],
  [
    '“not yet” over what an earlier mentor signed',
    { newest: { ...SIGNED, signerId: 'earlier' } },
    { ...NOT_YET, expectedRevision: 1 },
    'not-allowed',
  ],
  [
    'a manager may take back what an earlier mentor signed',
    { newest: { ...SIGNED, signerId: 'earlier' }, signer: PEOPLE.manager },
    { verdict: 'withdrawn', comment: '签错了人', expectedRevision: 1 },
    2,
  ],
  [
    'signing after an earlier mentor’s “not yet”',
    { newest: { ...SIGNED, verdict: 'not_yet', signerId: 'earlier' } },
    { expectedRevision: 1 },
    2,
  ],
  [
    'taking back what a promotion rests on',
    { newest: SIGNED, promotedUpon: true },
    { verdict: 'withdrawn', comment: '签错了人', expectedRevision: 1 },
    'promoted-upon',
  ],
  [
    '“not yet” over what a promotion rests on',
    { newest: SIGNED, promotedUpon: true },
    { ...NOT_YET, expectedRevision: 1 },
    'promoted-upon',
  ],
  ['a signature beside a promotion', { newest: SIGNED, promotedUpon: true }, { expectedRevision: 1 }, 2],
  ['taking back without a reason', { newest: SIGNED }, { verdict: 'withdrawn', expectedRevision: 1 }, 'comment-needed'],
  ['taking back nothing', {}, { verdict: 'withdrawn', comment: '签错了人' }, 'wrong-state'],
  [
    'taking back twice',
    { newest: { ...SIGNED, revision: 2, verdict: 'withdrawn' } },
    { verdict: 'withdrawn', comment: '签错了人', expectedRevision: 2 },
    'wrong-state',
  ],
  ['a day that is not open', { status: { ...DONE, state: 'locked' } }, {}, 'day-locked'],
  ['“not yet” on a day that is not open', { status: { ...DONE, state: 'locked' } }, NOT_YET, 'day-locked'],
  [
    'another branch of the story',
    { status: { state: 'not-applicable', missing: [], next: 'nobody' } },
    {},
    'wrong-state',
  ],
  ['a stranger', { signer: PEOPLE.otherMentor }, {}, 'not-allowed'],
  ['the trainee', { signer: PEOPLE.powerfulTrainee }, {}, 'self-signing'],
  ['the mentor’s acceptance is a signature and no own part', { status: open({ what: 'accept-mentor' }) }, {}, 1],
]

describe('a signature', () => {
  it.each(VERDICTS)('%s', (_title, change, sent, expected) => {
    const outcome = decideSignOff(given(change), command(sent))
    expect(outcome.ok ? outcome.value.revision : outcome.reason).toBe(expected)
  })

  it.each<EnrolmentState>(['promoted', 'eliminated', 'withdrawn'])(
    'is not given on a file that is closed: %s',
    (state) => {
      expect(decideSignOff(given({ state }), command())).toMatchObject({ reason: 'wrong-state' })
    },
  )

  it('keeps the date only with “not yet”', () => {
    expect(decideSignOff(given(), command({ redoByOn: '2026-01-12' }))).toMatchObject({ value: { redoByOn: null } })
    expect(decideSignOff(given(), command({ ...NOT_YET, redoByOn: '2026-01-12' }))).toMatchObject({
      value: { redoByOn: '2026-01-12' },
    })
  })

  it('remembers that a manager stood in', () => {
    expect(decideSignOff(given({ signer: PEOPLE.manager }), command())).toMatchObject({ value: { standsIn: true } })
  })
})

const at = (clock: string) => Date.parse(`2026-01-10T${clock}:00+08:00`)
const AFTERNOON = { activity: activity(['mentor'], { start: '13:00' }), now: at('08:35') }
const TOMORROW = { on: '2026-01-11', now: at('08:35') }

describe('before its planned hour', () => {
  it.each<[string, Partial<SignCase>, Partial<SignCommand>, string | null]>([
    ['nothing is signed', AFTERNOON, {}, 'not-begun 13:00'],
    ['a minute before, neither', { ...AFTERNOON, now: at('12:59') }, {}, 'not-begun 13:00'],
    ['at the hour it is', { ...AFTERNOON, now: at('13:00') }, {}, null],
    ['nothing of a day to come is signed', TOMORROW, {}, 'before-its-day 2026-01-11'],
    ['but with the word that it took place', AFTERNOON, { tookPlaceOn: '2026-01-10' }, '2026-01-10'],
    ['not on an earlier day', AFTERNOON, { tookPlaceOn: '2026-01-08' }, 'took-place-day 2026-01-10'],
    ['nor on its day to come', TOMORROW, { tookPlaceOn: '2026-01-10' }, 'before-its-day 2026-01-11'],
    [
      'but since its day was opened',
      { ...TOMORROW, openedOn: '2026-01-08' },
      { tookPlaceOn: '2026-01-08' },
      '2026-01-08',
    ],
    ['afterwards the word is not kept', { now: at('09:00') }, { tookPlaceOn: '2026-01-09' }, null],
    ['“not yet” is not said either', AFTERNOON, NOT_YET, 'not-begun 13:00'],
    ['but with the word', AFTERNOON, { ...NOT_YET, tookPlaceOn: '2026-01-10' }, '2026-01-10'],
    [
      'taking back needs no hour',
      { ...AFTERNOON, newest: SIGNED },
      { verdict: 'withdrawn', comment: '签错了人', expectedRevision: 1 },
      null,
    ],
    [
      'nor does accepting a trainee',
      { ...AFTERNOON, activity: activity(['mentor'], { start: '13:00', settings: { acceptMentor: true } }) },
      {},
      null,
    ],
  ])('%s', (_title, change, sent, expected) => {
    const outcome = decideSignOff(given(change), command(sent))
    expect(outcome.ok ? outcome.value.tookPlaceOn : `${outcome.reason} ${outcome.detail}`).toBe(expected)
  })

  it('a date without the tick is nobody’s word', () => {
    const form = signForm({ typeOf: () => 'lecture', today: '2026-01-10' })
    const sent = { enrolmentId: 'e', activityId: 'D05-2', slot: 'mentor', verdict: 'signed', revision: 0 }
    const dated = { ...sent, tookPlaceOn: '2026-01-09' }
    expect(form.parse(dated)).toMatchObject({ tookPlaceOn: null })
    expect(form.parse({ ...dated, tookPlace: 'yes' })).toMatchObject({ tookPlaceOn: '2026-01-09' })
    expect(form.safeParse({ ...sent, tookPlace: 'yes' }).error?.issues[0]?.path).toEqual(['tookPlaceOn'])
  })
})

describe('a tap that signed is undone', () => {
  const newest = { ...SIGNED, signedAt: at('09:00') }
  it.each<[string, Partial<Parameters<typeof decideUndo>[0]>, string | number]>([
    ['at once', {}, 2],
    ['at the end of the minute', { now: newest.signedAt + 60_000 }, 2],
    ['not after it', { now: newest.signedAt + 60_001 }, 'undo-late'],
    ['by nobody else', { signerId: PEOPLE.manager.id }, 'stale'],
    ['not twice', { newest: { ...newest, revision: 2, verdict: 'withdrawn' } }, 'stale'],
    ['not where nothing is signed', { newest: undefined }, 'stale'],
    ['not on a closed file', { state: 'promoted' }, 'wrong-state'],
    ['not beneath a promotion', { promotedUpon: true }, 'promoted-upon'],
  ])('%s', (_title, change, expected) => {
    const outcome = decideUndo({
      newest,
      signerId: PEOPLE.mentor.id,
      state: 'in_training',
      promotedUpon: false,
      now: newest.signedAt + 1,
      ...change,
    })
    expect(outcome.ok ? outcome.value.revision : outcome.reason).toBe(expected)
  })
})

describe('a card that is still on a screen', () => {
  const row = (slot: SignerRole, revision: number) => ({ slot, revision })
  it('reads back as it was written', () => {
    expect(readSeenCard(seenCard({ slot: 'warehouse-head', revision: 3 }))).toEqual(row('warehouse-head', 3))
    for (const text of [null, '', 'mentor', 'mentor.x', 'trainee.1', 'mentor.1.2', 'mentor.123456'])
      expect(readSeenCard(text)).toBeNull()
  })
  it('is stale once its own slot has a newer revision', () => {
    const seen = { slot: 'mentor' as const, revision: 1 }
    expect(newerThan(seen, [row('mentor', 1), row('manager', 4)])).toBeNull()
    expect(newerThan(seen, [row('mentor', 2), row('mentor', 3), row('mentor', 1)])).toEqual(row('mentor', 3))
  })
})
