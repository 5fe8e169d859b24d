import { describe, expect, test, vi } from 'vitest'
import { wordingOf } from '#app/content/rule'
import type { Outcome } from '#app/rules/outcome'
import {
  type ActivityWish,
  anActivity,
  anEntry,
  aPlan,
  aProgress,
  aSignOff,
  aSubmittedRecord,
  type ProgressWish,
} from '#tests/builders/progress'
import { type ActivityFacts, factsOf } from './facts'
import { decideReceipt, isSameName } from './receipt'
import { definitionOf } from './registry'
import {
  decideAddEntry,
  decideRecord,
  decideSubmit,
  decideWithdrawEntry,
  decideWrite,
  type TraineeActivity,
} from './trainee-work'

const answer = (outcome: Outcome<unknown>) => (outcome.ok ? 'accept' : outcome.reason)

function work(
  activity: ActivityWish,
  facts: Partial<ActivityFacts> = {},
  more: Partial<TraineeActivity> & Omit<ProgressWish, 'plan'> = {},
): TraineeActivity {
  const { actorId = 'trainee', enrolmentState = 'in_training', ...wish } = more
  const plan = aPlan([[anActivity({ id: 'D01-1', type: 'briefing' })], [anActivity({ id: 'D02-1', ...activity })]])
  const progress = aProgress({
    plan,
    today: '2026-01-06',
    ...(wish as Omit<ProgressWish, 'plan'>),
    facts: { 'D02-1': facts },
  })
  const entry = progress.activities.find((a) => a.activity.id === 'D02-1')!
  return {
    actorId,
    traineeId: 'trainee',
    enrolmentState,
    entry,
    facts: factsOf(progress.facts, 'D02-1'),
    calendar: progress.calendar,
  }
}

describe('decideWrite', () => {
  test.each([
    ['the trainee on an open day', work({ type: 'briefing' }), 'accept'],
    [
      'the trainee on a day unlocked ahead',
      work({ type: 'briefing' }, {}, { today: '2026-01-05', unlockedDays: [2] }),
      'accept',
    ],
    ['somebody else', work({ type: 'briefing' }, {}, { actorId: 'mentor' }), 'not-found'],
    ['a day that is not open', work({ type: 'briefing' }, {}, { today: '2026-01-05' }), 'day-locked'],
    ['another branch', work({ type: 'briefing', onlyIf: 'final-failed' }), 'not-found'],
    ['a closed file', work({ type: 'briefing' }, {}, { enrolmentState: 'promoted' }), 'wrong-state'],
    [
      'what somebody has signed',
      work(
        { type: 'briefing', signers: ['mentor', 'manager'] },
        { record: aSubmittedRecord(), signOffs: [aSignOff()] },
      ),
      'already-done',
    ],
    ['what is done without a signature', work({ type: 'briefing' }, { record: aSubmittedRecord() }), 'already-done'],
    [
      'after a "not yet"',
      work(
        { type: 'briefing', signers: ['mentor'] },
        { record: aSubmittedRecord(), signOffs: [aSignOff({ verdict: 'not_yet' })] },
      ),
      'accept',
    ],
  ])('%s', (_, input, expected) => expect(answer(decideWrite(input))).toBe(expected))
})

describe('decideRecord', () => {
  const record = { status: 'open' as const, data: {}, revision: 3, doneAt: null }
  test.each([
    ['the first time', work({ type: 'study', settings: { checklist: 'c' } }), 0, 'accept'],
    ['from the newest revision', work({ type: 'study', settings: { checklist: 'c' } }, { record }), 3, 'accept'],
    ['from an old revision', work({ type: 'study', settings: { checklist: 'c' } }, { record }), 2, 'stale'],
    [
      'a type without a record of the trainee',
      work({ type: 'coaching', settings: { rubric: 'R5' } }),
      0,
      'wrong-state',
    ],
    ['a mystery check', work({ type: 'mystery', settings: { rubric: 'R4', scripts: 1 } }), 0, 'wrong-state'],
  ])('%s', (_, input, revision, expected) => expect(answer(decideRecord(input, revision))).toBe(expected))
})

