import type { Content } from '#app/content/content.server'
import { conductStanding, monthOf, sumByMonth } from '#app/rules/conduct-points'
import { localDateOf } from '#app/rules/dates'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { listActiveManagers } from '#db/queries/activities'
import { listConductEntries } from '#db/queries/conduct'
import { type EnrolmentRow, findEnrolment, lockEnrolment } from '#db/queries/enrolments'
import { inTransaction, type Tx } from '#db/transaction'
import { decideReach, relationOf, type Viewer } from '../accounts/permissions'
import type { Actor } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { conductRules } from './conduct-rules'
import { crossedThreshold, datedLine, decideConductEntry } from './ledger'
import { writeLine } from './write-line.server'

interface RecordConductInput {
  actor: Actor
  viewer: Pick<Viewer, 'id' | 'roles'>
  now: number
  content: Pick<Content, 'rules'>
  enrolmentId: string
  ruleId: string
  points: number
  note: string
  occurredOn: string
}

export function recordConduct(db: Db, input: RecordConductInput): Promise<Outcome<string>> {
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, input.enrolmentId)
    const enrolment = await findEnrolment(tx, input.enrolmentId)
    if (!enrolment) return refuse('not-found')
    const may = decideReach(input.viewer, 'adjust:enrolment', relationOf(enrolment))
    if (!may.ok) return may
    const decided = decideConductEntry(
      {
        traineeId: enrolment.trainee_id,
        recorderId: input.viewer.id,
        joinedOn: enrolment.joined_on,
        today: localDateOf(input.now, enrolment.zone),
        rules: conductRules(input.content.rules),
      },
      input,
    )
    if (!decided.ok) return decided
    const lines = await listConductEntries(tx, enrolment.id)
    const months = sumByMonth(lines.map(datedLine))
    const before = conductStanding(months.get(monthOf(input.occurredOn)) ?? 0).points
    const id = await writeLine(tx, {
      actor: input.actor,
      now: input.now,
      enrolment,
      recorderId: input.viewer.id,
      line: {
        rule_id: input.ruleId,
        points: input.points,
        note: input.note,
        occurred_on: input.occurredOn,
        reverses_id: null,
      },
    })
    await tellThreshold(tx, {
      enrolment,
      before,
      after: before + input.points,
      month: monthOf(input.occurredOn),
      now: input.now,
    })
    return accept(id)
  })
}

interface Step {
  enrolment: EnrolmentRow
  before: number
  after: number
  /** In which the points count, “2026-11”. */
  month: string
  now: number
}

/** Who steps over a threshold is told, and so are mentor and managers: once, with the line that did it. */
async function tellThreshold(tx: Tx, { enrolment, before, after, month, now }: Step): Promise<void> {
  const limit = crossedThreshold(before, after)
  if (limit === null) return
  const payload = { points: after, limit, month }
  const managers = (await listActiveManagers(tx)).map((m) => m.id).filter((to) => to !== enrolment.trainee_id)
  await notify(tx, { to: enrolment.trainee_id, kind: 'own-conduct-low', payload, now })
  await notify(tx, {
    to: [enrolment.mentor_id, ...managers],
    kind: 'conduct-low',
    payload: { ...payload, enrolmentId: enrolment.id, traineeName: enrolment.trainee_name },
    now,
  })
}
