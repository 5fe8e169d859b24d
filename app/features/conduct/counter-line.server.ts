import { localDateOf } from '#app/rules/dates'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { Tx } from '#db/transaction'
import type { Actor } from '../audit/audit.server'
import { writeLine } from './write-line.server'

interface CounterLineInput {
  actor: Actor
  now: number
  enrolment: EnrolmentRow
  recorderId: string
  line: { id: string; rule_id: string }
  /** What the counter line gives back. */
  points: number
  note: string
}

/** Nothing is erased: a line of its own takes the points back and says why. */
export async function insertCounterLine(tx: Tx, input: CounterLineInput): Promise<void> {
  const { actor, now, enrolment, recorderId, line } = input
  await writeLine(tx, {
    actor,
    now,
    enrolment,
    recorderId,
    line: {
      rule_id: line.rule_id,
      points: input.points,
      note: input.note,
      occurred_on: localDateOf(now, enrolment.zone),
      reverses_id: line.id,
    },
  })
}