describe('decideAddEntry', () => {
  const calls = (n: number) => ({
    entries: Array.from({ length: n }, (_, i) => anEntry({ id: `c${i}`, kind: 'call' })),
  })
  const settings = { cap: 2, kind: 'review' }
  const live = (more: object) => ({ hidden: true, maxChats: 1, expectPercent: 55, ...more })
  test.each([
    ['a call below the cap', work({ type: 'calls', signers: ['mentor'], settings }, calls(1)), 'call', 'accept'],
    ['a call at the cap', work({ type: 'calls', signers: ['mentor'], settings }, calls(2)), 'call', 'limit-reached'],
    [
      'one taken back leaves room',
      work(
        { type: 'calls', signers: ['mentor'], settings },
        { entries: [anEntry({ kind: 'call' }), anEntry({ id: '2', kind: 'call', state: 'withdrawn' })] },
      ),
      'call',
      'accept',
    ],
    ['a kind of another type', work({ type: 'calls', signers: ['mentor'], settings }), 'note', 'wrong-state'],
    [
      'a kind that every object has',
      work({ type: 'calls', signers: ['mentor'], settings }),
      'constructor',
      'wrong-state',
    ],
    ['a gap, which is the mentor’s', work({ type: 'coaching', settings: { rubric: 'R5' } }), 'gap', 'wrong-state'],
    ['a price change while hidden', work({ type: 'live', settings: live({}) }), 'price-change', 'limit-reached'],
    [
      'a price change where the plan has them',
      work({ type: 'live', settings: live({ priceChanges: true }) }),
      'price-change',
      'accept',
    ],
    [
      'a price change on an open login',
      work({ type: 'live', settings: live({ hidden: false }) }),
      'price-change',
      'accept',
    ],
    [
      'a question on the day before',
      work({ type: 'question-time', settings: { fromDay: 1 } }, {}, { today: '2026-01-05' }),
      'question',
      'accept',
    ],
    [
      'a question too early',
      work({ type: 'question-time', settings: { fromDay: 2 } }, {}, { today: '2026-01-05' }),
      'question',
      'day-locked',
    ],
    [
      'a note on a locked day',
      work({ type: 'observation', settings: { notes: 1, kind: 'chats' } }, {}, { today: '2026-01-05' }),
      'note',
      'day-locked',
    ],
  ])('%s', (_, input, kind, expected) => expect(answer(decideAddEntry(input, kind))).toBe(expected))
})

describe('decideWithdrawEntry', () => {
  const observation = { type: 'observation' as const, settings: { notes: 5, kind: 'chats' } }
  test.each([
    ['one’s work open note', work(observation), anEntry({ kind: 'note' }), 'accept'],
    ['a missing one', work(observation), undefined, 'not-found'],
    ['one that somebody else made', work(observation), anEntry({ kind: 'note', createdBy: 'mentor' }), 'not-found'],
    ['a gap', work(observation), anEntry({ kind: 'gap' }), 'not-found'],
    [
      'one already answered',
      work({ type: 'question-time', settings: { fromDay: 1 } }),
      anEntry({ kind: 'question', state: 'closed' }),
      'already-done',
    ],
    [
      'a confirmed price',
      work({ type: 'live', settings: { hidden: false, maxChats: 3, expectPercent: 60 } }),
      anEntry({ kind: 'price-change', state: 'confirmed' }),
      'already-done',
    ],
    [
      'a receipt',
      work({ type: 'acknowledgement', settings: { rules: ['a', 'b'] } }),
      anEntry({ kind: 'receipt' }),
      'wrong-state',
    ],
  ])('%s', (_, input, entry, expected) => expect(answer(decideWithdrawEntry(input, entry))).toBe(expected))
})

describe('an agreement that is owed anew', () => {
  const briefing = (more: Partial<ActivityFacts> = {}, settings: object = { acceptMentor: true, agreement: 'pact' }) =>
    work({ type: 'briefing', signers: ['manager', 'mentor'], settings } as ActivityWish, more)
  const signed = { record: aSubmittedRecord({ met: ['顾长河'] }), signOffs: [aSignOff({ slot: 'mentor' })] }
  test('is added beside what was signed, and nothing that was signed is touched', () => {
    const owed = briefing(signed)
    expect(owed.entry.status.missing).toContainEqual({ what: 'agreement' })
    expect(answer(decideAddEntry(owed, 'agreement'))).toBe('accept')
    expect(answer(decideWrite(owed))).toBe('already-done')
    expect(answer(decideRecord(owed, 1))).toBe('already-done')
    expect(answer(decideSubmit(owed, 1, { met: ['许见微'] }))).toBe('already-done')
  })
  test('waits for nobody where nothing is signed', () => {
    const open = briefing()
    expect(answer(decideAddEntry(open, 'agreement'))).toBe('accept')
    expect(answer(decideRecord(open, 0))).toBe('accept')
  })
  test('is no door where it is not owed', () => {
    const agreed = briefing({ ...signed, entries: [anEntry({ kind: 'agreement' })] })
    expect(answer(decideAddEntry(agreed, 'agreement'))).not.toBe('accept')
  })
})

describe('asking beside the work', () => {
  const lecture = { type: 'lecture' as const, signers: ['lecturer' as const] }
  const signed = { signOffs: [aSignOff({ slot: 'lecturer' })] }
  test.each<[string, TraineeActivity, string]>([
    ['goes on after the signature', work(lecture, signed), 'accept'],
    ['is the trainee’s own', work(lecture, {}, { actorId: 'mentor' }), 'not-found'],
    ['is not for another branch', work({ ...lecture, onlyIf: 'final-failed' }), 'not-found'],
    ['ends with the training', work(lecture, {}, { enrolmentState: 'promoted' }), 'wrong-state'],
    ['waits for its day', work(lecture, {}, { today: '2026-01-05' }), 'day-locked'],
  ])('%s', (_, input, expected) => {
    expect(answer(decideAddEntry(input, 'question'))).toBe(expected)
    const own = anEntry({ kind: 'question', createdBy: input.actorId ?? '' })
    expect(answer(decideWithdrawEntry(input, own))).toBe(expected)
  })
})

