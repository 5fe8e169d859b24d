// Decides what a paper that is handed in asks of whom: marks, then its release. Who has done his part is asked no more.

import { askedToMark } from '../activities/markers'
import { decodeAnswer } from '../attempts/answer'
import type { FormContent } from '../exam-forms/form-content'
import { agreeOn, type GivenMark } from './marking'
import { decideRelease } from './release'
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

/** A written reply on which the marks do not agree yet. */
export interface OpenReply {
  position: number
  marks: readonly GivenMark[]
  /** How many marks are missing. */
  left: number
  apart: boolean
}

export function openReplies(
  form: Pick<FormContent, 'questions' | 'markers'>,
  marks: ReadonlyMap<number, readonly GivenMark[]>,
  isBlank: (position: number) => boolean,
): OpenReply[] {
  return form.questions.flatMap(({ item, position, points }) => {
    if (item.type !== 'scenario' || isBlank(position)) return []
    const given = marks.get(position) ?? []
    const agreement = agreeOn(given, form.markers, points)
    if (agreement.state === 'agreed') return []
    return [{ position, marks: given, left: agreement.need - agreement.have, apart: agreement.state === 'apart' }]
  })
}

export interface PaperHands {
  /** The trainee's mentor and the examiners named for the activity. */
  nearest: readonly (string | null)[]
  managers: readonly string[]
}

export function markersAsked({ nearest, managers }: PaperHands, replies: readonly OpenReply[]): string[] {
  const asked = replies.flatMap(({ marks, left }) =>
    askedToMark([nearest, managers], { marked: marks.map((mark) => mark.markerId), left }),
  )
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
