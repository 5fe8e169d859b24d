// Decides what a paper that is handed in asks of whom: marks, then its release. Who has done his part is asked no more.

import { askedToMark } from '../activities/markers'
import { decodeAnswer } from '../attempts/answer'
import type { FormContent } from '../exam-forms/form-content'
import { agreeOn, type GivenMark } from './marking'
import { decideRelease } from './release'
import { type Reopening, stillToSay } from './reopening'
import { scoreAnswer } from './score-item'

/** `written`: what was saved, by position. Nothing waits for a person where nothing was written. */
export function isBlankIn(
  form: Pick<FormContent, 'questions'>,
  written: ReadonlyMap<number, string>,
): (position: number) => boolean {
  return (position) => {
    const value = written.get(position)
    const question = form.questions[position - 1]
    return question !== undefined && scoreAnswer(question, value === undefined ? null : decodeAnswer(value)) === false
  }
}

/** A paper is marked by the end of the next working day, and so is a hearing, a mark looked at again, a third one given and a result released. */
export const PAPER_WORKDAYS = 1

/** A written reply on which the marks do not agree yet. */
export interface OpenReply {
  position: number
  marks: readonly GivenMark[]
  /** How many marks are missing that may be given now. */
  left: number
  apart: boolean
  reopening: Reopening | null
  /** Ids of those who are to look at their own mark again before anybody else is asked. */
  again: readonly string[]
}

interface Marked {
  marks: ReadonlyMap<number, readonly GivenMark[]>
  /** By position. */
  reopenings: ReadonlyMap<number, Reopening>
  isBlank: (position: number) => boolean
  now: number
}

export function openReplies(
  form: Pick<FormContent, 'questions' | 'markers'>,
  { marks, reopenings, isBlank, now }: Marked,
): OpenReply[] {
  return form.questions.flatMap(({ item, position, points }) => {
    if (item.type !== 'scenario' || isBlank(position)) return []
    const given = marks.get(position) ?? []
    const agreement = agreeOn(given, form.markers, points)
    if (agreement.state === 'agreed') return []
    const apart = agreement.state === 'apart'
    const reopening = (apart && reopenings.get(position)) || null
    const again = stillToSay(given, reopening, now)
    const left = again.length > 0 ? 0 : agreement.need - agreement.have
    return [{ position, marks: given, left, apart, reopening, again }]
  })
}

/** Since when a third mark is wanted: the second of the two was given, or what they had for looking again has passed. */
export function thirdSince({ marks, reopening }: OpenReply): number {
  const last = Math.max(...marks.map((mark) => mark.markedAt))
  const lapsed = reopening !== null && marks.some((mark) => mark.markedAt < reopening.at)
  return lapsed ? Math.max(last, reopening.until) : last
}

export interface PaperHands {
  /** The trainee's mentor and the examiners named for the activity. */
  nearest: readonly (string | null)[]
  managers: readonly string[]
}

export function markersAsked({ nearest, managers }: PaperHands, replies: readonly OpenReply[]): string[] {
  const asked = replies.flatMap(({ marks, left, again }) => [
    ...again,
    ...askedToMark([nearest, managers], { marked: marks.map((mark) => mark.markerId), left }),
  ])
  return [...new Set(asked)]
}

/** The manager for a final or retake, but not its only marker; whoever marks for a stage exam. */
export function releasersAsked(
  { nearest, managers }: PaperHands,
  paper: { kind: string; traineeId: string; markerIds: readonly string[] },
): string[] {
  const weighty = paper.kind === 'final' || paper.kind === 'retake'
  const asked = weighty ? managers : askedToMark([nearest, managers], { marked: [], left: 1 })
  return asked.filter((releaserId) => decideRelease({ ...paper, state: 'graded', releaserId }).ok)
}
