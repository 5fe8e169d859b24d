import type { Plan } from '#app/content/plan'
import { DEMO_WORDS } from '#app/i18n/demo-story'
import { addDays, instantOf, localDateOf } from '#app/rules/dates'
import { accept, type Outcome } from '#app/rules/outcome'
import { sendMessage } from '../chats/at-desk.server'
import { finishChat } from '../chats/close-chat.server'
import { actAtVisit } from '../visits/at-visit.server'
import { openDesk } from '../visits/open-desk.server'
import { planVisit } from '../visits/plan-visit.server'
import type { Part, Play, Scene, Step } from './play'
import { DEMO_REQUEST } from './seed-base.server'

/** Whose mystery customer is still to come, and whose came and was talked over. */
const PLANNED_FOR = 'day10'
const HELD_WITH = 'day22'

function planFor(
  play: Play,
  { part, activityId }: { part: Part; activityId: string },
  at: number,
  days: { scriptId: string; fromOn: string; untilOn: string },
) {
  return planVisit(play.db, {
    actor: { id: part.mentorId, requestId: DEMO_REQUEST },
    planner: { id: part.mentorId },
    now: at,
    content: play.content,
    enrolmentId: part.enrolmentId,
    activityId,
    visitorId: play.people.shopper,
    ...days,
  })
}

/** Planned, opened, played and left, through the doors everybody uses. */
async function hold(play: Play, scene: Scene): Promise<Outcome<unknown>> {
  const { part, startAt } = scene
  const { content } = play
  const today = localDateOf(startAt, part.zone)
  const visit = await planFor(play, { part, activityId: scene.activity.id }, startAt, {
    scriptId: 'CS-403',
    fromOn: today,
    untilOn: today,
  })
  if (!visit.ok) return visit
  const actor = { id: part.personId, requestId: DEMO_REQUEST }
  const own = { actor, content, enrolmentId: part.enrolmentId }
  const sitting = await openDesk(play.db, { ...own, now: startAt, seats: 1 })
  if (!sitting.ok) return sitting
  const at = (seconds: number) => startAt + seconds * 1000
  const guest = { visitorId: play.people.shopper, today, content, visitId: visit.value }
  const desk = { actor, content, sittingId: sitting.value, seat: 0 }
  const [first, second] = DEMO_WORDS.visitReplies
  const acts: (() => Promise<Outcome<unknown>>)[] = [
    () => sendMessage(play.db, { ...desk, now: at(45), clientKey: 'demo-reply-1', text: first }),
    () => actAtVisit(play.db, { ...guest, now: at(50), clientKey: 'demo-come-1', intent: 'come' }),
    () =>
      actAtVisit(play.db, {
        ...guest,
        now: at(70),
        clientKey: 'demo-line-1',
        intent: 'message',
        text: DEMO_WORDS.visitLine,
      }),
    () => sendMessage(play.db, { ...desk, now: at(125), clientKey: 'demo-reply-2', text: second }),
    () => actAtVisit(play.db, { ...guest, now: at(150), clientKey: 'demo-left-1', intent: 'leave', how: 'settled' }),
    () => finishChat(play.db, { ...desk, now: at(170) }),
  ]
  for (const act of acts) {
    const outcome = await act()
    if (!outcome.ok) return outcome
  }
  return accept()
}

export function visitSteps(scene: Scene): Step[] {
  const { part, startAt, activity } = scene
  if (part.trainee.name !== HELD_WITH) return []
  return [{ at: startAt, what: `${HELD_WITH} ${activity.id} visit`, run: (play) => hold(play, scene) }]
}

/** Planned in the evening before, for the day of the row and the week after it. */
export function plannedVisitSteps(plan: Plan, part: Part): Step[] {
  const row = plan.days.find(({ activities }) => activities.some(({ type }) => type === 'mystery'))
  const activity = row?.activities.find(({ type }) => type === 'mystery')
  if (!row || !activity || part.trainee.name !== PLANNED_FOR) return []
  const fromOn = part.dates[row.day - 1]!
  const at = instantOf(part.dates[row.day - 2]!, '17:00', part.zone)
  const days = { scriptId: 'CS-409', fromOn, untilOn: addDays(fromOn, 7) }
  return [
    {
      at,
      what: `${PLANNED_FOR} ${activity.id} visit`,
      run: (play) => planFor(play, { part, activityId: activity.id }, at, days),
    },
  ]
}