describe('decideSubmit', () => {
  const notYet = { signOffs: [aSignOff({ verdict: 'not_yet' })] }
  const log = { account: '小满:07', from: '09:00', to: '11:00', chats: 12, meanReplySeconds: 28, note: '' }
  const live = {
    type: 'live' as const,
    signers: ['mentor' as const],
    settings: { hidden: false, maxChats: 3, expectPercent: 60 },
  }
  test.each<[string, TraineeActivity, unknown, string]>([
    ['a briefing with somebody met', work({ type: 'briefing' }), { met: ['顾长河'] }, 'accept'],
    ['a briefing with nobody met', work({ type: 'briefing' }), { met: [] }, 'evidence-missing'],
    ['a full live log', work(live), log, 'accept'],
    ['a live log without times', work(live), { ...log, from: '' }, 'evidence-missing'],
    ['a live log handed in already', work(live, { record: aSubmittedRecord(log) }), log, 'stale'],
    ['no questions', work({ type: 'question-time', settings: { fromDay: 1 } }), {}, 'accept'],
    [
      'a study, whose contents decide',
      work({ type: 'study', signers: ['mentor'], settings: { checklist: 'c' } }),
      {},
      'wrong-state',
    ],
    ['a mystery check', work({ type: 'mystery', settings: { rubric: 'R4', scripts: 1 } }), {}, 'wrong-state'],
    [
      'a mystery check that is still secret, even after a "not yet"',
      work({ type: 'mystery', signers: ['manager'], settings: { rubric: 'R4', scripts: 1 } }, notYet),
      {},
      'wrong-state',
    ],
    [
      'a study after a "not yet"',
      work({ type: 'study', signers: ['mentor'], settings: { checklist: 'c' } }, notYet),
      {},
      'accept',
    ],
  ])('%s', (_, input, record, expected) => expect(answer(decideSubmit(input, 0, record))).toBe(expected))

  test('a type may look at the settings of its row', () => {
    const handsIn = vi.spyOn(definitionOf({ type: 'live' }).writes!, 'handsIn')
    decideSubmit(work(live), 0, log)
    expect(handsIn).toHaveBeenCalledWith(log, expect.anything(), live.settings)
    handsIn.mockRestore()
  })
  test('twice is refused', () =>
    expect(answer(decideSubmit(work(live, { record: aSubmittedRecord(log) }), 1, log))).toBe('already-done'))
  test('again after a "not yet" is not, and wants as much as the first time', () => {
    const again = work(live, { record: aSubmittedRecord(log), ...notYet })
    expect(answer(decideSubmit(again, 1, log))).toBe('accept')
    expect(answer(decideSubmit(again, 1, { ...log, from: '' }))).toBe('evidence-missing')
  })
})

describe('receipts', () => {
  const rules = [{ id: 'conduct', version: 2, title: '行为规则', effectiveOn: '2026-01-01', intro: '', clauses: [] }]
  const at = (facts: Partial<ActivityFacts> = {}) =>
    work({ type: 'acknowledgement', settings: { rules: ['conduct', 'safety'] } }, facts)
  const data = { ruleId: 'conduct', version: 2, typedName: '林晓' }
  test.each([
    ['one’s work name under the present version', at(), data, 'accept'],
    ['spaces and width do not matter', at(), { ...data, typedName: ' 林 晓 ' }, 'accept'],
    ['another name', at(), { ...data, typedName: '林小' }, 'acknowledgement-missing'],
    ['an old version', at(), { ...data, version: 1 }, 'stale'],
    ['a rule that is not asked for', at(), { ...data, ruleId: 'pay' }, 'invalid-reference'],
    ['twice', at({ entries: [anEntry({ kind: 'receipt', data })] }), data, 'already-done'],
    [
      'after an earlier version',
      at({ entries: [anEntry({ kind: 'receipt', data: { ...data, version: 1 } })] }),
      data,
      'accept',
    ],
    [
      'after another wording under the same number',
      at({ entries: [anEntry({ kind: 'receipt', data: { ...data, wording: 'other' } })] }),
      data,
      'accept',
    ],
    [
      'after the same wording under another number',
      at({ entries: [anEntry({ kind: 'receipt', data: { ...data, version: 1, wording: wordingOf(rules[0]!) } })] }),
      data,
      'already-done',
    ],
  ])('%s', (_, input, given, expected) => expect(answer(decideReceipt(input, rules, given, '林晓'))).toBe(expected))

  test('a rule that has changed is written once more, beside what was signed', () => {
    const given = at({ entries: [anEntry({ kind: 'receipt', data: { ...data, version: 1 } })], signOffs: [aSignOff()] })
    const status = {
      state: 'started' as const,
      missing: [{ what: 'acknowledge-again' as const, left: 1 }],
      next: 'trainee' as const,
    }
    expect(answer(decideAddEntry({ ...given, entry: { ...given.entry, status } }, 'receipt'))).toBe('accept')
    expect(answer(decideAddEntry(given, 'receipt'))).toBe('already-done')
  })

  test('an empty name is nobody’s', () => expect(isSameName('', '林晓')).toBe(false))
})
