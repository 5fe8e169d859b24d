// Decides what the trainee's page of one activity may hold: everything that is not here stays on the server.
import type { PlanRole, SignerRole } from '#app/content/plan'
import type { ActivityStatus } from './activity-state'

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
  examinerName: string
  percent: number
  hardFault: string | null
  stateMark: number | null
  comment: string
  madeAt: number
}

export interface GapView extends EntryView {
  fromTitle: string
}

export interface ChecklistView {
  title: string
  intro: string
  groups: { title: string | null; items: { id: string; text: string }[] }[]
}

export interface RuleView {
  id: string
  version: number
  title: string
  effectiveOn: string
  intro: string
  clauses: string[]
  receipt: { typedName: string; at: number } | null
}

export interface DrillView {
  percent: number | null
  passed: boolean | null
  finished: boolean
}

/** The type's own part of the page. */
export interface OralView {
  questions: number
  examiners: number
  passPercent: number
  sheets: SheetView[]
}

export type OwnView =
  | { type: 'briefing'; acceptMentor: boolean; mentorName: string | null; met: string[]; note: string }
  | { type: 'acknowledgement'; displayName: string; rules: RuleView[]; missingRules: number }
  | { type: 'lecture'; note: string; questionnaire: 'none' | 'open' | 'done' }
  | { type: 'study'; checklist: ChecklistView | null; ticked: string[]; note: string }
  | { type: 'question-time'; fromDay: number; questions: EntryView[]; mayAsk: boolean }
  | { type: 'observation'; wanted: number; notes: EntryView[]; samples: { id: string; title: string }[] }
  | {
      type: 'warehouse'
      checklist: ChecklistView | null
      ticked: string[]
      guide: string
      prints: EntryView[]
      wantedPrints: number
    }
  | {
      type: 'live'
      settings: { hidden: boolean; maxChats: number; share: number | null; expectPercent: number }
      log: {
        account: string
        from: string
        to: string
        chats: number | null
        meanReplySeconds: number | null
        note: string
      }
      prices: EntryView[]
      priceCap: number
      sheets: SheetView[]
    }
  | { type: 'calls'; cap: number; kind: 'confirm' | 'problem' | 'review'; calls: EntryView[]; today: string }
  | { type: 'coaching'; sheets: SheetView[]; gaps: GapView[] }
  | { type: 'debrief'; gaps: GapView[]; note: string }
  | {
      type: 'exam'
      examId: string
      minutes: number
      items: number
      passPercent: number
      attempt: { id: string; state: string; percent: number | null; passed: boolean | null } | null
      /** Where the exam is heard as well. */
      oral: OralView | null
    }
  | { type: 'phrase-drill' | 'chat-simulation'; passPercent: number; last: DrillView | null }
  | { type: 'typing'; wanted: number; results: { run: number; speed: number | null; accuracy: number | null }[] }
  | ({ type: 'oral' } & OralView)
  | { type: 'phone'; cards: number; passPercent: number; sheets: SheetView[] }
  | { type: 'mystery'; sheets: SheetView[]; gaps: GapView[] }
  | { type: 'remedial'; done: number; all: number }
  | { type: 'decision'; decision: { id: string; acknowledged: boolean } | null }

export interface SignOffView {
  id: string
  slot: SignerRole
  verdict: 'signed' | 'not_yet' | 'withdrawn'
  signerName: string
  comment: string | null
  redoByOn: string | null
  signedAt: number
}

export interface ActivityPage {
  id: string
  title: string
  brief: string
  day: number
  on: string
  start: string
  minutes: number
  leader: { role: PlanRole; name: string }
  signers: { slot: SignerRole; name: string }[]
  status: ActivityStatus
  lockedUntil: string | null
  /** Why nothing can be written any more, if so. */
  closed: 'file' | 'signed' | null
  mayWrite: boolean
  mayHandIn: boolean
  mayRedo: boolean
  revision: number
  handedInAt: number | null
  lessons: { id: string; title: string; minutes: number; read: boolean; answered: number; questions: number }[]
  signOffs: SignOffView[]
  earlierSignOffs: SignOffView[]
  own: OwnView
}
