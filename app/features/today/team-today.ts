// Decides what Today holds for those who do not train.

import type { SignerRole } from '#app/content/plan'
import type { WaitingKind } from '../activities/waiting'
import type { PaperRow } from '../grading/papers.server'
import type { DecisionKind } from '../promotion/decision-kinds'
import type { Attention } from './attention'

export interface QueueToday {
  total: number
  /** Replies that wait for this person's ruling. */
  rulings: number
  /** Papers and appeals that wait for this person. */
  papers: PaperRow[]
  trainees: number
  items: {
    key: string
    traineeName: string
    title: string
    day: number
    /** The mark of a hearing, where the same activity may have a written part too. */
    isOral: boolean
    kind: WaitingKind
    slot: SignerRole | null
    /** What tells it from another card of the same title. */
    byPart: boolean
    byDay: boolean
    since: number
    /** Two examiners lie apart, and this person is to decide. */
    isThird: boolean
    /** Only hearings have one. */
    dueOn: string | null
    isOverdue: boolean
    /** Where it is done. */
    to: string
  }[]
}

export interface ConfirmationToday {
  decisionId: string
  traineeName: string
  kind: DecisionKind
  since: number
}

/** A paper that is proposed to be annulled. */
export interface VoidingToday {
  voidingId: string
  candidate: string
  title: string
  since: number
}

export interface WaitingDecision {
  enrolmentId: string
  traineeName: string
  kind: DecisionKind
  sinceOn: string
  /** The last day of deciding, where there is one. */
  dueOn: string | null
  isLate: boolean
}

export interface ManagerToday {
  /** Replies of trainees without a mentor that wait for a ruling. */
  rulings: number
  running: number
  decisions: number
  /** Those of the tile, what is late first. */
  waiting: WaitingDecision[]
  confirmations: number
  promotions: number
  releases: number
  /** Papers and appeals that wait for this person, and every appeal whose answer is late. */
  papers: PaperRow[]
  /** Hearings that want this person's marks. */
  hearings: QueueToday['items']
  /** Hearings that want another mark, and nobody is left to be asked. */
  unheard: { enrolmentId: string; cohortId: string; traineeName: string; title: string }[]
  /** Proposals that nobody can confirm until somebody is asked. */
  stuck: ConfirmationToday[]
  atRisk: number
  /** Whose mentor has no account or no longer the role, or who has none. */
  mentorless: { enrolmentId: string; traineeName: string; mentorName: string | null }[]
  /** Conduct lines that trainees dispute and nobody has ruled on. */
  disputes: { lineId: string; enrolmentId: string; traineeName: string; dueOn: string | null }[]
  attention: { enrolmentId: string; traineeName: string; day: number; why: Attention[] }[]
}

export interface FeedbackToday {
  to: string
  title: string
  cohortName: string
  voices: number
  waiting: number
}

export interface AdminToday {
  people: number
  passwords: number
  cohorts: number
  trainees: number
}
