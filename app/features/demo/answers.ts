// Decides what a trainee of the story answers: as many right as the story wants, the weak topics first to go wrong.
import type { Answer } from '../attempts/answer'
import { type FormContent, type FormQuestion, rightSides } from '../exam-forms/form-content'
import { seededRandom } from '../exam-forms/seeded-random'

interface AnswerWish {
  seed: string
  /** Of the questions that need no reader. */
  rightPercent: number
  weakTopics: readonly string[]
  /** What stands in a scenario answer that is no model. */
  shortReply: string
}

/** One answer per question, in the order of the form. */
export function scriptedAnswers(form: Pick<FormContent, 'questions'>, wish: AnswerWish): Answer[] {
  const counted = form.questions.filter((q) => q.item.type !== 'scenario')
  const shuffled = seededRandom(wish.seed).shuffle(counted)
  const weakFirst = [...shuffled].sort(
    (a, b) => Number(wish.weakTopics.includes(b.topic)) - Number(wish.weakTopics.includes(a.topic)),
  )
  const wrong = new Set(
    weakFirst.slice(0, Math.round((counted.length * (100 - wish.rightPercent)) / 100)).map((q) => q.position),
  )
  const scenario = wish.rightPercent >= 80
  return form.questions.map((question) => {
    if (question.item.type === 'scenario')
      return { type: 'scenario', text: scenario ? question.item.model : wish.shortReply }
    return wrong.has(question.position) ? wrongAnswer(question) : rightAnswer(question)
  })
}

function rightAnswer({ item, shown }: FormQuestion): Answer {
  switch (item.type) {
    case 'single':
      return { type: 'single', choice: shown.findIndex((part) => item.options[part]?.correct) }
    case 'multiple':
      return { type: 'multiple', choices: shown.flatMap((part, n) => (item.options[part]?.correct ? [n] : [])) }
    case 'truefalse':
      return { type: 'truefalse', answer: item.answer }
    case 'fill':
      return { type: 'fill', blanks: item.blanks.map((blank) => blank.accept[0]!) }
    case 'order':
      return { type: 'order', places: shown.map((part) => part + 1) }
    case 'match':
      return { type: 'match', rights: item.pairs.map((_, n) => shown.indexOf(n)) }
    case 'scenario':
      return { type: 'scenario', text: item.model }
  }
}

function wrongAnswer({ item, shown }: FormQuestion): Answer {
  switch (item.type) {
    case 'single':
      return { type: 'single', choice: shown.findIndex((part) => !item.options[part]?.correct) }
    case 'multiple':
      return { type: 'multiple', choices: [shown.findIndex((part) => !item.options[part]?.correct)] }
    case 'truefalse':
      return { type: 'truefalse', answer: !item.answer }
    case 'fill':
      return { type: 'fill', blanks: item.blanks.map(() => '?') }
    case 'order':
      return { type: 'order', places: shown.map((part) => shown.length - part) }
    case 'match':
      return { type: 'match', rights: item.pairs.map((_, n) => shown.indexOf((n + 1) % rightSides(item).length)) }
    case 'scenario':
      return { type: 'scenario', text: '' }
  }
}
