import { describe, expect, test } from 'vitest'
import type { Activity } from '#app/content/plan'
import {
  anActivity,
  anEntry,
  aPlan,
  aProgress,
  aSignOff,
  aSubmittedRecord,
  type ProgressWish,
} from '#tests/builders/progress'
import type { ActivityFacts } from './facts'
import type { Delegation } from './signers'
import { listWaiting } from './waiting'

const MENTOR = { id: 'mentor', roles: ['mentor'] }
const MANAGER = { id: 'manager', roles: ['manager'] }
const LECTURER = { id: 'lecturer', roles: ['delegate'] }
const TRAINEE = { id: 'trainee', roles: ['trainee'] }
const NAMED: Delegation[] = [{ cohortId: 'cohort', activityId: 'D01-1', personId: 'lecturer', role: 'lecturer' }]
const sheet = (examinerId: string, rubricId = 'R5') => ({
  id: 's',
  rubricId,
  examinerId,
  percent: 80,
  hardFault: null,
  stateMark: 80,
  comment: '好',
  madeAt: 900,
})
const attempt = (state: ActivityFacts['attempts'][number]['state']): ActivityFacts['attempts'][number] => ({
  id: 'a',
  examId: 'e',
  kind: 'stage',
  state,
  startedAt: 400,
  deadlineAt: 500,
  percent: 80,
  passPercent: 70,
  passed: true,
  releasedAt: state === 'released' ? 600 : null,
})

/** Of the first day; what stands at nine has begun. */
const AFTERNOON = Date.parse('2026-01-05T14:00:00+08:00')
const ORAL = {
  type: 'oral',
  leader: 'examiner',
  settings: { rubric: 'R1', questions: 5, examiners: 2, passPercent: 70 },
} as const
const FINAL = { ...ORAL, type: 'exam', settings: { ...ORAL.settings, exam: 'e' } } as const
const EXAMINERS: Delegation[] = ['second', 'third'].map((personId) => ({
  cohortId: 'cohort',
  activityId: 'D01-1',
  personId,
  role: 'examiner',
}))
const person = (id: string, ...roles: string[]) => ({ id, roles })
const marks = (...given: [string, number][]) => ({
  sheets: given.map(([id, percent], n) => ({ ...sheet(id, 'R1'), id: `s-${id}`, percent, madeAt: 900 + n })),
})

const LIVE = { hidden: false, maxChats: 3, expectPercent: 60 }

function waits(
  person: { id: string; roles: string[] },
  activity: Partial<Activity> & { type: Activity['type'] },
  own: Partial<ActivityFacts>,
  more: Omit<ProgressWish, 'plan'> & { delegations?: Delegation[]; now?: number } = {},
) {
  const { delegations = [], now = AFTERNOON, ...wish } = more
  const plan = aPlan([[anActivity({ id: 'D01-1', ...activity })]])
  return listWaiting([aProgress({ plan, ...wish, facts: { 'D01-1': own } })], person, delegations, now).map(
    (w) => `${w.kind}${w.slot ? `:${w.slot}` : ''}`,
  )
}

