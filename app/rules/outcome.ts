// What a rule answers: accept, or refuse with a reason that one table turns into status and words.

export const REFUSALS = [
  'not-found',
  'not-allowed',
  'self-signing',
  'stale',
  'already-done',
  'day-locked',
  'wrong-state',
  'window-closed',
  'window-not-open',
  'deadline-passed',
  'attempt-open',
  'nothing-due',
  'no-retake-left',
  'retake-too-early',
  'too-few-items',
  'not-same-writer',
  'second-person-needed',
  'second-not-independent',
  'colleague-answers',
  'colleague-confirms',
  'marks-fixed',
  'markers-first',
  'decided-on',
  'proposal-lapsed',
  'person-not-asked',
  'promoted-upon',
  'promoted-before',
  'leaving-decided',
  'second-test-due',
  'second-test-over',
  'draw-first',
  'passed-on',
  'open-appeal',
  'appeal-possible',
  'ungraded-answers',
  'undecided-replies',
  'typing-undecided',
  'ruling-late',
  'reply-dispute-late',
  'evidence-missing',
  'acknowledgement-missing',
  'remedial-unfinished',
  'plan-missing',
  'result-given',
  'too-early',
  'name-taken',
  'username-taken',
  'person-name-taken',
  'wrong-password',
  'wrong-current-password',
  'password-expired',
  'too-many-tries',
  'limit-reached',
  'too-short',
  'invalid-reference',
  'already-enrolled',
  'trained-before',
  'own-account',
  'last-admin',
  'last-manager',
  'probation-over',
  'probation-too-long',
  'asked-when',
  'minutes-too-many',
  'mentees-left',
  'work-left',
  'praise-costs',
  'offence-earns',
  'dispute-late',
  'manager-ruled',
  'comment-needed',
  'below-unexplained',
  'date-passed',
  'date-too-far',
  'beyond-plan',
  'proposal-over',
  'date-unconfirmed',
  'empty-reply',
  'order-not-open',
  'order-state',
  'date-needed',
  'time-ahead',
  'shift-long',
  'chats-many',
  'reply-slow',
  'note-parts',
  'price-over-own',
  'price-over-leader',
  'not-begun',
  'took-place-when',
  'took-place-day',
  'before-its-day',
  'undo-late',
  'needs-first',
  'needs-ready',
] as const
export type Refusal = (typeof REFUSALS)[number]

export type Outcome<T = undefined> = { ok: true; value: T } | { ok: false; reason: Refusal; detail?: string }

export function accept(): { ok: true; value: undefined }
export function accept<T>(value: T): { ok: true; value: T }
export function accept<T>(value?: T) {
  return { ok: true as const, value }
}

/** `detail` is a value to show (a date, a number), never a sentence: the words live in i18n. */
export function refuse(reason: Refusal, detail?: string): { ok: false; reason: Refusal; detail?: string } {
  return detail === undefined ? { ok: false, reason } : { ok: false, reason, detail }
}

/** Makes a `switch` that forgets a case a type error. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
