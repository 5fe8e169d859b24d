// Decides what the tests of a gate's day say: what each measures, its line, and how far below is far.
import type { ContentFile } from '#app/content/content-file'
import type { Activity } from '#app/content/plan'
import { type EnrolmentFacts, factsOf } from '../activities/facts'
import type { ActivityProgress, Progress } from '../activities/progress'
import { rubricOf } from '../rubrics/sheet'
import { bestRun, TYPING_BANDS, type TypingBand } from '../typing/score-typing'
import type { DecisionKind } from './decision-kinds'
import type { GateTest } from './recommendation'
import { meanPercent } from './weighted-score'

/** Phone and basic test: 60 passes, below 45 is far from the post (R2); other tests keep the same distance. */
const FAR_BELOW = 15
/** Typing below forty characters a minute is far below (R3). */
const FAR_TYPING = 40

type Course = Pick<ContentFile, 'blueprints'>

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
  course: Course,
): GateTest[] {
  const gate = decisionActivity(progress.activities, kind)
  if (!gate || (kind !== 'd1-gate' && kind !== 'd3-gate')) return []
  return progress.activities
    .filter((entry) => entry.day === gate.day)
    .flatMap(({ activity }) => gateTest(activity, progress.facts, course))
}

function gateTest(activity: Activity, facts: EnrolmentFacts, { blueprints }: Course): GateTest[] {
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
      const sheets = own.sheets.filter((s) => s.rubricId === rubricOf(activity))
      const value = sheets.length < activity.settings.examiners ? null : meanPercent(sheets.map((s) => s.percent))
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