describe('who waits for whom', () => {
  const signed = { type: 'briefing', signers: ['mentor', 'manager'] } as const
  const done = { record: aSubmittedRecord() }
  test.each<[string, string[], string[]]>([
    [
      'the mentor signs the mentor slot only',
      waits(MENTOR, { ...signed, signers: ['mentor', 'manager'] }, done),
      ['sign:mentor'],
    ],
    [
      'the manager signs the manager slot only',
      waits(MANAGER, { ...signed, signers: ['mentor', 'manager'] }, done),
      ['sign:manager'],
    ],
    ['nothing is signed before the own part is done', waits(MENTOR, { ...signed, signers: ['mentor'] }, {}), []],
    [
      'nothing waits for a stranger',
      waits({ id: 'x', roles: ['mentor'] }, { ...signed, signers: ['mentor'] }, done),
      [],
    ],
    [
      'nothing of one’s own waits for oneself',
      waits({ id: 'trainee', roles: ['manager'] }, { ...signed, signers: ['manager'] }, done),
      [],
    ],
    [
      'a signed slot waits no more',
      waits(MENTOR, { ...signed, signers: ['mentor', 'manager'] }, { ...done, signOffs: [aSignOff()] }),
      [],
    ],
    [
      'a "not yet" waits for the trainee',
      waits(
        MENTOR,
        { ...signed, signers: ['mentor'] },
        { ...done, signOffs: [aSignOff({ verdict: 'not_yet', signedAt: 800 })] },
      ),
      [],
    ],
    [
      'handed in again it waits for the signer',
      waits(
        MENTOR,
        { ...signed, signers: ['mentor'] },
        { record: aSubmittedRecord({}, 900), signOffs: [aSignOff({ verdict: 'not_yet', signedAt: 800 })] },
      ),
      ['sign:mentor'],
    ],
    [
      'a withdrawn signature waits again',
      waits(MENTOR, { ...signed, signers: ['mentor'] }, { ...done, signOffs: [aSignOff({ verdict: 'withdrawn' })] }),
      ['sign:mentor'],
    ],
    [
      'without a mentor the manager is asked',
      waits(MANAGER, { ...signed, signers: ['mentor'] }, done, { mentorId: null }),
      ['sign:mentor'],
    ],
    [
      'a named lecturer signs',
      waits(LECTURER, { type: 'lecture', signers: ['lecturer'] }, {}, { delegations: NAMED }),
      ['sign:lecturer'],
    ],
    [
      'then the mentor is not asked',
      waits(MENTOR, { type: 'lecture', signers: ['lecturer'] }, {}, { delegations: NAMED }),
      [],
    ],
    [
      'with nobody named the mentor stands in',
      waits(MENTOR, { type: 'lecture', signers: ['lecturer'] }, {}),
      ['sign:lecturer'],
    ],
    [
      'a name in another cohort counts for nothing',
      waits(
        LECTURER,
        { type: 'lecture', signers: ['lecturer'] },
        {},
        { delegations: [{ ...NAMED[0]!, cohortId: 'other' }] },
      ),
      [],
    ],
    [
      'with nobody named the manager stands in for HR',
      waits(MANAGER, { type: 'lecture', signers: ['hr'] }, {}),
      ['sign:hr'],
    ],
    [
      'a mentor accepts a mentee',
      waits(MENTOR, { type: 'briefing', signers: ['mentor'], settings: { acceptMentor: true } }, {}),
      ['accept:mentor'],
    ],
    [
      'a price change waits for the mentor',
      waits(MENTOR, { type: 'live', settings: LIVE }, { entries: [anEntry({ kind: 'price-change' })] }),
      ['confirm'],
    ],
    [
      'a confirmed one does not',
      waits(
        MENTOR,
        { type: 'live', settings: LIVE },
        { entries: [anEntry({ kind: 'price-change', state: 'confirmed' })] },
      ),
      [],
    ],
    [
      'the live sheet waits once the log is in',
      waits(MENTOR, { type: 'live', settings: LIVE }, { record: aSubmittedRecord() }),
      ['sheet'],
    ],
    [
      'and no more once it is written',
      waits(MENTOR, { type: 'live', settings: LIVE }, { record: aSubmittedRecord(), sheets: [sheet('mentor')] }),
      [],
    ],
    [
      'a question waits for the mentor',
      waits(
        MENTOR,
        { type: 'question-time', leader: 'lecturer', settings: { fromDay: 1 } },
        { entries: [anEntry({ kind: 'question' })] },
      ),
      ['answer'],
    ],
    [
      'and for the lecturer who leads',
      waits(
        LECTURER,
        { type: 'question-time', leader: 'lecturer', settings: { fromDay: 1 } },
        { entries: [anEntry({ kind: 'question' })] },
        { delegations: NAMED },
      ),
      ['answer'],
    ],
    [
      'a dated question rests until its day',
      waits(
        MENTOR,
        { type: 'question-time', settings: { fromDay: 1 } },
        { entries: [anEntry({ kind: 'question', dueOn: '2026-01-06' })] },
      ),
      [],
    ],
    [
      'and comes back on it',
      waits(
        MENTOR,
        { type: 'question-time', settings: { fromDay: 1 } },
        { entries: [anEntry({ kind: 'question', dueOn: '2026-01-05' })] },
      ),
      ['answer'],
    ],
    [
      'an open gap waits for the mentor',
      waits(
        MENTOR,
        { type: 'coaching', settings: { rubric: 'R5' } },
        { sheets: [sheet('mentor')], entries: [anEntry({ kind: 'gap' })] },
      ),
      ['gap'],
    ],
    [
      'a coaching sheet waits for who leads',
      waits(MENTOR, { type: 'coaching', settings: { rubric: 'R5' } }, {}),
      ['sheet'],
    ],
    [
      'an examiner marks once',
      waits(
        MENTOR,
        { type: 'oral', leader: 'examiner', settings: { rubric: 'R1', questions: 5, examiners: 2, passPercent: 70 } },
        { sheets: [sheet('mentor', 'R1')] },
      ),
      [],
    ],
    [
      'papers stand in no list under a name',
      waits(MENTOR, { type: 'exam', settings: { exam: 'e' } }, { attempts: [attempt('submitted')] }),
      [],
    ],
    [
      'a hearing asks nobody before its hour',
      waits(MENTOR, ORAL, {}, { now: Date.parse('2026-01-05T08:59:00+08:00') }),
      [],
    ],
    [
      'and its examiners from then on',
      waits(person('second', 'delegate'), ORAL, {}, { delegations: EXAMINERS }),
      ['sheet'],
    ],
    ['the mentor is not asked where two are named', waits(MENTOR, ORAL, {}, { delegations: EXAMINERS }), []],
    ['but is where one is named', waits(MENTOR, ORAL, {}, { delegations: EXAMINERS.slice(1) }), ['sheet']],
    ['a manager fills a place that stays empty', waits(MANAGER, ORAL, {}), ['sheet']],
    ['and is not asked where none does', waits(MANAGER, ORAL, {}, { delegations: EXAMINERS }), []],
    [
      'the third mark is asked of the mentor where both named ones have marked',
      waits(MENTOR, ORAL, marks(['second', 90], ['third', 40]), { delegations: EXAMINERS }),
      ['sheet'],
    ],
    [
      'and of nobody who has marked',
      waits(person('second', 'delegate'), ORAL, marks(['second', 90], ['third', 40]), { delegations: EXAMINERS }),
      [],
    ],
    [
      'of a manager where the mentor is one of the two',
      waits(MANAGER, ORAL, marks(['mentor', 90], ['third', 40]), { delegations: EXAMINERS.slice(1) }),
      ['sheet'],
    ],
    [
      'of nobody where the two agree',
      waits(MENTOR, ORAL, marks(['second', 70], ['third', 75]), { delegations: EXAMINERS }),
      [],
    ],
    ['the hearing of a written exam asks nobody before it is sat', waits(MENTOR, FINAL, {}), []],
    ['nor while it is being written', waits(MENTOR, FINAL, { attempts: [attempt('in_progress')] }), []],
    ['and its examiners once it is handed in', waits(MENTOR, FINAL, { attempts: [attempt('submitted')] }), ['sheet']],
    [
      'a released one waits for its signature',
      waits(
        MENTOR,
        { type: 'exam', signers: ['examiner'], settings: { exam: 'e' } },
        { attempts: [attempt('released')] },
      ),
      ['sign:examiner'],
    ],
    [
      'a found check waits for its debrief',
      waits(MENTOR, { type: 'mystery', settings: { rubric: 'R4', scripts: 1 } }, { sheets: [sheet('shopper', 'R4')] }),
      ['debrief'],
    ],
    [
      'nothing of a locked day waits',
      waits(MENTOR, { type: 'coaching', settings: { rubric: 'R5' } }, {}, { today: '2026-01-01' }),
      [],
    ],
    ['a trainee has no queue', waits(TRAINEE, { type: 'coaching', settings: { rubric: 'R5' } }, {}), []],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))

  describe('a row that a manager has waived', () => {
    const waived = { waived: ['D01-1'] }

    test.each<
      [string, { id: string; roles: string[] }, Partial<Activity> & { type: Activity['type'] }, Partial<ActivityFacts>]
    >([
      ['a signature', MENTOR, signed as never, done],
      ['a sheet', MENTOR, { type: 'coaching', settings: { rubric: 'R5' } } as never, {}],
      ['an examiner', MENTOR, ORAL as never, {}],
      [
        'runs to look at',
        MENTOR,
        { type: 'typing', settings: { runs: 3, passSpeed: 51 } } as never,
        { typingHeld: 1, typingHeldAt: [1] },
      ],
    ])('asks nobody for %s', (_, who, activity, own) => {
      expect(waits(who, activity, own)).not.toEqual([])
      expect(waits(who, activity, own, waived)).toEqual([])
    })

    test('keeps its questions and gaps, and a mark that is under way', () => {
      const entries = [anEntry({ kind: 'gap' }), anEntry({ kind: 'question' })]
      expect(waits(MENTOR, signed as never, { ...done, entries }, waived)).toEqual(['answer', 'gap'])
      const apart = marks(['mentor', 40], ['second', 90])
      const ask = { ...waived, delegations: EXAMINERS }
      expect(waits(person('third', 'delegate'), ORAL as never, apart, ask)).toEqual(['sheet'])
    })
  })

  test('the longest wait comes first', () => {
    const plan = aPlan([
      [
        anActivity({ id: 'D01-1', type: 'briefing', signers: ['mentor'] }),
        anActivity({ id: 'D01-2', type: 'briefing', signers: ['mentor'] }),
      ],
    ])
    const progress = aProgress({
      plan,
      facts: { 'D01-1': { record: aSubmittedRecord({}, 900) }, 'D01-2': { record: aSubmittedRecord({}, 800) } },
    })
    expect(listWaiting([progress], MENTOR, [], AFTERNOON).map((w) => [w.activityId, w.since])).toEqual([
      ['D01-2', 800],
      ['D01-1', 900],
    ])
  })
})
