// Decides what a signer is shown beside an activity: counts and marks from the record, never what is not released yet.

import type { Activity } from '#app/content/plan'
import type { ActivityFacts, EnrolmentFacts, EntryFact } from './facts'
import { CASE_SHEET, isPiece, NOTE_SAMPLE } from './piece'
import { numberIn } from './record-values'
import { inOrder, missingExaminers } from './types/oral/examiners'
import { isUndecided } from './undecided-drill'

export interface Evidence {
  what:
    | 'lessons'
    | 'ticked'
    | 'notes'
    | 'questions'
    | 'calls'
    | 'prints'
    | 'note-samples'
    | 'case-sheets'
    | 'stations'
    | 'receipts'
    | 'price-changes'
    | 'gaps-open'
    | 'chats'
    | 'reply-seconds'
    | 'exam-percent'
    | 'drill-percent'
    | 'drill-open'
    | 'drill-closed'
    | 'fast-replies'
    | 'typing-speed'
    | 'sheet-percent'
    | 'state-mark'
  value: number
}

const COUNTED: Record<string, Evidence['what']> = {
  note: 'notes',
  question: 'questions',
  call: 'calls',
  print: 'prints',
  [NOTE_SAMPLE]: 'note-samples',
  [CASE_SHEET]: 'case-sheets',
  station: 'stations',
  receipt: 'receipts',
  'price-change': 'price-changes',
}

/** What was taken back is gone; what was sent back is not what a signature rests on. */
function stands({ kind, state }: EntryFact): boolean {
  return state !== 'withdrawn' && !(isPiece(kind) && state === 'closed')
}

/** Whoever hears an exam does so without knowing what its written part came to. */
export function isHeardStill(
  { settings }: Pick<Activity, 'settings'>,
  { sheets }: Pick<ActivityFacts, 'sheets'>,
): boolean {
  if (!('rubric' in settings && 'examiners' in settings)) return false
  const heard = inOrder(sheets.filter((sheet) => sheet.rubricId === settings.rubric))
  return (
    missingExaminers(
      heard.map(({ percent }) => percent),
      settings.examiners,
    ).length > 0
  )
}

/** Marks of sheets are left out where several examiners mark blind. */
export function evidenceOf(
  activity: Pick<Activity, 'lessons' | 'type' | 'settings'>,
  facts: ActivityFacts,
  enrolment: EnrolmentFacts,
): Evidence[] {
  const found: Evidence[] = []
  const add = (what: Evidence['what'], value: number | null | undefined) => {
    if (value !== null && value !== undefined) found.push({ what, value })
  }
  const readLessons = activity.lessons.filter((id) => enrolment.lessons.get(id)?.read).length
  if (readLessons > 0) add('lessons', readLessons)
  const ticked = (facts.record?.data as { ticked?: unknown[] } | null)?.ticked
  if (Array.isArray(ticked) && ticked.length > 0) add('ticked', ticked.length)
  for (const [kind, what] of Object.entries(COUNTED)) {
    const count = facts.entries.filter((e) => e.kind === kind && stands(e)).length
    if (count > 0) add(what, count)
  }
  const open = facts.entries.filter((e) => e.kind === 'gap' && e.state === 'open').length
  if (open > 0) add('gaps-open', open)
  if (activity.type === 'live') {
    const log = (facts.record?.data ?? {}) as Record<string, unknown>
    add('chats', numberIn(log, 'chats'))
    add('reply-seconds', numberIn(log, 'meanReplySeconds'))
  }
  if (!isHeardStill(activity, facts)) add('exam-percent', facts.attempts.find((a) => a.state === 'released')?.percent)
  const drill = facts.drills.find((d) => d.state === 'finished')
  if (drill && !isUndecided(drill)) add('drill-percent', drill.percent)
  if (drill?.openQuestions) add('drill-open', drill.openQuestions)
  if (drill?.closedBySystem) add('drill-closed', 1)
  if (drill && drill.fastCards > 0) add('fast-replies', drill.fastCards)
  const speeds = facts.typing.map((t) => t.speed).filter((speed): speed is number => speed !== null)
  if (speeds.length > 0) add('typing-speed', Math.max(...speeds))
  const blind = 'examiners' in activity.settings && activity.settings.examiners > 1
  if (!blind && facts.sheets.length > 0) {
    const newest = [...facts.sheets].sort((a, b) => b.madeAt - a.madeAt)[0]
    add('sheet-percent', newest?.percent)
    add('state-mark', newest?.stateMark)
  }
  return found
}
