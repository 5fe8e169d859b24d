import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { findSitting, insertChatEvent } from '#db/queries/chats'
import type { AgentEvent } from '../chats/chat-log'
import { finishChat } from '../chats/close-chat.server'
import { playSitting } from '../chats/sitting'
import { loadLog, openHeld } from '../chats/sitting-log.server'
import { startPractical } from '../chats/start-practical.server'
import { knownFigures, walkScript } from '../chats/walk-script'
import { MINUTE, type Play, type Scene, type Step } from './play'
import { DEMO_REQUEST } from './seed-base.server'

/** The practical exam as somebody good sits it: every customer on the way that the author of the script wrote down as the good one. */
export function practicalStep(scene: Scene): Step {
  const { part, activity, startAt } = scene
  const actor = { id: part.personId, requestId: DEMO_REQUEST }
  return {
    at: startAt,
    what: `${part.trainee.name} ${activity.id} practical`,
    async run(play) {
      const started = await startPractical(play.db, {
        actor,
        now: startAt,
        content: play.content,
        enrolmentId: part.enrolmentId,
        activityId: activity.id,
      })
      return started.ok ? serveAll(play, scene, started.value) : started
    },
  }
}

async function serveAll(play: Play, { part, startAt }: Scene, sittingId: string): Promise<Outcome> {
  const sitting = await findSitting(play.db, sittingId)
  if (!sitting) return refuse('not-found')
  const { content, judge } = await openHeld(play.db, sitting, play.content)
  const log = await loadLog(play.tx, sitting)
  const events = playSitting(content, judge, log, startAt + MINUTE).flatMap(({ seat, openedAt }) => {
    const { script, shopCase } = content.seats[seat]!
    const ears = { judge, forbidden: content.forbidden, known: knownFigures(shopCase) }
    const turns = script.walks.find(({ quality }) => quality === 'good')?.turns ?? []
    return walkScript(script, ears, { turns, seed: log.seed, openedAt }).events.map((event) => ({ ...event, seat }))
  })
  events.sort((a, b) => a.at - b.at)
  // Rows as the desk keeps them: through its door each would play the whole sitting again.
  for (const [n, event] of events.entries())
    await insertChatEvent(play.tx, {
      sitting_id: sittingId,
      seq: n + 1,
      seat: event.seat,
      at: event.at,
      kind: event.kind,
      body: bodyOf(event),
      client_key: `demo-event-${n + 1}`,
    })
  const now = (events.at(-1)?.at ?? startAt) + MINUTE / 2
  const actor = { id: part.personId, requestId: DEMO_REQUEST }
  const ended = await finishChat(play.db, { actor, now, content: play.content, sittingId })
  return ended.ok || ended.reason === 'already-done' ? accept() : ended
}

function bodyOf(event: AgentEvent): string {
  return event.kind === 'message' ? event.text : JSON.stringify(event.act)
}
