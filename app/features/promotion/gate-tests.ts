// Decides what the tests of a gate's day say: what each measures, its line, and how far below is far.
import type { ContentFile } from '#app/content/content-file'
import { type ActivityFacts, factsOf } from '../activities/facts'
import type { ActivityProgress, Progress } from '../activities/progress'
import { awaitedTests, countingFacts, measure, secondResultsOn, sittingsOf } from '../activities/second-test'
import { decidedDrills } from '../activities/undecided-drill'
import { FAR_SPEED } from '../typing/score-typing'
import type { DecisionKind } from './decision-kinds'
import type { GateTest, TestKey } from './recommendation'
import type { SecondTests } from './wanted'

/** Phone and basic test: 60 passes, below 45 is far from the post (R2); other tests keep the same distance. */
const FAR_BELOW = 15
const KEYS: Record<string, TestKey> = { exam: 'written', typing: 'typing', phone: 'phone', 'phrase-drill': 'phrases' }

type Course = Pick<ContentFile, 'blueprints'>
type Given = Pick<Progress, 'activities' | 'facts' | 'plan' | 'enrolment'>

export function decisionActivity(
  activities: readonly ActivityProgress[],
  kind: DecisionKind,
): ActivityProgress | undefined {
  return activities.find(({ activity }) => activity.type === 'decision' && activity.settings.decision === kind)
}

/** The tests of a gate are those of its own day. */
export function gateTests(progress: Given, kind: DecisionKind, course: Course): GateTest[] {
  const gate = decisionActivity(progress.activities, kind)
  if (!gate || (kind !== 'd1-gate' && kind !== 'd3-gate')) return []
  return progress.activities
    .filter((entry) => entry.day === gate.day)
    .flatMap((entry) => gateTest(entry, progress, course))
}

/** Second tests of a gate that were asked for, and which of its tests have no result yet; null where none was. */
export function secondTestsOf(progress: Given, kind: DecisionKind): SecondTests | null {
  const lastOn = progress.activities
    .flatMap(({ again }) => (again?.gate === kind ? again.lastOn : []))
    .sort()
    .at(-1)
  if (lastOn === undefined) return null
  const awaited = awaitedTests(progress, kind).map((entry) => entry.activity.title)
  return { awaited, lastOn, resultsOn: secondResultsOn(progress, kind) }
}

/** What “improve” leads to: below its line it is sat again; what has no result yet is still the test before. */
export function satAgain(tests: readonly GateTest[]): string[] {
  return tests.flatMap(({ value, line, title }) => (value !== null && value < line ? [title] : []))
}

/** The range of a drill whose replies a person has still to look at. */
function undecidedOf({ drills }: ActivityFacts): Pick<GateTest, 'undecided'> {
  const drill = drills.find((d) => d.state === 'finished' && d.purpose === 'exam')
  if (!drill?.openQuestions || drill.percent === null) return {}
  const { percent, percentHigh, openQuestions: open } = drill
  return { undecided: { percent, percentHigh: percentHigh ?? percent, open } }
}

/** The newest sitting decides; what the ones before said stays beside it. */
function gateTest(
  { activity, again, decidedOn }: ActivityProgress,
  progress: Given,
  { blueprints }: Course,
): GateTest[] {
  const key = KEYS[activity.type]
  const lineOfExam = (id: string) => blueprints.find((b) => b.id === id)?.passPercent ?? 0
  const { plan, facts, enrolment } = progress
  const sittings = sittingsOf({ activity, plan, facts, zone: enrolment.zone })
  const newest = measure(activity, sittings.at(-1)!, lineOfExam)
  if (!key || !newest) return []
  const typing = key === 'typing'
  const released = sittings.at(-1)!.attempts.find((a) => a.state === 'released')
  return [
    {
      key,
      title: activity.title,
      activityId: activity.id,
      attemptId: key === 'written' ? (released?.id ?? null) : null,
      drillId: decidedDrills(sittings.at(-1)!)[0]?.id ?? null,
      value: newest.value,
      line: newest.line,
      farLine: typing ? FAR_SPEED : newest.line - FAR_BELOW,
      isHeld: !decidedOn && countingFacts(factsOf(facts, activity.id), again ?? null).typingHeld > 0,
      unit: typing ? 'per-minute' : 'percent',
      earlier: sittings.slice(0, -1).flatMap((one) => measure(activity, one, lineOfExam)?.value ?? []),
      ...undecidedOf(sittings.at(-1)!),
      again: again ? { state: again.state, on: again.opensOn, lastOn: again.lastOn } : null,
    },
  ]
}
