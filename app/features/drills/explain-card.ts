// Decides what a trainee reads about a judged card: point by point what was seen, what lacks, what nobody recognised, and what
// people have said of it since.
import type { Judgement } from '../quick-replies/judge/judge-reply'
import { applyRulings, disputableSubjects, type RulingSubject } from '../quick-replies/rulings'

interface Said {
  isYes: boolean
  note: string | null
  rulerName: string
  at: number
}

/** What a person was asked about one point, and what they said. */
export interface Matter {
  subject: RulingSubject
  origin: 'open' | 'dispute'
  reason: string | null
  /** Null while it waits. */
  ruling: Said | null
  /** What was ruled before and said otherwise later, the oldest first. */
  corrected: Said[]
}

interface Explained {
  subject: RulingSubject
  matter: Matter | null
  mayDispute: boolean
}

export interface ExplainedPoint extends Explained {
  point: string
  answer: Judgement['points'][number]['answer']
  /** The words it was seen in. */
  saw: string
}

export interface ExplainedFault extends Explained {
  what: 'hard' | 'soft' | 'word'
  /** A kind of fault, or the word itself. */
  name: string
  /** Of a word: why nobody says it; of a wrong fact: what the case says. */
  why: string
  saw: string
  /** `lifted`: a person has ruled it away. */
  stands: 'sure' | 'open' | 'lifted'
}

export interface ExplainedCard {
  points: ExplainedPoint[]
  faults: ExplainedFault[]
  makesSense: boolean
}

export function explainCard(judgement: Judgement, matters: readonly Matter[], mayDispute: boolean): ExplainedCard {
  const ruled = applyRulings(
    judgement,
    matters.flatMap(({ subject, ruling }) => (ruling ? [{ subject, isYes: ruling.isYes }] : [])),
  )
  const disputable = mayDispute ? disputableSubjects(judgement) : []
  const explained = (subject: RulingSubject): Explained => {
    const matter = matters.find((one) => one.subject === subject) ?? null
    return { subject, matter, mayDispute: matter === null && disputable.includes(subject) }
  }
  const standing = (still: { sure: boolean } | undefined) => (still ? (still.sure ? 'sure' : 'open') : 'lifted')
  return {
    makesSense: judgement.makesSense || ruled.points.some(({ answer }) => answer === 'met'),
    points: ruled.points.map(({ point, answer, saw }, n) => ({ ...explained(`point ${n}`), point, answer, saw })),
    faults: [
      ...judgement.hard.map(
        ({ kind, saw }): ExplainedFault => ({
          ...explained(`hard ${kind}`),
          what: 'hard',
          name: kind,
          why: '',
          saw,
          stands: standing(ruled.hard.find((one) => one.kind === kind)),
        }),
      ),
      // What the machine only leans to is nobody's fault: it costs nothing and is not told.
      ...judgement.soft
        .filter(({ sure, isAsked }) => sure || isAsked)
        .map(
          ({ kind, saw, inCase }): ExplainedFault => ({
            ...explained(`soft ${kind}`),
            what: 'soft',
            name: kind,
            why: inCase ?? '',
            saw,
            stands: standing(ruled.soft.find((one) => one.kind === kind)),
          }),
        ),
      ...judgement.words.map(
        ({ word, why }): ExplainedFault => ({
          ...explained(`word ${word}`),
          what: 'word',
          name: word,
          why,
          saw: word,
          stands: ruled.words.some((one) => one.word === word) ? 'sure' : 'lifted',
        }),
      ),
    ],
  }
}
