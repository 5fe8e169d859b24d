import { localDateOf } from '#app/rules/dates'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { loadWorkdays } from '../cohorts/workdays.server'
import { PAPER_WORKDAYS } from '../grading/papers'

interface Card {
  enrolmentId: string
  isOral: boolean
  since: number
}

/** Until when a hearing is marked; everything else has no date of its own. */
export async function withDueDates<C extends Card>(
  db: DbOrTx,
  cards: readonly C[],
  enrolments: readonly EnrolmentRow[],
  now: number,
): Promise<(C & { dueOn: string | null; isOverdue: boolean })[]> {
  const heard = new Set(cards.filter(({ isOral }) => isOral).map(({ enrolmentId }) => enrolmentId))
  const byId = new Map(enrolments.filter(({ id }) => heard.has(id)).map((e) => [e.id, e]))
  const workdaysAfter = byId.size > 0 ? await loadWorkdays(db, [...byId.values()]) : null
  return cards.map((card) => {
    const enrolment = byId.get(card.enrolmentId)
    if (!card.isOral || !enrolment || !workdaysAfter) return { ...card, dueOn: null, isOverdue: false }
    const dueOn = workdaysAfter(enrolment, card.since, PAPER_WORKDAYS)
    return { ...card, dueOn, isOverdue: dueOn < localDateOf(now, enrolment.zone) }
  })
}
