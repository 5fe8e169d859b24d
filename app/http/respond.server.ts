import type { SubmissionResult } from '@conform-to/dom'
import { data, redirect } from '@remix-run/node'
import type { Reply } from '#app/components/ui/form'
import { refusalMessages } from '#app/i18n/refusals'
import type { Outcome, Refusal } from '#app/rules/outcome'
import type { SoundForm } from './form.server'

/** The one table that turns a rule's refusal into a status; its words are in i18n/refusals. */
export const REFUSAL_STATUS: Record<Refusal, number> = {
  'not-found': 404,
  'not-allowed': 403,
  'self-signing': 403,
  stale: 409,
  'already-done': 409,
  'day-locked': 403,
  'wrong-state': 409,
  'window-closed': 409,
  'window-not-open': 409,
  'deadline-passed': 409,
  'paper-collected': 409,
  'attempt-open': 409,
  'nothing-due': 409,
  'no-retake-left': 409,
  'retake-too-early': 409,
  'too-few-items': 409,
  'not-same-writer': 409,
  'second-person-needed': 409,
  'second-not-independent': 409,
  'colleague-answers': 409,
  'colleague-confirms': 409,
  'marks-fixed': 409,
  'markers-first': 409,
  'decided-on': 409,
  'proposal-lapsed': 409,
  'person-not-asked': 409,
  'promoted-upon': 409,
  'promoted-before': 409,
  'leaving-decided': 409,
  'second-test-due': 409,
  'second-test-over': 409,
  'draw-first': 409,
  'passed-on': 409,
  'open-appeal': 409,
  'appeal-possible': 409,
  'ungraded-answers': 409,
  'undecided-replies': 409,
  'typing-undecided': 409,
  'ruling-late': 409,
  'reply-dispute-late': 409,
  'evidence-missing': 409,
  'acknowledgement-missing': 409,
  'remedial-unfinished': 409,
  'plan-missing': 409,
  'result-given': 409,
  'too-early': 409,
  'name-taken': 409,
  'username-taken': 409,
  'person-name-taken': 409,
  'wrong-password': 401,
  'wrong-current-password': 401,
  'password-expired': 403,
  'too-many-tries': 429,
  'limit-reached': 409,
  'too-short': 409,
  'invalid-reference': 400,
  'already-enrolled': 409,
  'trained-before': 422,
  'own-account': 403,
  'last-admin': 409,
  'last-manager': 409,
  'probation-over': 409,
  'probation-too-long': 409,
  'asked-when': 400,
  'minutes-too-many': 409,
  'mentees-left': 409,
  'work-left': 409,
  'praise-costs': 400,
  'offence-earns': 400,
  'manager-ruled': 409,
  'dispute-late': 409,
  'comment-needed': 400,
  'below-unexplained': 400,
  'date-passed': 400,
  'date-too-far': 400,
  'beyond-plan': 400,
  'proposal-over': 409,
  'date-unconfirmed': 409,
  'empty-reply': 400,
  'order-not-open': 409,
  'order-state': 409,
  'date-needed': 400,
  'time-ahead': 400,
  'shift-long': 400,
  'chats-many': 400,
  'visit-days': 400,
  'visit-known': 400,
  'gaps-needed': 400,
  'gap-open': 400,
  'line-unknown': 400,
  'reply-slow': 400,
  'note-parts': 400,
  'review-which': 400,
  'review-clean': 400,
  'review-next': 400,
  'price-over-own': 400,
  'price-over-leader': 400,
  'not-begun': 409,
  'took-place-when': 400,
  'took-place-day': 400,
  'before-its-day': 409,
  'undo-late': 409,
  'needs-first': 409,
  'needs-ready': 409,
}

export function badForm(submission: SubmissionResult<string[]>, intent?: string) {
  return data<Reply>({ submission, ...(intent ? { intent } : {}) }, { status: 400 })
}

export function refused(refusal: { reason: Refusal; detail?: string }, intent?: string) {
  const body: Reply = {
    refusal: { reason: refusal.reason, ...(refusal.detail ? { detail: refusal.detail } : {}) },
  }
  return data<Reply>({ ...body, ...(intent ? { intent } : {}) }, { status: REFUSAL_STATUS[refusal.reason] })
}

/** A refusal that one field is to blame for is said beside that field, with everything as it was sent; others above the form. */
export function refusedAt(
  refusal: { reason: Refusal; detail?: string },
  form: SoundForm,
  fields: Partial<Record<Refusal, string>>,
  intent?: string,
) {
  const field = fields[refusal.reason]
  if (field === undefined) return refused(refusal, intent)
  const submission = form.blame(field, refusalMessages[form.locale][refusal.reason](refusal.detail))
  return data<Reply>({ submission, ...(intent ? { intent } : {}) }, { status: REFUSAL_STATUS[refusal.reason] })
}

/** Redirects after a change that went through, so that a reload repeats nothing; shows the refusal otherwise. */
export function respond(outcome: Outcome<unknown>, options: { to: string; intent?: string }) {
  return outcome.ok ? redirect(localPath(options.to)) : refused(outcome, options.intent)
}

/** Only a path of this site survives; anything that could lead elsewhere becomes the fallback. */
export function localPath(wanted: string | null | undefined, fallback = '/today'): string {
  if (!wanted || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(wanted)) return fallback
  const url = new URL(wanted, 'http://local.invalid')
  // `/..//evil` and the like grow a second slash only when they are resolved.
  if (url.origin !== 'http://local.invalid' || url.pathname.startsWith('//')) return fallback
  return url.pathname + url.search + url.hash
}
