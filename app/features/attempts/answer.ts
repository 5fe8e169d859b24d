// Decides what an answer is for each type of question: its shape, how a plain form spells it, when it is complete.
// Parts are counted as this trainee sees them, so that an answer says nothing about the key.
import type { FormQuestion } from '../exam-forms/form-content'
import { rightSides } from '../exam-forms/form-content'

export type Answer =
  | { type: 'single'; choice: number }
  | { type: 'multiple'; choices: number[] }
  | { type: 'truefalse'; answer: boolean }
  | { type: 'fill'; blanks: string[] }
  /** The place (from 1) given to each step shown. */
  | { type: 'order'; places: (number | null)[] }
  /** The right side shown that was given to each left side. */
  | { type: 'match'; rights: (number | null)[] }
  | { type: 'scenario'; text: string }

/** What a window must know to read and check an answer; holds nothing of the key. */
export interface AnswerShape {
  type: Answer['type']
  /** Options, steps or right sides shown. */
  parts: number
  /** Blanks or left sides to be filled. */
  slots: number
}

export function shapeOf({ item }: Pick<FormQuestion, 'item'>): AnswerShape {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return { type: item.type, parts: item.options.length, slots: 0 }
    case 'fill':
      return { type: 'fill', parts: 0, slots: item.blanks.length }
    case 'order':
      return { type: 'order', parts: item.steps.length, slots: item.steps.length }
    case 'match':
      return { type: 'match', parts: rightSides(item).length, slots: item.pairs.length }
    case 'truefalse':
    case 'scenario':
      return { type: item.type, parts: 0, slots: 0 }
  }
}

function isIn(value: number | null, from: number, to: number): boolean {
  return value === null || (Number.isInteger(value) && value >= from && value <= to)
}

/** True when an answer can belong to a question of this shape: no other type, no part that was not shown. */
export function fitsShape(answer: Answer, shape: AnswerShape): boolean {
  if (answer.type !== shape.type) return false
  switch (answer.type) {
    case 'single':
      return isIn(answer.choice, 0, shape.parts - 1)
    case 'multiple':
      return (
        answer.choices.every((choice) => isIn(choice, 0, shape.parts - 1)) &&
        new Set(answer.choices).size === answer.choices.length
      )
    case 'fill':
      return answer.blanks.length === shape.slots
    case 'order':
      return answer.places.length === shape.slots && answer.places.every((place) => isIn(place, 1, shape.parts))
    case 'match':
      return answer.rights.length === shape.slots && answer.rights.every((right) => isIn(right, 0, shape.parts - 1))
    case 'truefalse':
    case 'scenario':
      return true
  }
}

/** The part of FormData that is needed, so that a browser's and the server's form read alike. */
export interface Fields {
  get: (name: string) => unknown
  getAll: (name: string) => unknown[]
}

function numberIn(value: unknown): number | null {
  return typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : null
}

/** Reads the question's fields; null when nothing was entered. */
export function answerFromFields(shape: AnswerShape, fields: Fields): Answer | null {
  const text = (name: string) => String(fields.get(name) ?? '')
  const slots = Array.from({ length: shape.slots }, (_, n) => n)
  switch (shape.type) {
    case 'single': {
      const choice = numberIn(fields.get('choice'))
      return choice === null ? null : { type: 'single', choice }
    }
    case 'multiple': {
      const choices = [...new Set(fields.getAll('choices').flatMap((value) => numberIn(value) ?? []))].sort(
        (a, b) => a - b,
      )
      return choices.length === 0 ? null : { type: 'multiple', choices }
    }
    case 'truefalse': {
      const answer = text('choice')
      return answer === 'true' || answer === 'false' ? { type: 'truefalse', answer: answer === 'true' } : null
    }
    case 'fill': {
      const blanks = slots.map((n) => text(`blank-${n}`))
      return blanks.every((blank) => blank.trim() === '') ? null : { type: 'fill', blanks }
    }
    case 'order': {
      const places = slots.map((n) => numberIn(fields.get(`place-${n}`)))
      return places.every((place) => place === null) ? null : { type: 'order', places }
    }
    case 'match': {
      const rights = slots.map((n) => numberIn(fields.get(`right-${n}`)))
      return rights.every((right) => right === null) ? null : { type: 'match', rights }
    }
    case 'scenario': {
      // A form sends line ends as CR LF; a script reads LF. One of them, or the same text would count as a change.
      const written = text('text').replace(/\r\n?/g, '\n')
      return written.trim() === '' ? null : { type: 'scenario', text: written }
    }
  }
}

export type Completeness = 'none' | 'partial' | 'full'

export function completenessOf(answer: Answer | null, shape: AnswerShape): Completeness {
  if (answer === null) return 'none'
  switch (answer.type) {
    case 'fill':
      return completeness(answer.blanks.map((blank) => blank.trim() !== ''))
    case 'order':
      return new Set(answer.places).size < shape.slots && !answer.places.includes(null)
        ? 'partial'
        : completeness(answer.places.map((place) => place !== null))
    case 'match':
      return completeness(answer.rights.map((right) => right !== null))
    case 'scenario':
      return answer.text.trim() === '' ? 'none' : 'full'
    case 'multiple':
      return answer.choices.length === 0 ? 'none' : 'full'
    case 'single':
    case 'truefalse':
      return 'full'
  }
}

function completeness(filled: readonly boolean[]): Completeness {
  if (filled.every(Boolean)) return 'full'
  return filled.some(Boolean) ? 'partial' : 'none'
}

export function isSameAnswer(one: Answer | null, other: Answer | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** How an answer is kept: bound to its question, so that it can never be read as another's. */
export function encodeAnswer(itemId: string, answer: Answer | null): string {
  return JSON.stringify({ item: itemId, answer })
}

export function decodeAnswer(value: string): Answer | null {
  return (JSON.parse(value) as { answer: Answer | null }).answer
}
