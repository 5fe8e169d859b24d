// Decides what the facts of one trainee mean for a decision: the gate's tests, the weighted parts, what is missing.
import type { ContentFile } from '#app/content/content-file'
import type { Activity } from '#app/content/plan'
import type { PromotionSettings } from '#app/content/promotion-settings'
import { addDays, addMonths, localDateOf } from '#app/rules/dates'
import { attendanceOf } from '../activities/attendance'
import { type EnrolmentFacts, factsOf } from '../activities/facts'
import type { ActivityProgress, Progress } from '../activities/progress'
import type { TopicResult } from '../grading/score-attempt'
import { computeDailyState, type DailyState } from '../rubrics/daily-state'
import { examinersOf, examinersResult, isHeard, LIVE_RUBRIC, rubricOf } from '../rubrics/sheet'
import { bestRun, TYPING_BANDS, type TypingBand } from '../typing/score-typing'
import type { StandingDecision } from './blocks'
import type { DecisionKind } from './decision-kinds'
import type { GateTest } from './recommendation'
import type { WantedInput } from './wanted'
import { computeWeightedScore, meanPercent, type WeightedScore } from './weighted-score'

/** Phone and basic test: 60 passes, below 45 is far from the post (R2); other tests keep the same distance. */
const FAR_BELOW = 15
/** Typing below forty characters a minute is far below (R3). */
const FAR_TYPING = 40

export interface ExamResult {
  attemptId: string
  activityId: string
  examId: string
  kind: 'baseline' | 'stage' | 'makeup' | 'final' | 'retake'
  percent: number
  passPercent: number
  passed: boolean
  startedAt: number
  releasedAt: number
  topics: TopicResult[]
  formHash: string
}

type Course = Pick<ContentFile, 'blueprints' | 'promotion'>

export function decisionActivity(
  activities: readonly ActivityProgress[],
  kind: DecisionKind,
): ActivityProgress | undefined {
  return activities.find(({ activity }) => activity.type === 'decision' && activity.settings.decision === kind)
}

/** The tests of a gate are those of its own day. */
export function gateTests(
  progress: Pick<Progress, 'activities' | 'facts'>,
  kind: DecisionKind,
  course: Pick<Course, 'blueprints'>,
): GateTest[] {
  const gate = decisionActivity(progress.activities, kind)
  if (!gate || (kind !== 'd1-gate' && kind !== 'd3-gate')) return []
  return progress.activities
    .filter((entry) => entry.day === gate.day)
    .flatMap(({ activity }) => gateTest(activity, progress.facts, course))
}

function gateTest(activity: Activity, facts: EnrolmentFacts, { blueprints }: Pick<Course, 'blueprints'>): GateTest[] {
  const own = factsOf(facts, activity.id)
  const head = { title: activity.title, activityId: activity.id, attemptId: null }
  switch (activity.type) {
    case 'exam': {
      const attempt = own.attempts.find((a) => a.state === 'released')
      const line = attempt?.passPercent ?? blueprints.find((b) => b.id === activity.settings.exam)?.passPercent ?? 0
      return [
        {
          ...head,
          key: 'written',
          attemptId: attempt?.id ?? null,
          value: attempt?.percent ?? null,
          line,
          farLine: line - FAR_BELOW,
          unit: 'percent',
        },
      ]
    }
    case 'typing': {
      const best = bestTyping(own.typing)
      return [
        {
          ...head,
          key: 'typing',
          value: best?.speed ?? null,
          line: activity.settings.passSpeed,
          farLine: FAR_TYPING,
          unit: 'per-minute',
        },
      ]
    }
    case 'phone': {
      const value = meanPercent(own.sheets.filter((s) => s.rubricId === rubricOf(activity)).map((s) => s.percent))
      return [
        {
          ...head,
          key: 'phone',
          value,
          line: activity.settings.passPercent,
          farLine: activity.settings.passPercent - FAR_BELOW,
          unit: 'percent',
        },
      ]
    }
    case 'phrase-drill': {
      const drill = own.drills.find((d) => d.state === 'finished' && d.purpose === 'exam')
      return [
        {
          ...head,
          key: 'phrases',
          value: drill?.percent ?? null,
          line: activity.settings.passPercent,
          farLine: activity.settings.passPercent - FAR_BELOW,
          unit: 'percent',
        },
      ]
    }
    default:
      return []
  }
}

