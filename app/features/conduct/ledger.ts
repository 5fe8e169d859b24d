// Decides what may go into the conduct ledger, and where its points stand: ten at the start of a month, never edited, only countered.

import { CONDUCT_START, CONDUCT_TALK, CONDUCT_WARNING } from '#app/rules/conduct-points'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { ConductRule } from './conduct-rules'

export const CONDUCT_NOTE_LENGTH = 4
/** One line never costs or earns more than the whole account (S-003-35). */
export const CONDUCT_MOST = CONDUCT_START

/** Points come in halves: being late costs half a one (S-003-39). */
export function isHalves(points: number): boolean {
  return Number.isInteger(points * 2)
}

export interface ConductLine {
  id: string
  points: number
  reversesId: string | null
}

interface AddCase {
  traineeId: string
  recorderId: string
  joinedOn: string
  today: string
  /** Rules the course knows; each line names one. */
  rules: readonly Pick<ConductRule, 'id' | 'kind'>[]
}

export function decideConductEntry(
  given: AddCase,
  command: { ruleId: string; points: number; note: string; occurredOn: string },
): Outcome {
  if (given.recorderId === given.traineeId) return refuse('self-signing')
  const rule = given.rules.find((r) => r.id === command.ruleId)
  if (!rule) return refuse('invalid-reference')
  if (!isHalves(command.points) || command.points === 0 || Math.abs(command.points) > CONDUCT_MOST)
    return refuse('invalid-reference')
  if (rule.kind === 'praise' && command.points < 0) return refuse('praise-costs')
  if (rule.kind === 'offence' && command.points > 0) return refuse('offence-earns')
  if (command.occurredOn > given.today || command.occurredOn < given.joinedOn)
    return refuse('took-place-when', given.joinedOn)
  if ([...command.note.trim()].length < CONDUCT_NOTE_LENGTH)
    return refuse('comment-needed', String(CONDUCT_NOTE_LENGTH))
  return accept()
}

/**
 * A line is taken back once, by its counter line; a counter line is never taken back itself. What a manager has ruled on, only
 * a manager changes.
 */
export function decideReversal(
  given: { traineeId: string; recorderId: string; lines: readonly ConductLine[]; ruled: boolean; isManager: boolean },
  command: { lineId: string; note: string },
): Outcome<{ points: number }> {
  if (given.recorderId === given.traineeId) return refuse('self-signing')
  const line = given.lines.find((l) => l.id === command.lineId)
  if (!line) return refuse('not-found')
  if (line.reversesId !== null) return refuse('wrong-state')
  if (given.lines.some((l) => l.reversesId === line.id)) return refuse('already-done')
  if (given.ruled && !given.isManager) return refuse('manager-ruled')
  if ([...command.note.trim()].length < CONDUCT_NOTE_LENGTH)
    return refuse('comment-needed', String(CONDUCT_NOTE_LENGTH))
  return accept({ points: -line.points })
}

/** The threshold that a change of points steps over on the way down, the lower one of two; null for none. */
export function crossedThreshold(before: number, after: number): number | null {
  return [CONDUCT_TALK, CONDUCT_WARNING].find((limit) => before > limit && after <= limit) ?? null
}

/** A row as the sums of the months read it. */
export function datedLine(row: { id: string; points: number; occurred_on: string; reverses_id: string | null }) {
  return { id: row.id, points: row.points, occurredOn: row.occurred_on, reversesId: row.reverses_id }
}
