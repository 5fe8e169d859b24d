import type { DescribeInput } from '../../activity-type'
import { decidePractical, isPractical, practicalPercent } from '../../practical'
import { heardView } from '../oral/describe'

export function describeChatSimulation(input: DescribeInput<'chat-simulation'>) {
  const { activity, facts, progress } = input
  const { seats, minutes, cards, examiners, passPercent } = activity.settings
  const [last] = facts.chats
  const percent = practicalPercent(activity, facts)
  const entry = progress.activities.find((one) => one.activity.id === activity.id)
  return {
    type: 'chat-simulation' as const,
    seats,
    minutes,
    cards,
    ...heardView({ questions: cards, examiners, passPercent }, input),
    mayBegin: entry !== undefined && isPractical(entry) && decidePractical(entry, progress).ok,
    sitting: last ? { id: last.id, state: last.state } : null,
    /** Null until every examiner has marked. */
    percent,
    passed: percent === null ? null : percent >= passPercent,
  }
}