export function bestTyping(
  runs: readonly { speed: number | null; accuracy: number | null; band: string | null; finishedAt: number | null }[],
) {
  const finished = runs.flatMap((run) =>
    run.finishedAt === null || run.speed === null || run.accuracy === null
      ? []
      : [
          {
            speed: run.speed,
            accuracy: run.accuracy,
            band: TYPING_BANDS.find((b) => b === run.band) ?? ('far' satisfies TypingBand),
          },
        ],
  )
  return bestRun(finished)
}

/** Papers that matter here and are open, unmarked or unreleased: for a gate its own, later any. */
export function unreleasedTitles(
  progress: Pick<Progress, 'activities' | 'facts'>,
  kind: DecisionKind,
  tests: readonly GateTest[],
): string[] {
  const isGate = kind === 'd1-gate' || kind === 'd3-gate'
  return progress.activities
    .filter(({ activity }) => !isGate || tests.some((test) => test.activityId === activity.id))
    .filter(({ activity }) => factsOf(progress.facts, activity.id).attempts.some((a) => a.state !== 'released'))
    .map(({ activity }) => activity.title)
}

export interface EvidenceLine {
  title: string
  activityId: string
  percent: number | null
}

export interface Parts {
  score: WeightedScore
  daily: DailyState
  attendance: { present: number; due: number }
  oral: EvidenceLine[]
  evidence: EvidenceLine[]
}

/** The four parts of the promotion file with what each is made of. */
export function promotionParts(
  progress: Pick<Progress, 'activities' | 'facts' | 'calendar'>,
  input: { exams: readonly ExamResult[]; conductPoints: number; settings: PromotionSettings },
): Parts {
  const { activities, facts, calendar } = progress
  const attendance = attendanceOf(activities, calendar.today)
  const sheets = activities
    .flatMap(({ activity }) =>
      activity.type === 'live' ? factsOf(facts, activity.id).sheets.filter((s) => s.rubricId === LIVE_RUBRIC) : [],
    )
    .sort((a, b) => b.madeAt - a.madeAt)
  const daily = computeDailyState(
    { sheetPercents: sheets.map((s) => s.percent), attendance, conductPoints: input.conductPoints },
    input.settings,
  )
  const oral = activities
    .filter(({ activity, status }) => isHeard(activity) && status.state !== 'not-applicable')
    .map((entry) => ({ ...lineHead(entry), percent: oralPercent(entry.activity, facts) }))
  const evidence = practicalEvidence(activities, facts)
  const newestOn = (day: number) =>
    input.exams.filter((e) => activities.some((a) => a.activity.id === e.activityId && a.day === day)).at(-1)
      ?.percent ?? null
  const decisive = input.exams.filter((e) => e.kind === 'final' || e.kind === 'retake').at(-1)
  const score = computeWeightedScore(
    {
      written: { final: decisive?.percent ?? null, d18: newestOn(18), d8: newestOn(8) },
      oral: meanPercent(oral.map((line) => line.percent)),
      dailyState: daily.percent,
      evidence: meanPercent(evidence.map((line) => line.percent)),
    },
    input.settings,
  )
  return { score, daily, attendance, oral, evidence }
}

function lineHead({ activity }: ActivityProgress) {
  return { title: activity.title, activityId: activity.id }
}

/** Null until every examiner is in. */
export function oralPercent(activity: Activity, facts: EnrolmentFacts): number | null {
  const sheets = factsOf(facts, activity.id).sheets.filter((s) => s.rubricId === rubricOf(activity))
  const result = examinersResult(
    sheets.map((s) => ({
      id: s.id,
      percent: s.percent,
      madeAt: s.madeAt,
      hasZero: false,
      hardFault: s.hardFault !== null,
    })),
    { wanted: examinersOf(activity), passPercent: null, failsOnZero: false },
  )
  return result.state === 'decided' ? result.percent : null
}

