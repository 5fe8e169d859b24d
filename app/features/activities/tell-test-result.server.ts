import type { Content } from '#app/content/content.server'
import type { Tx } from '#db/transaction'
import { notify } from '../notifications/notify.server'
import { readActivityCase } from './activity-case.server'
import { failedStepOf } from './failed-step'
import { measure, sittingsOf } from './second-test'

/**
 * Tells the trainee what a test of a gate without a paper came to, and what follows, once it is complete. Who typed has just
 * read that it was passed, and hears only the rest.
 */
export async function tellTestResult(
  tx: Tx,
  input: { enrolmentId: string; activityId: string; content: Content; now: number },
): Promise<void> {
  const found = await readActivityCase(tx, input)
  if (!found.ok) return
  const { enrolment, progress, entry } = found.value
  const { activity, status } = entry
  if (status.missing.some(({ what }) => what === 'typing' || what === 'typing-held')) return
  const { plan, facts } = progress
  const newest = measure(activity, sittingsOf({ activity, plan, facts, zone: enrolment.zone }).at(-1)!, () => 0)
  if (newest?.value == null) return
  const passed = newest.value >= newest.line
  if (passed && activity.type === 'typing') return
  const step = passed ? null : failedStepOf(entry, progress, input.content.blueprints)
  const payload = { activityId: activity.id, title: activity.title, passed }
  const next = step ? { next: step.what, on: step.on } : {}
  await notify(tx, { to: enrolment.trainee_id, kind: 'test-result', payload: { ...payload, ...next }, now: input.now })
}
