// Decides where a notice leads.
import { assertNever } from '#app/rules/outcome'
import type { Notice } from './notice'

/** Where to go to act on it, or to read more. */
export function noticeLink(notice: Notice): string {
  const { kind, payload } = notice
  switch (kind) {
    case 'visit-planned':
    case 'visit-begun':
      return `/visits/${payload.visitId}`
    case 'sign-wanted':
    case 'question-asked':
    case 'confirm-wanted':
    case 'third-sheet-wanted':
    case 'makeup-failed':
      return `/mentor/trainees/${payload.enrolmentId}/activities/${payload.activityId}`
    case 'marking-wanted':
    case 'third-mark-wanted':
    case 'marks-reopened':
    case 'release-wanted':
      return `/mentor/marking/${payload.attemptId}`
    case 'appeal-filed':
      return payload.appealId ? `/appeals/${payload.appealId}` : `/mentor/marking/${payload.attemptId}`
    case 'reviewer-wanted':
    case 'review-asked':
    case 'appeal-settled':
      return `/appeals/${payload.appealId}`
    case 'result-released':
    case 'appeal-answered':
      return `/exams/attempts/${payload.attemptId}/result`
    case 'drill-failed':
    case 'drill-passed':
    case 'card-dispute-ruled':
    case 'card-dispute-reopened':
    case 'card-ruling-corrected':
    case 'drill-reopened':
      return `/practice/drills/${payload.drillId}`
    case 'own-ruling-corrected':
      return '/mentor/rulings'
    case 'decision-wanted':
    case 'gate-waits':
      return `/manager/trainees/${payload.enrolmentId}/decide/${payload.kind}`
    case 'proposal-declined':
    case 'proposal-lapsed':
    case 'leaving-affirmed':
    case 'leaving-denied':
    case 'leaving-decided':
    case 'mentee-leaving-decided':
    case 'plan-lapsed':
    case 'mentee-plan-lapsed':
    case 'decision-made':
    case 'decision-superseded':
    case 'mentee-decision-superseded':
    case 'decision-ground-changed':
    case 'confirmation-wanted':
    case 'second-person-asked':
    case 'refusal-recorded':
      return `/decisions/${payload.decisionId}`
    case 'leaving-recorded':
    case 'leaving-record-void':
      return '/leaving'
    case 'leaving-asked':
      return `/manager/trainees/${payload.enrolmentId}/decide/withdrawal`
    case 'leaving-taken-back':
      return payload.decisionId ? `/decisions/${payload.decisionId}` : `/manager/trainees/${payload.enrolmentId}`
    case 'decision-acknowledged':
    case 'appeal-waived':
      return `/manager/trainees/${payload.enrolmentId}`
    case 'probation-ends':
      return `/manager/trainees/${payload.enrolmentId}/decide/probation-end`
    case 'personnel-probation-ends':
      return '/manager/decisions'
    case 'voiding-proposed':
    case 'voiding-answered':
    case 'voiding-second-asked':
      return `/voidings/${payload.voidingId}`
    case 'paper-voided':
    case 'retake-opens':
      return `/exams/${payload.examId}`
    case 'terms-changed':
      return payload.rules?.length ? '/today' : '/plan'
    case 'plan-changed':
    case 'holiday-moved':
      return '/plan'
    case 'content-changed':
      return '/admin/versions'
    case 'day-unlocked':
      return `/plan/${payload.day}`
    case 'conduct-recorded':
    case 'own-conduct-low':
    case 'conduct-ruled':
      return '/conduct'
    case 'conduct-low':
    case 'conduct-answered':
    case 'conduct-disputed':
    case 'conduct-dispute-ruled':
      return `/mentor/trainees/${payload.enrolmentId}#conduct`
    case 'mentee-offered':
    case 'mentee-offer-ended':
      return '/mentor/queue'
    case 'mentee-handed-over':
      return '/mentor/trainees'
    case 'hand-over-accepted':
    case 'hand-over-declined':
      return `/manager/trainees/${payload.enrolmentId}/adjust`
    case 'third-sheet-unasked':
    case 'delegate-gone':
      return `/admin/cohorts/${payload.cohortId}/delegates`
    case 'plan-owned':
    case 'mentee-assigned':
    case 'mentee-leaving':
    case 'mentee-stays':
      return `/mentor/trainees/${payload.enrolmentId}`
    case 'feedback-arrived':
      return `/lessons/feedback#${payload.cohortId}-${payload.activityId}`
    case 'mentor-assigned':
    case 'mentor-accepted':
    case 'mentor-changing':
    case 'mentor-stays':
    case 'promoted':
    case 'second-test-due':
      return '/today'
    case 'signed':
    case 'not-yet':
    case 'sign-withdrawn':
    case 'question-answered':
    case 'price-confirmed':
    case 'price-refused':
    case 'piece-back':
    case 'review-assigned':
    case 'gap-opened':
    case 'gap-closed':
    case 'gap-withdrawn':
    case 'sheet-recorded':
    case 'debriefed':
    case 'remedial-opened':
    case 'oral-marked':
    case 'practical-marked':
    case 'waived':
    case 'waiver-withdrawn':
    case 'second-test-opened':
    case 'test-result':
      return `/activities/${payload.activityId}`
    default:
      return assertNever(kind)
  }
}
