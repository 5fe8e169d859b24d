import { Link } from '@remix-run/react'
import { Button, LinkButton } from '#app/components/ui/button'
import { Icon } from '#app/components/ui/icon'
import { ActionBar, Notice, PageHeader, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import type { QuizView, RemedialModuleView } from './remedial-page.server'
import type { QuizResult } from './take-module-quiz.server'

const CHOICE =
  'flex min-h-12 cursor-pointer items-start gap-3 rounded-lg border border-line-strong bg-raised px-4 py-3 has-[:checked]:border-primary has-[:checked]:bg-primary-soft'

interface QuizProps {
  module: RemedialModuleView
  quiz: QuizView
  result: QuizResult | undefined
  quizLine: number
}

/** One page of practice questions: plain fields before, the key with its reasons afterwards. */
export function ModuleQuiz({ module, quiz, result, quizLine }: QuizProps) {
  const { remedial: words } = useMessages(promotionMessages)
  const locale = useLocale()
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={words.quizTitle(module.name)}
        lead={words.quizLead(quiz.questions.length)}
        back={<Link to="/remedial">{words.title}</Link>}
      />
      {result ? (
        <Notice
          tone={result.percent >= quizLine ? 'green' : 'amber'}
          title={words.quizResult(formatNumber(result.percent, locale, 1))}
        />
      ) : null}
      {result ? (
        <QuizKey quiz={quiz} result={result} topic={module.topic} />
      ) : (
        <QuizFields module={module} quiz={quiz} />
      )}
    </div>
  )
}

function QuizFields({ module, quiz }: Omit<QuizProps, 'result' | 'quizLine'>) {
  const { remedial: words } = useMessages(promotionMessages)
  return (
    <Form method="post" action={`/remedial?quiz=${module.topic}`}>
      <input type="hidden" name="intent" value="quiz" />
      <input type="hidden" name="moduleId" value={module.id} />
      <input type="hidden" name="seed" value={quiz.seed} />
      {quiz.questions.map((q, n) => (
        <Panel key={q.id}>
          <fieldset>
            <legend className="mb-3 font-medium">
              <span className="num mr-2">{n + 1}.</span>
              {q.stem}
              {q.type === 'multiple' ? <span className="ml-2 text-sm text-grey">{words.many}</span> : null}
            </legend>
            <div className="grid gap-2">
              {(q.type === 'truefalse' ? [words.isTrue, words.isFalse] : q.options).map((text, part) => (
                <label key={text} className={CHOICE}>
                  <input
                    type={q.type === 'multiple' ? 'checkbox' : 'radio'}
                    name={`a-${q.id}`}
                    value={q.type === 'truefalse' ? String(part === 0) : part}
                    className="mt-1 size-5 shrink-0 accent-primary"
                  />
                  <span className="min-w-0 break-words">{text}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </Panel>
      ))}
      <ActionBar>
        <Button look="primary">{words.quizSubmit}</Button>
      </ActionBar>
    </Form>
  )
}

function QuizKey({ quiz, result, topic }: { quiz: QuizView; result: QuizResult; topic: string }) {
  const { remedial: words, comma } = useMessages(promotionMessages)
  const keyOf = (text: string) => (text === 'true' ? words.isTrue : text === 'false' ? words.isFalse : text)
  return (
    <>
      {quiz.questions.map((q, n) => {
        const line = result.lines.find((l) => l.id === q.id)
        if (!line) return null
        return (
          <Panel key={q.id} tone={line.right ? 'green' : 'amber'}>
            <p className="font-medium">
              <span className="num mr-2">{n + 1}.</span>
              {q.stem}
            </p>
            <p className="mt-2 flex items-center gap-1">
              <Icon name={line.right ? 'done' : 'alert'} />
              {line.right ? words.right : words.wrong}
            </p>
            <p className="mt-1">{words.key(line.key.map(keyOf).join(comma))}</p>
            <p className="mt-1 text-grey">{line.explanation}</p>
          </Panel>
        )
      })}
      <ActionBar>
        <LinkButton to={`/remedial?quiz=${topic}`} reloadDocument>
          {words.quizAgain}
        </LinkButton>
        <LinkButton look="primary" to="/remedial">
          {words.title}
        </LinkButton>
      </ActionBar>
    </>
  )
}
