// What the pages of a visit show; made on the server, read by the pages.
import type { DeskView } from '../chats/desk-view'
import type { VisitPhase } from './visit'

/** As a desk with the one customer at it, so that the page of the desk's own kind hears and sends alike. */
export interface VisitView extends DeskView {
  /** When something comes by itself, or the sitting is over; null once it is. */
  nextAt: number | null
  visit: {
    phase: VisitPhase
    traineeName: string
    enrolmentId: string
    activityId: string
    fromOn: string
    untilOn: string
    visitorName: string | null
    /** The reader plays the customer. */
    isVisitor: boolean
    hasCome: boolean
    /** Whom to be: never sent to the trainee. */
    role: { title: string; about: string; customer: string; orders: string[]; says: string[] } | null
  }
}

export interface VisitLine {
  id: string
  phase: VisitPhase
  scriptTitle: string
  visitorName: string | null
  fromOn: string
  untilOn: string
  heldAt: number | null
}

/** A line of a visit's chat, as a gap or a mark may name it. */
export interface QuotableLine {
  key: string
  /** `10:41:03 学员：…`, as it is kept. */
  text: string
}
