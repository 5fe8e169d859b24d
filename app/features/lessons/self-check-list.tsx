import { Link } from '@remix-run/react'
import { Button } from '#app/components/ui/button'
import { Choices, FormReply, type Reply } from '#app/components/ui/form'
import { Icon } from '#app/components/ui/icon'
import { Form } from '#app/components/ui/post-form'
import type { ContentLanguage } from '#app/content/translation'
import { lessonMessages } from '#app/i18n/lessons'
import { useMessages } from '#app/i18n/messages'
import type { SelfCheckResult, SelfCheckView } from './self-check'

interface SelfCheckListProps {
  language: ContentLanguage
  checks: readonly SelfCheckView[]
  /** Null for readers who are not asked: they see the key at once. */
  answering: boolean
  reply: Reply | undefined
  /** The question that is being answered once more. */
  again: string | null
}

export function SelfCheckList({ checks, language, answering, reply, again }: SelfCheckListProps) {
  const words = useMessages(lessonMessages)
  return (
    <section id="self-check" tabIndex={-1} aria-labelledby="self-check-title" className="self-check">
      <h2 id="self-check-title">{words.selfCheck}</h2>
      <p className="text-grey">{answering ? words.selfCheckLead : words.selfCheckStaff}</p>
      <ol lang={language}>
        {checks.map((check, n) => (
          <li key={check.id} id={`check-${check.id}`} className="self-check-item">
            {check.result ? (
              <Answered check={check} result={check.result} number={n + 1} answering={answering} />
            ) : (
              <Question check={check} number={n + 1} reply={reply} again={again === check.id} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function useOptionText() {
  const words = useMessages(lessonMessages)
  return (option: SelfCheckView['options'][number]) =>
    option.text ?? (option.value === 'true' ? words.right : words.wrong)
}

function Question({
  check,
  number,
  reply,
  again,
}: {
  check: SelfCheckView
  number: number
  reply: Reply | undefined
  again: boolean
}) {
  const words = useMessages(lessonMessages)
  const textOf = useOptionText()
  return (
    <Form method="post" action={`?${again ? `again=${check.id}` : ''}#check-${check.id}`} preventScrollReset>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="question" value={check.id} />
      <FormReply reply={reply} intent={check.id}>
        <Choices
          name="choice"
          id={`choice-${check.id}`}
          type={check.type === 'multiple' ? 'checkbox' : 'radio'}
          label={`${number}. ${check.stem}`}
          {...(check.type === 'multiple' ? { hint: words.several } : {})}
          choices={check.options.map((option) => ({ value: option.value, label: textOf(option) }))}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button>{words.submitAnswer}</Button>
          {again ? (
            <Link to={`?#check-${check.id}`} preventScrollReset>
              {words.cancelAgain}
            </Link>
          ) : null}
        </div>
      </FormReply>
    </Form>
  )
}

function Answered({
  check,
  result,
  number,
  answering,
}: {
  check: SelfCheckView
  result: SelfCheckResult
  number: number
  answering: boolean
}) {
  const words = useMessages(lessonMessages)
  const textOf = useOptionText()
  return (
    // biome-ignore lint/a11y/useSemanticElements: the fieldset stands inside, around the choices only
    <div role="group" aria-labelledby={`stem-${check.id}`}>
      <p id={`stem-${check.id}`} className="mb-2 font-medium">
        {`${number}. ${check.stem}`}
      </p>
      {result.correct === null ? null : (
        <p
          role="status"
          className={`mb-2 flex items-center gap-2 font-bold ${result.correct ? 'text-green' : 'text-amber'}`}
        >
          <Icon name={result.correct ? 'done' : 'help'} />
          {result.correct ? words.answeredRight : words.answeredWrong}
        </p>
      )}
      <ul className="check-options">
        {result.options.map((option, n) => (
          <li
            key={check.options[n]!.value}
            className={option.right ? 'check-right' : option.chosen ? 'check-wrong' : 'check-other'}
          >
            <Icon name={option.right ? 'done' : option.chosen ? 'stop' : 'open'} className="mt-1" />
            <div>
              <p>
                {textOf(check.options[n]!)}
                <OptionTag option={option} answered={result.correct !== null} />
              </p>
              {option.why ? <p className="check-why">{option.why}</p> : null}
            </div>
          </li>
        ))}
      </ul>
      {result.why ? <p className="mt-2">{result.why}</p> : null}
      {answering ? (
        <p className="no-print mt-2 flex flex-wrap gap-x-4 text-sm text-grey">
          <span className="num">{words.tries(result.tries)}</span>
          <Link to={`?again=${check.id}#check-${check.id}`} preventScrollReset>
            {words.tryAgain}
          </Link>
        </p>
      ) : null}
    </div>
  )
}

function OptionTag({ option, answered }: { option: SelfCheckResult['options'][number]; answered: boolean }) {
  const words = useMessages(lessonMessages)
  if (!answered) return <span className="check-tag">{option.right ? words.rightOption : words.wrongOption}</span>
  if (option.right)
    return (
      <span className="check-tag">{option.chosen ? `${words.rightOption} · ${words.chosen}` : words.rightOption}</span>
    )
  return option.chosen ? <span className="check-tag">{`${words.wrongOption} · ${words.chosen}`}</span> : null
}
