// Decides how entries of the record and gaps are shown to the people around a trainee, and which of them may be closed.
import type { Content } from '#app/content/content.server'
import type { ActivityCase } from '../activities/activity-case.server'
import type { EntryFact } from '../activities/facts'
import type { TraineeProgress } from '../activities/progress.server'
import { definitionOf } from '../activities/registry'
import { REVIEW } from '../activities/types/calls/reviews'
import { ENTRY_MOVES, gapWindow, type SettledKind } from './entry'

export interface GapQuery {
  from?: number | undefined
  to?: number | undefined
  gaps?: 'all' | 'open' | undefined
}

/** One entry of the record; `settler` is who looks at it and may settle what is open. */
export function deskEntry(
  entry: EntryFact,
  activityId: string,
  activityTitle: string,
  names: ReadonlyMap<string, string>,
  settler: string | null,
) {
  const data = (entry.data ?? {}) as Record<string, unknown>
  const moves: readonly string[] = Object.hasOwn(ENTRY_MOVES, entry.kind) ? ENTRY_MOVES[entry.kind as SettledKind] : []
  return {
    id: entry.id,
    activityId,
    activityTitle,
    kind: entry.kind,
    data: Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        typeof value === 'string' || typeof value === 'number' ? String(value) : '',
      ]),
    ),
    state: entry.state,
    dueOn: entry.dueOn,
    createdAt: entry.createdAt,
    outcome: entry.outcome,
    closedByName: entry.closedBy ? (names.get(entry.closedBy) ?? '') : '',
    moves:
      settler !== null && entry.state === 'open'
        ? moves.filter((move) => move !== 'withdraw' || entry.kind === REVIEW || entry.createdBy === settler)
        : [],
  }
}
export type DeskEntry = ReturnType<typeof deskEntry>

/** A receipt names the rule it is for, not its file. */
export function withRuleTitle(view: DeskEntry, { rules }: Pick<Content, 'rules'>): DeskEntry {
  const rule = rules.find((r) => r.id === view.data.ruleId)
  return { ...view, data: { ...view.data, ruleId: rule?.title ?? view.data.ruleId ?? '' } }
}

/** A debrief looks back over eleven days (D17-2); other activities show their own gaps. */
export function gapsOf(
  progress: TraineeProgress,
  given: ActivityCase,
  query: GapQuery,
  names: ReadonlyMap<string, string>,
  settler: string | null,
) {
  const { activity, day, status } = given.entry
  const isDebrief = activity.type === 'debrief'
  const standard = gapWindow(day)
  const window = {
    from: query.from ?? standard.from,
    to: Math.max(query.from ?? standard.from, query.to ?? standard.to),
  }
  const sources = progress.activities.filter(
    (a) => a.activity.id === activity.id || (isDebrief && window.from <= a.day && a.day <= window.to),
  )
  const all = sources.flatMap((a) =>
    (progress.facts.activities.get(a.activity.id)?.entries ?? [])
      .filter((e) => e.kind === 'gap' && (query.gaps !== 'open' || e.state === 'open'))
      .map((e) => ({ ...deskEntry(e, a.activity.id, a.activity.title, names, settler), day: a.day })),
  )
  const hidden = activity.type === 'mystery' && given.facts.record === null
  return {
    isDebrief,
    window,
    standard,
    onlyOpen: query.gaps === 'open',
    items: all,
    isSigned: status.state === 'done',
    canOpen:
      settler !== null &&
      !hidden &&
      definitionOf(activity).takesGaps === true &&
      status.state !== 'locked' &&
      status.state !== 'not-applicable',
  }
}
export type DeskGaps = ReturnType<typeof gapsOf>
