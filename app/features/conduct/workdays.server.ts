import { localDateOf } from '#app/rules/dates'
import type { EnrolmentRow } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { loadOwnCalendar } from '../cohorts/adjust.server'
import { workdaysAfter } from '../cohorts/schedule'
import { DISPUTE_WORKDAYS, RULING_WORKDAYS } from './dispute'

/** The terms of one trainee's ledger: weekdays without holidays, and make-up workdays, whatever the cohort's own rest is. */
export async function loadTerms(db: DbOrTx, enrolment: EnrolmentRow) {
  const { rules } = await loadOwnCalendar(db, enrolment)
  const after = (at: number, days: number) => workdaysAfter(localDateOf(at, enrolment.zone), days, rules)
  return {
    disputeUntilOn: (recordedAt: number) => after(recordedAt, DISPUTE_WORKDAYS),
    ruledByOn: (disputedAt: number) => after(disputedAt, RULING_WORKDAYS),
  }
}
