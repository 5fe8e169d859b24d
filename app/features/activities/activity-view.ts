// Decides what the trainee's page of one activity may hold: everything that is not here stays on the server.

import type { PlanRole, SignerRole } from '#app/content/plan'
import type { Rubric } from '#app/content/rubric'
import type { ContentLanguage, Told } from '#app/content/translation'
import type { ActivityStatus } from './activity-state'
import type { ExamParts } from './exam-parts'
import type { FailedStep } from './failed-step'
import type { PreconditionList } from './preconditions'
import type { TypeView } from './registry'
import type { SheetLine } from './shown-rubric'

export interface EntryView {
  id: string
  data: Record<string, unknown>
  state: 'open' | 'confirmed' | 'closed' | 'withdrawn'
  dueOn: string | null
  createdAt: number
  closedByName: string | null
  outcome: string | null
  mayWithdraw: boolean
}

export interface SheetView {
  id: string
  /** Null where several may mark and none is named: then `nth` tells them apart. */
  examinerName: string | null
  /** In the order they marked, from 1. */
  nth: number
  percent: number
  hardFault: string | null
  stateMark: number | null
  comment: string
  madeAt: number
  lines: SheetLine[]
}

export interface GapView extends EntryView {
  fromTitle: string
}

export interface ChecklistView {
  language: ContentLanguage
  title: string
  intro: string
  groups: { title: string | null; items: { id: string; text: string }[] }[]
}

export interface RuleView {
  id: string
  /** In which it is shown, and signed. */
  language: ContentLanguage
  version: number
  title: string
  effectiveOn: string
  intro: string
  clauses: string[]
  receipt: ReceiptView | null
  /** Of another text than the one shown: they stay with theirs, the newest last. */
  earlier: ReceiptView[]
}

interface ReceiptView {
  typedName: string
  version: number
  at: number
}

export interface SignOffView {
  id: string
  slot: SignerRole
  verdict: 'signed' | 'not_yet' | 'withdrawn'
  signerName: string
  comment: string | null
  redoByOn: string | null
  /** It is still to be redone, and that day is over. */
  isLate: boolean
  /** Signed before its planned hour: when it took place, in the signer's word. */
  tookPlaceOn: string | null
  signedAt: number
}

export interface ActivityPage {
  id: string
  title: string
  brief: string
  day: number
  /** Null where it has a date of its own that is not known yet. */
  on: string | null
  /** Null where it has a date of its own. */
  start: string | null
  minutes: number
  leader: { role: PlanRole; name: string }
  signers: { slot: SignerRole; name: string }[]
  status: ActivityStatus
  lockedUntil: string | null
  /** Before the final: what of everything is missing, and what a manager has waived. */
  before: PreconditionList | null
  /** Why nothing can be written any more, if so. */
  closed: 'file' | 'signed' | null
  mayWrite: boolean
  mayHandIn: boolean
  mayRedo: boolean
  /** What is done here is done on a page of its own. */
  elsewhere: boolean
  revision: number
  handedInAt: number | null
  lessons: {
    id: string
    title: string
    language: ContentLanguage
    minutes: number
    read: boolean
    answered: number
    questions: number
  }[]
  signOffs: SignOffView[]
  earlierSignOffs: SignOffView[]
  view: TypeView
  /** What was asked beside the work; null where questions are the work. */
  asked: { questions: EntryView[]; mayAsk: boolean } | null
  /** Its hours were over before its gate let it begin, and `on` is its new day. */
  isLatePaper: boolean
  /** Of sittings before the one that is asked for now, the oldest first. */
  earlierMarks: { value: number; unit: 'percent' | 'per-minute' }[]
  /** After a test that was not passed. */
  failedStep: FailedStep | null
  /** Of an exam of several parts, once something of it has been sat. */
  parts: ExamParts | null
  /** What it is marked on, where that is open to read beforehand. */
  rubric: Pick<Told<Rubric>, 'title' | 'criteria' | 'hardFaults' | 'failsOnZero' | 'language'> | null
}