/** What was shown on the job: the mystery customer, the phone, and the phrase test taken last. */
function practicalEvidence(activities: readonly ActivityProgress[], facts: EnrolmentFacts): EvidenceLine[] {
  const sheetLines = activities
    .filter(({ activity }) => activity.type === 'mystery' || activity.type === 'phone')
    .map((entry) => {
      const sheets = factsOf(facts, entry.activity.id).sheets.filter((s) => s.rubricId === rubricOf(entry.activity))
      return { ...lineHead(entry), percent: meanPercent(sheets.map((s) => s.percent)) }
    })
  const drills = activities.flatMap((entry) =>
    factsOf(facts, entry.activity.id)
      .drills.filter((d) => d.state === 'finished' && d.purpose === 'exam' && d.percent !== null)
      .slice(0, 1)
      .map((d) => ({ ...lineHead(entry), percent: d.percent, at: d.startedAt })),
  )
  const last = drills.sort((a, b) => b.at - a.at)[0]
  return [...sheetLines, ...(last ? [{ title: last.title, activityId: last.activityId, percent: last.percent }] : [])]
}

export interface Dates {
  finalReleasedOn: string | null
  retakeReleasedOn: string | null
  /** The day of the retake plus the months of probation. */
  probationUntilOn: string | null
  /** First date for a promotion to take effect, by the present state. */
  earliestOn: string | null
}

export function promotionDates(
  enrolment: { state: string; zone: string; probation_until_on: string | null },
  exams: readonly ExamResult[],
  settings: Pick<PromotionSettings, 'promoteAfterDays' | 'probationMonths'>,
): Dates {
  const final = exams.find((e) => e.kind === 'final')
  const retake = exams.find((e) => e.kind === 'retake')
  const on = (at: number) => localDateOf(at, enrolment.zone)
  const finalReleasedOn = final ? on(final.releasedAt) : null
  return {
    finalReleasedOn,
    retakeReleasedOn: retake ? on(retake.releasedAt) : null,
    probationUntilOn: retake ? addMonths(on(retake.startedAt), settings.probationMonths) : null,
    earliestOn:
      enrolment.state === 'on_probation'
        ? enrolment.probation_until_on
        : finalReleasedOn && addDays(finalReleasedOn, settings.promoteAfterDays),
  }
}

/** Signatures and other open things of days that have come; a decision is not one of them. */
export function missingThings(
  activities: readonly ActivityProgress[],
  currentDay: number,
): { activityId: string; title: string; day: number }[] {
  return activities
    .filter(
      ({ activity, day, status }) =>
        activity.type !== 'decision' &&
        day <= currentDay &&
        status.state !== 'done' &&
        status.state !== 'not-applicable',
    )
    .map(({ activity, day }) => ({ activityId: activity.id, title: activity.title, day }))
}

/** What the waiting rules ask for. */
export function wantedInput(input: {
  enrolment: { state: WantedInput['state']; zone: string; probation_until_on: string | null }
  today: string
  planOn: WantedInput['planOn']
  decisions: readonly (StandingDecision & { decidedAt: number })[]
  released: readonly { kind: string; releasedAt: number | null }[]
}): WantedInput {
  const { enrolment } = input
  const on = (kind: string) => {
    const at = input.released.find((r) => r.kind === kind && r.releasedAt !== null)?.releasedAt
    return at ? localDateOf(at, enrolment.zone) : null
  }
  return {
    state: enrolment.state,
    today: input.today,
    planOn: input.planOn,
    decisions: input.decisions.map(({ decidedAt, ...d }) => ({
      ...d,
      decidedOn: localDateOf(decidedAt, enrolment.zone),
    })),
    releasedOn: { final: on('final'), retake: on('retake') },
    probationUntilOn: enrolment.probation_until_on,
  }
}
