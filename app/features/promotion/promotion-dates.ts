// Decides the dates that follow from a released final or retake: from when one may be promoted, until when probation lasts.
import type { PromotionSettings } from '#app/content/promotion-settings'
import { addDays, addMonths, localDateOf } from '#app/rules/dates'
import type { ExamResult } from './exam-result'

export interface Dates {
  finalReleasedOn: string | null
  retakeReleasedOn: string | null
  /** The day of the retake plus the months of probation. */
  probationUntilOn: string | null
  /** First date for a promotion to take effect, by the present state: none before the day on which it is signed. */
  earliestOn: string | null
}

export function promotionDates(
  enrolment: { state: string; zone: string; probation_until_on: string | null },
  exams: readonly ExamResult[],
  { settings, today }: { settings: Pick<PromotionSettings, 'promoteAfterDays' | 'probationMonths'>; today: string },
): Dates {
  const final = exams.find((e) => e.kind === 'final')
  const retake = exams.find((e) => e.kind === 'retake')
  const on = (at: number) => localDateOf(at, enrolment.zone)
  const finalReleasedOn = final ? on(final.releasedAt) : null
  const byRule =
    enrolment.state === 'on_probation'
      ? enrolment.probation_until_on
      : finalReleasedOn && addDays(finalReleasedOn, settings.promoteAfterDays)
  return {
    finalReleasedOn,
    retakeReleasedOn: retake ? on(retake.releasedAt) : null,
    probationUntilOn: retake ? addMonths(on(retake.startedAt), settings.probationMonths) : null,
    earliestOn: byRule !== null && byRule < today ? today : byRule,
  }
}
