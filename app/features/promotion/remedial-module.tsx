import { Link } from '@remix-run/react'
import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply, type Reply, TextField } from '#app/components/ui/form'
import { Panel, Progress, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { BOUNDS } from '#app/rules/field-limits'
import type { RemedialModuleView } from './remedial-page.server'

interface ModuleProps {
  module: RemedialModuleView
  quizLine: number
  mayStart: boolean
  reply: Reply | undefined
}

export function RemedialModule({ module, quizLine, mayStart, reply }: ModuleProps) {
  const { remedial: words } = useMessages(promotionMessages)
  const locale = useLocale()
  const [tone, state] =
    module.doneAt !== null
      ? (['green', words.done] as const)
      : module.startedAt !== null
        ? (['primary', words.started] as const)
        : (['grey', words.notStarted] as const)
  return (
    <Panel id={module.id} title={module.name}>
      <p className="mb-3 flex flex-wrap items-center gap-2">
        <Tag tone={tone}>{state}</Tag>
        {module.finalPercent === null ? null : (
          <span className="num text-grey">{words.lost(formatNumber(module.finalPercent, locale, 1))}</span>
        )}
      </p>
      <p className="num mb-1">{words.minutes(module.minutesDone, module.minutesPlanned)}</p>
      <Progress
        value={Math.min(module.minutesDone, module.minutesPlanned)}
        max={module.minutesPlanned}
        label={words.minutes(module.minutesDone, module.minutesPlanned)}
      />
      <p className="num mt-3">
        {module.quizPercent === null
          ? words.quizNone(quizLine)
          : words.quizBest(formatNumber(module.quizPercent, locale, 1), quizLine)}
      </p>
      {module.lessons.length > 0 ? (
        <>
          <h3 className="mt-3 font-medium">{words.lessons}</h3>
          <ul className="list-disc pl-5">
            {module.lessons.map((lesson) => (
              <li key={lesson.id}>
                <Link to={`/lessons/${lesson.id}`}>{lesson.title}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {module.doneAt === null ? (
        module.startedAt === null ? (
          <StartForm module={module} mayStart={mayStart} reply={reply} />
        ) : (
          <WorkForms module={module} reply={reply} />
        )
      ) : null}
    </Panel>
  )
}

function StartForm({ module, mayStart, reply }: Omit<ModuleProps, 'quizLine'>) {
  const { remedial: words } = useMessages(promotionMessages)
  return (
    <Form method="post" action={`/remedial#${module.id}`} className="mt-4">
      <FormReply reply={reply} intent={`start-${module.id}`}>
        <input type="hidden" name="intent" value="start" />
        <input type="hidden" name="moduleId" value={module.id} />
        <p className="mb-2 text-sm text-grey">{words.startLead}</p>
        <Button disabled={!mayStart} icon="next">
          {words.start}
          <span className="sr-only">{module.name}</span>
        </Button>
      </FormReply>
    </Form>
  )
}

function WorkForms({ module, reply }: Omit<ModuleProps, 'quizLine' | 'mayStart'>) {
  const { remedial: words } = useMessages(promotionMessages)
  const ready = module.lacks.minutes === 0 && !module.lacks.quiz
  return (
    <div className="mt-4 grid gap-4">
      <Form noValidate method="post" action={`/remedial#${module.id}`}>
        <FormReply reply={reply} intent={`minutes-${module.id}`}>
          <input type="hidden" name="intent" value="minutes" />
          <input type="hidden" name="moduleId" value={module.id} />
          <div className="flex flex-wrap items-end gap-x-3">
            <div className="w-64">
              <TextField
                id={`minutes-${module.id}`}
                name="minutes"
                type="number"
                {...BOUNDS.moduleMinutes}
                label={words.logMinutes}
                hint={words.logMinutesHint}
              />
            </div>
            <Button className="mb-4">{words.log}</Button>
          </div>
        </FormReply>
      </Form>
      <div className="flex flex-wrap items-center gap-3">
        <LinkButton to={`/remedial?quiz=${module.topic}`} icon="pen">
          {module.quizPercent === null ? words.quizTake : words.quizAgain}
          <span className="sr-only">{module.name}</span>
        </LinkButton>
        <Form method="post" action={`/remedial#${module.id}`}>
          <FormReply reply={reply} intent={`finish-${module.id}`}>
            <input type="hidden" name="intent" value="finish" />
            <input type="hidden" name="moduleId" value={module.id} />
            <Button look={ready ? 'primary' : 'plain'} disabled={!ready} icon="check">
              {words.finish}
              <span className="sr-only">{module.name}</span>
            </Button>
          </FormReply>
        </Form>
        <span className="text-sm text-grey">
          {ready ? words.allowed : words.lacks(module.lacks.minutes, module.lacks.quiz)}
        </span>
      </div>
    </div>
  )
}
