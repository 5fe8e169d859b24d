// Decides what a trainee sees of an activity's own part. Reports about the trainee appear only when their time has come.

import type { Content } from '#app/content/content.server'
import type { ContentLanguage } from '#app/content/translation'
import type { ActivityPage, EntryView, GapView, SheetView } from './activity-view'
import { isBeside, QUESTION } from './asking'
import type { EntryFact, SheetFact } from './facts'
import { factsOf } from './facts'
import { isSecret, type Progress } from './progress'
import { definitionOf, type TypeView } from './registry'
import { countingFacts } from './second-test'
import type { SheetLine } from './shown-rubric'
import { decideAddEntry, decideWithdrawEntry, type TraineeActivity } from './trainee-work'
import { inOrder } from './types/oral/examiners'

export interface TypeViewInput {
  work: TraineeActivity
  progress: Progress
  content: Pick<Content, 'checklists' | 'rules' | 'transcripts' | 'blueprintById' | 'shop' | 'english'>
  reader: { language: ContentLanguage }
  nameOf: (personId: string) => string
  trainee: { displayName: string; mentorName: string | null }
  /** What was given for each criterion of a sheet, by the sheet's id. */
  linesOf: (sheet: Pick<SheetFact, 'id' | 'rubricId'>) => SheetLine[]
}

export function describeType({ work, progress, content, reader, nameOf, trainee, linesOf }: TypeViewInput): TypeView {
  // A second test shows its own part; the first one's marks stand beside it.
  const facts = countingFacts(work.facts, work.entry.again ?? null)
  const { activity, status } = work.entry
  const entryView = (e: EntryFact) => viewOfEntry(work, e, nameOf)
  const ordered = inOrder(facts.sheets)
  const isNamed = !(definitionOf(activity).examined?.(activity.settings) ?? false)
  const gaps = (sources: readonly string[]): GapView[] =>
    progress.activities
      .filter((a) => sources.includes(a.activity.id) && !isSecret(a))
      .flatMap((a) =>
        factsOf(progress.facts, a.activity.id)
          .entries.filter((e) => e.kind === 'gap' && e.state !== 'withdrawn')
          .map((e) => ({ ...entryView(e), fromTitle: a.activity.title })),
      )
  return definitionOf(activity).describe({
    activity,
    facts,
    record: (facts.record?.data as Record<string, unknown> | undefined) ?? {},
    progress,
    content,
    reader,
    trainee,
    secret: isSecret(work.entry),
    lacks: (what) => status.missing.some((m) => m.what === what),
    entries: (kind) => facts.entries.filter((e) => e.kind === kind).map(entryView),
    mayAdd: (kind) => decideAddEntry(work, kind).ok,
    sheets: () =>
      ordered.map((s, n) => ({
        ...sheetView(s),
        examinerName: isNamed ? nameOf(s.examinerId) : null,
        nth: n + 1,
        lines: linesOf(s),
      })),
    gaps,
  })
}

function viewOfEntry(work: TraineeActivity, e: EntryFact, nameOf: (personId: string) => string): EntryView {
  return {
    id: e.id,
    data: e.data as Record<string, unknown>,
    state: e.state,
    dueOn: e.dueOn,
    createdAt: e.createdAt,
    closedByName: e.closedBy ? nameOf(e.closedBy) : null,
    outcome: e.outcome,
    mayWithdraw: decideWithdrawEntry(work, e).ok,
  }
}

export function describeAsked({ work, nameOf }: Pick<TypeViewInput, 'work' | 'nameOf'>): ActivityPage['asked'] {
  if (!isBeside(work.entry.activity.type, QUESTION)) return null
  const questions = work.facts.entries.filter((e) => e.kind === QUESTION).map((e) => viewOfEntry(work, e, nameOf))
  return { questions, mayAsk: decideAddEntry(work, QUESTION).ok }
}

function sheetView(s: SheetFact): Omit<SheetView, 'examinerName' | 'nth' | 'lines'> {
  return {
    id: s.id,
    percent: s.percent,
    hardFault: s.hardFault,
    stateMark: s.stateMark,
    comment: s.comment,
    madeAt: s.madeAt,
  }
}
