// Decides which notices exist, what each carries and where it leads; the words are in i18n/notices.
import { z } from 'zod'

const id = z.string().max(60)
const text = z.string().max(4000)
const on = z.string().max(10)

const activity = { activityId: id, title: text }
const trainee = { enrolmentId: id, traineeName: text }

/** One line per kind. Trainees get those with `activityId` alone; those about somebody carry the enrolment too. */
export const NOTICES = {
  'sign-wanted': z.object({ ...trainee, ...activity, slot: text }),
  signed: z.object({ ...activity, slot: text, signerName: text }),
  'not-yet': z.object({ ...activity, slot: text, signerName: text, comment: text, redoByOn: on.nullable() }),
  'sign-withdrawn': z.object({ ...activity, slot: text, signerName: text, comment: text }),
  'question-asked': z.object({ ...trainee, ...activity, question: text }),
  'question-answered': z.object({ ...activity, question: text }),
  'confirm-wanted': z.object({ ...trainee, ...activity }),
  'price-confirmed': z.object({ ...activity, orderRef: text }),
  'price-refused': z.object({ ...activity, orderRef: text, comment: text }),
  'gap-opened': z.object({ ...activity, gap: text }),
  'gap-closed': z.object({ ...activity, gap: text }),
  'gap-withdrawn': z.object({ ...activity, gap: text, comment: text }),
  'sheet-recorded': z.object({ ...activity }),
  debriefed: z.object({ ...activity }),
  'marking-wanted': z.object({ ...trainee, attemptId: id, title: text }),
  'release-wanted': z.object({ ...trainee, attemptId: id, title: text }),
  'result-released': z.object({ attemptId: id, title: text, passed: z.boolean().nullable() }),
  'appeal-filed': z.object({ ...trainee, attemptId: id, title: text }),
  'appeal-answered': z.object({ attemptId: id, title: text, upheld: z.boolean() }),
  'decision-wanted': z.object({ ...trainee, kind: text }),
  'confirmation-wanted': z.object({ ...trainee, decisionId: id, kind: text }),
  'decision-made': z.object({ decisionId: id, kind: text }),
  'decision-acknowledged': z.object({ ...trainee, decisionId: id, kind: text, refused: z.boolean() }),
  'remedial-opened': z.object({ activityId: id }),
  'retake-opens': z.object({ examId: id, on }),
  'probation-ends': z.object({ ...trainee, on }),
  promoted: z.object({ on }),
  'plan-changed': z.object({ reason: text }),
  'second-test-opened': z.object({ ...activity }),
  'day-unlocked': z.object({ day: z.int(), unlockedBy: text }),
  'mentor-assigned': z.object({ mentorName: text }),
  'mentee-assigned': z.object({ ...trainee }),
  'mentor-accepted': z.object({ mentorName: text }),
  'conduct-recorded': z.object({ points: z.number(), note: text }),
} as const

export type NoticeKind = keyof typeof NOTICES
export type NoticePayload<K extends NoticeKind> = z.output<(typeof NOTICES)[K]>
export type Notice = { [K in NoticeKind]: { kind: K; payload: NoticePayload<K> } }[NoticeKind]

export const NOTICE_KINDS = Object.keys(NOTICES) as NoticeKind[]

/** A stored row back into a notice; null for one that no longer fits the catalogue, which the list then leaves out. */
export function readNotice(kind: string, payload: string): Notice | null {
  if (!Object.hasOwn(NOTICES, kind)) return null
  const parsed = NOTICES[kind as NoticeKind].safeParse(JSON.parse(payload))
  return parsed.success ? ({ kind, payload: parsed.data } as Notice) : null
}

/** Where to go to act on it, or to read more. */
export function noticeLink(notice: Notice): string {
  const { kind, payload } = notice
  switch (kind) {
    case 'sign-wanted':
    case 'question-asked':
    case 'confirm-wanted':
      return `/mentor/trainees/${payload.enrolmentId}/activities/${payload.activityId}`
    case 'marking-wanted':
    case 'release-wanted':
    case 'appeal-filed':
      return `/mentor/marking/${payload.attemptId}`
    case 'result-released':
    case 'appeal-answered':
      return `/exams/attempts/${payload.attemptId}/result`
    case 'decision-wanted':
      return `/manager/trainees/${payload.enrolmentId}/decide/${payload.kind}`
    case 'confirmation-wanted':
      return '/manager/decisions'
    case 'decision-made':
      return `/decisions/${payload.decisionId}`
    case 'decision-acknowledged':
    case 'probation-ends':
      return `/manager/trainees/${payload.enrolmentId}`
    case 'retake-opens':
      return `/exams/${payload.examId}`
    case 'plan-changed':
      return '/plan'
    case 'day-unlocked':
      return `/plan/${payload.day}`
    case 'mentee-assigned':
      return `/mentor/trainees/${payload.enrolmentId}`
    case 'mentor-assigned':
    case 'mentor-accepted':
    case 'conduct-recorded':
    case 'promoted':
      return '/today'
    default:
      return `/activities/${payload.activityId}`
  }
}
