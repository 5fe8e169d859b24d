import type { Content } from '#app/content/content.server'
import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertEntry } from '#db/queries/activities'
import { inTransaction, type Tx } from '#db/transaction'
import { decideReach, type Viewer } from '../accounts/permissions'
import { type ActivityCase, lockActivityCase, relationTo } from '../activities/activity-case.server'
import { isDebriefed } from '../activities/facts'
import { type Actor, appendAudit } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { decideOpenGap } from './entry'

export interface NewGap {
  text: string
  /** The chat line or moment it was seen in. */
  source: string
  dueOn: string | null
  /** Put right in the talk itself. */
  closed?: boolean
}

interface OpenGapInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  content: Content
  enrolmentId: string
  activityId: string
  gap: NewGap
}

/** Writes down something the trainee still lacks; it stays on the list until it is closed. */
export function openGap(db: Db, input: OpenGapInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await lockActivityCase(tx, input)
    if (!found.ok) return found
    const { enrolment, entry, facts, progress } = found.value
    const relation = relationTo(found.value, input.viewer.id)
    const may = decideReach(input.viewer, 'observe:activity', relation, input.activityId)
    if (!may.ok) return may
    const decided = decideOpenGap(
      {
        type: entry.activity.type,
        status: entry.status,
        state: enrolment.state,
        traineeId: enrolment.trainee_id,
        actorId: input.viewer.id,
        debriefed: isDebriefed(facts.record),
        openGaps: facts.entries.filter((e) => e.kind === 'gap').length,
        openTexts: facts.entries
          .filter((e) => e.kind === 'gap' && e.state === 'open')
          .map((e) => String((e.data as { text?: unknown } | null)?.text ?? '')),
        today: progress.calendar.today,
      },
      input.gap,
    )
    if (!decided.ok) return decided
    await insertGap(tx, found.value, input)
    await notify(tx, {
      to: enrolment.trainee_id,
      kind: 'gap-opened',
      payload: { activityId: entry.activity.id, title: entry.activity.title, gap: input.gap.text },
      now: input.now,
    })
    return accept()
  })
}

/** The row and its audit line; the caller has decided that it may. */
export async function insertGap(
  tx: Tx,
  { enrolment, entry }: ActivityCase,
  input: { actor: Actor; viewer: { id: string }; now: number; gap: NewGap },
): Promise<void> {
  const { gap } = input
  const id = newId()
  await insertEntry(tx, {
    id,
    enrolment_id: enrolment.id,
    activity_id: entry.activity.id,
    kind: 'gap',
    data: JSON.stringify({ text: gap.text, source: gap.source }),
    created_by: input.viewer.id,
    created_at: input.now,
    due_on: gap.dueOn,
    ...(gap.closed ? { state: 'closed' as const, closed_by: input.viewer.id, closed_at: input.now } : {}),
  })
  await appendAudit(tx, {
    actor: input.actor,
    now: input.now,
    action: 'open:gap',
    entity: 'activity-entry',
    entityId: id,
    enrolmentId: enrolment.id,
    after: { activityId: entry.activity.id, ...gap },
  })
}
