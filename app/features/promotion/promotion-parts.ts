// Decides what the four parts of the promotion file are made of, and what they weigh.
import type { Activity } from '#app/content/plan'
import type { PromotionSettings } from '#app/content/promotion-settings'
import { attendanceOf } from '../activities/attendance'
import { type EnrolmentFacts, factsOf } from '../activities/facts'
import type { ActivityProgress, Progress } from '../activities/progress'
import { computeDailyState, type DailyState } from '../rubrics/daily-state'
import { examinersOf, examinersResult, isHeard, LIVE_RUBRIC, rubricOf } from '../rubrics/sheet'
import type { ExamResult } from './exam-result'
import { computeWeightedScore, meanPercent, type WeightedScore } from './weighted-score'

interface EvidenceLine {
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
function oralPercent(activity: Activity, facts: EnrolmentFacts): number | null {
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
