import { examMessages } from '#app/i18n/exams'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import type { Answer } from './answer'
import type { QuestionView } from './paper'

const CONTROL = 'block w-full rounded-lg border border-line-strong bg-raised px-3 py-2 text-base text-ink'
const CHOICE =
  'flex min-h-12 cursor-pointer items-start gap-3 rounded-lg border border-line-strong bg-raised px-4 py-3 has-[:checked]:border-primary has-[:checked]:bg-primary-soft'
/** As in answer-forms; the browser stops earlier than the server refuses. */

interface SheetProps {
  question: QuestionView
  answer: Answer | null
}

/** The fields of one question. Plain inputs, read as a form: nothing to drag, everything by keyboard, no script needed. */
export function QuestionSheet({ question, answer }: SheetProps) {
  switch (question.shape.type) {
    case 'single':
    case 'multiple':
      return <ChoiceFields question={question} answer={answer} />
    case 'truefalse':
      return <TrueFalseFields question={question} answer={answer} />
    case 'fill':
      return <BlankFields question={question} answer={answer} />
    case 'order':
      return <OrderFields question={question} answer={answer} />
    case 'match':
      return <MatchFields question={question} answer={answer} />
    case 'scenario':
      return <ScenarioField question={question} answer={answer} />
  }
}

export function letterOf(part: number): string {
  return String.fromCharCode(65 + part)
}

function ChoiceFields({ question, answer }: SheetProps) {
  const words = useMessages(examMessages)
  const many = question.shape.type === 'multiple'
  const isChosen = (part: number) =>
    (answer?.type === 'single' && answer.choice === part) ||
    (answer?.type === 'multiple' && answer.choices.includes(part))
  return (
    <fieldset>
      <legend className="mb-2 text-sm text-grey">{words.typeHints[many ? 'multiple' : 'single']}</legend>
      <div className="grid gap-2">
        {question.parts.map((text, part) => (
          <label key={text} className={CHOICE}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={many ? 'choices' : 'choice'}
              value={part}
              defaultChecked={isChosen(part)}
              className="mt-1 size-5 shrink-0 accent-primary"
            />
            <span className="min-w-0 break-words">
              <span className="mr-2 font-bold">{letterOf(part)}</span>
              {text}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function TrueFalseFields({ answer }: SheetProps) {
  const words = useMessages(examMessages)
  return (
    <fieldset>
      <legend className="mb-2 text-sm text-grey">{words.typeHints.truefalse}</legend>
      <div className="grid grid-cols-2 gap-2">
        {[true, false].map((value) => (
          <label key={String(value)} className={CHOICE}>
            <input
              type="radio"
              name="choice"
              value={String(value)}
              defaultChecked={answer?.type === 'truefalse' && answer.answer === value}
              className="mt-1 size-5 shrink-0 accent-primary"
            />
            {value ? words.isTrue : words.isFalse}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function BlankFields({ question, answer }: SheetProps) {
  const words = useMessages(examMessages)
  return (
    <fieldset>
      <legend className="mb-2 text-sm text-grey">{words.typeHints.fill}</legend>
      <div className="grid max-w-md gap-3">
        {Array.from({ length: question.shape.slots }, (_, slot) => ({ slot, name: `blank-${slot}` })).map(
          ({ slot, name }) => (
            <label key={name} className="block">
              <span className="mb-1 block font-medium">{words.blank(slot + 1)}</span>
              <input
                name={name}
                defaultValue={answer?.type === 'fill' ? answer.blanks[slot] : ''}
                maxLength={LONGEST.blank}
                autoComplete="off"
                spellCheck={false}
                className={`${CONTROL} min-h-11`}
              />
            </label>
          ),
        )}
      </div>
    </fieldset>
  )
}

function OrderFields({ question, answer }: SheetProps) {
  const words = useMessages(examMessages)
  return (
    <fieldset>
      <legend className="mb-2 text-sm text-grey">{words.typeHints.order}</legend>
      <ol className="grid gap-2">
        {question.parts.map((step, slot) => (
          <li key={step} className="flex items-center gap-3 rounded-lg border border-line bg-raised px-3 py-2">
            <select
              name={`place-${slot}`}
              aria-label={words.placeOf(step)}
              defaultValue={(answer?.type === 'order' && answer.places[slot]) || ''}
              className="num min-h-11 w-20 shrink-0 rounded-lg border border-line-strong bg-raised px-2 text-base"
            >
              <option value="">–</option>
              {question.parts.map((other, place) => (
                <option key={other} value={place + 1}>
                  {place + 1}
                </option>
              ))}
            </select>
            <span className="min-w-0 break-words">{step}</span>
          </li>
        ))}
      </ol>
    </fieldset>
  )
}

function MatchFields({ question, answer }: SheetProps) {
  const words = useMessages(examMessages)
  // Two right sides may read alike; the place tells them apart.
  const rights = question.parts.map((right, part) => ({ key: `${part}-${right}`, right, part }))
  return (
    <fieldset>
      <legend className="mb-2 text-sm text-grey">{words.typeHints.match}</legend>
      <ul className="grid gap-2">
        {question.lefts.map((left, slot) => {
          const given = answer?.type === 'match' ? answer.rights[slot] : null
          return (
            <li
              key={left}
              className="grid gap-2 rounded-lg border border-line bg-raised p-3 sm:grid-cols-2 sm:items-center"
            >
              <span className="min-w-0 break-words">{left}</span>
              <select
                name={`right-${slot}`}
                aria-label={words.rightOf(left)}
                defaultValue={given ?? ''}
                className={`${CONTROL} min-h-11`}
              >
                <option value="">{words.choose}</option>
                {rights.map(({ key, right, part }) => (
                  <option key={key} value={part}>
                    {right}
                  </option>
                ))}
              </select>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

function ScenarioField({ answer }: SheetProps) {
  const words = useMessages(examMessages)
  return (
    <label className="block">
      <span className="mb-2 block text-sm text-grey">{words.typeHints.scenario}</span>
      <textarea
        name="text"
        rows={9}
        maxLength={LONGEST.scenario}
        aria-label={words.scenarioLabel}
        defaultValue={answer?.type === 'scenario' ? answer.text : ''}
        className={`${CONTROL} leading-relaxed`}
      />
    </label>
  )
}
