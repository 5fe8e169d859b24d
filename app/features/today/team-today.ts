// Decides what Today holds for those who do not train.

import type { WaitingKind } from '../activities/waiting'
import type { DecisionKind } from '../promotion/decision-kinds'
import type { Attention } from './attention'

export interface QueueToday {
  total: number
  trainees: number
  items: {
    key: string
    traineeName: string
    title: string
    kind: WaitingKind
    since: number
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

export interface ManagerToday {
  running: number
  decisions: number
  confirmations: number
  promotions: number
  releases: number
  atRisk: number
  /** Whose mentor has no account or no longer the role, or who has none. */
  mentorless: { enrolmentId: string; traineeName: string; mentorName: string | null }[]
  /** Conduct lines that trainees dispute and nobody has ruled on. */
  disputes: { lineId: string; enrolmentId: string; traineeName: string; dueOn: string | null }[]
  attention: { enrolmentId: string; traineeName: string; day: number; why: Attention[] }[]
}

export interface AdminToday {
  people: number
  passwords: number
  cohorts: number
  trainees: number
}
