// Decides what the four parts of the promotion file are made of, and what they weigh.
import type { Activity } from '#app/content/plan'
import type { PromotionSettings } from '#app/content/promotion-settings'
import { attendanceOf } from '../activities/attendance'
import { type DrillFact, type EnrolmentFacts, factsOf } from '../activities/facts'
import { isPractical, practicalPercent } from '../activities/practical'
import type { ActivityProgress, Progress } from '../activities/progress'
import { computeDailyState, type DailyState } from '../rubrics/daily-state'
import { examinersOf, examinersResult, isHeard, LIVE_RUBRIC, rubricOf } from '../rubrics/sheet'
import type { ExamResult } from './exam-result'
import { computeWeightedScore, meanPercent, type WeightedScore } from './weighted-score'

export interface EvidenceLine {
  title: string
  activityId: string
  percent: number | null
  /** The line to reach; 0 where there is none. */
  line: number
  /** Why there is no result: it is due, replies wait for the mentor, its day has not come, or a manager has waived it. */
  lacking: 'missing' | 'undecided' | 'to-come' | 'waived' | null
}

export interface Parts {
  score: WeightedScore
  daily: DailyState
  attendance: { present: number; due: number }
  oral: EvidenceLine[]
  /** Practical exams; each is part of the evidence and has a line of its own. */
  practicals: EvidenceLine[]
  evidence: EvidenceLine[]
  /** The line of the practical part as a whole. */
  practicalLine: number
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
    .map((entry) =>
      lineOf(entry, facts, { percent: heardBy(entry.activity, facts), line: passPercentOf(entry.activity) }),
    )
  const practicals = activities
    .filter(isPractical)
    .filter(({ status }) => status.state !== 'not-applicable')
    .map((entry) => {
      const percent = practicalPercent(entry.activity, factsOf(facts, entry.activity.id))
      return lineOf(entry, facts, { percent, line: passPercentOf(entry.activity) })
    })
  const evidence = [...practicalEvidence(activities, facts), ...practicals]
  const newestOn = (day: number) =>
    input.exams.filter((e) => activities.some((a) => a.activity.id === e.activityId && a.day === day)).at(-1)
      ?.percent ?? null
  const decisive = input.exams.filter((e) => e.kind === 'final' || e.kind === 'retake').at(-1)
  const score = computeWeightedScore(
    {
      written: { final: decisive?.percent ?? null, d18: newestOn(18), d8: newestOn(8) },
      oral: wholePercent(oral),
      dailyState: daily.percent,
      evidence: wholePercent(evidence),
    },
    input.settings,
  )
  return { score, daily, attendance, oral, practicals, evidence, practicalLine: input.settings.practicalPassPercent }
}

/** What does not reach its line: each hearing, each practical exam, and the practical part as a whole, which has no title of its own. */
export function partsBelow({
  oral,
  practicals,
  score,
  practicalLine,
}: Pick<Parts, 'oral' | 'practicals' | 'score' | 'practicalLine'>) {
  const practical = score.lines.find(({ key }) => key === 'evidence')?.percent ?? null
  const lines = [
    ...[...oral, ...practicals].map(({ title, activityId, percent, line }) => ({
      key: activityId,
      title,
      percent,
      line,
    })),
    { key: 'practical', title: null, percent: practical, line: practicalLine },
  ]
  return lines.flatMap(({ percent, ...own }) => (percent !== null && percent < own.line ? [{ ...own, percent }] : []))
}

/** Of several results the mean; none while one that is due is missing, so that nothing drops out in silence. */
function wholePercent(lines: readonly EvidenceLine[]): number | null {
  return lines.some((line) => line.lacking === 'missing' || line.lacking === 'undecided')
    ? null
    : meanPercent(lines.map((line) => line.percent))
}

function lineOf(
  { activity, status }: ActivityProgress,
  facts: EnrolmentFacts,
  result: Pick<EvidenceLine, 'percent' | 'line'>,
): EvidenceLine {
  const why = () => {
    if (facts.waived.some(({ subject }) => subject === activity.id)) return 'waived'
    return status.state === 'locked' ? 'to-come' : 'missing'
  }
  return { title: activity.title, activityId: activity.id, ...result, lacking: result.percent === null ? why() : null }
}

function passPercentOf({ settings }: Activity): number {
  return 'passPercent' in settings ? settings.passPercent : 0
}

/** Null until every examiner is in, a third one too where two lie apart. */
function heardBy(activity: Activity, facts: EnrolmentFacts): number | null {
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

/** A mark counts once nothing of it is open any more. */
function drillLine(
  entry: ActivityProgress,
  facts: EnrolmentFacts,
  { percent, openQuestions = 0 }: DrillFact,
): EvidenceLine {
  const line = passPercentOf(entry.activity)
  const shown = lineOf(entry, facts, { percent: openQuestions > 0 ? null : percent, line })
  return openQuestions > 0 && shown.lacking !== 'waived' ? { ...shown, lacking: 'undecided' } : shown
}

/** What was shown on the job: the mystery customer, the phone, and the phrase test taken last. */
function practicalEvidence(activities: readonly ActivityProgress[], facts: EnrolmentFacts): EvidenceLine[] {
  const sheetLines = activities
    .filter(({ activity }) => activity.type === 'mystery' || activity.type === 'phone')
    .map((entry) => {
      const sheets = factsOf(facts, entry.activity.id).sheets.filter((s) => s.rubricId === rubricOf(entry.activity))
      return lineOf(entry, facts, {
        percent:
          entry.activity.type === 'phone' ? heardBy(entry.activity, facts) : meanPercent(sheets.map((s) => s.percent)),
        line: passPercentOf(entry.activity),
      })
    })
  const drills = activities.flatMap((entry) =>
    factsOf(facts, entry.activity.id)
      .drills.filter((d) => d.state === 'finished' && d.purpose === 'exam' && d.percent !== null)
      .slice(0, 1)
      .map((d) => ({
        shown: drillLine(entry, facts, d),
        at: d.startedAt,
      })),
  )
  const last = drills.sort((a, b) => b.at - a.at)[0]
  return [...sheetLines, ...(last ? [last.shown] : [])]
}
