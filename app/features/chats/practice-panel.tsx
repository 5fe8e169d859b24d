import { Link } from '@remix-run/react'
import { Button, LinkButton } from '#app/components/ui/button'
import { Select } from '#app/components/ui/form'
import { Facts, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Table } from '#app/components/ui/table'
import { chatMessages } from '#app/i18n/chats'
import { formatDateTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { ChatPractice } from './desk-view'
import { useMarkWords } from './use-mark-words'

const STAGES = ['pre', 'in', 'after'] as const

/** The way to the desk: what it is, how many customers, which; and what came of it before. */
export function ChatPracticePanel({ practice }: { practice: ChatPractice }) {
  const words = useMessages(chatMessages)
  return (
    <Panel id="chats" title={words.practice}>
      <p className="max-w-[42em]">{words.practiceLead}</p>
      {practice.openSittingId ? <Resume sittingId={practice.openSittingId} /> : <Entry practice={practice} />}
      <Earlier earlier={practice.earlier} />
    </Panel>
  )
}

function Resume({ sittingId }: { sittingId: string }) {
  const words = useMessages(chatMessages)
  return (
    <div className="mt-3 rounded-lg border border-violet bg-violet-soft p-3">
      <p className="font-medium">{words.resume}</p>
      <p>{words.resumeLine}</p>
      <LinkButton className="mt-2" icon="next" to={`/practice/chats/${sittingId}`}>
        {words.resumeGo}
      </LinkButton>
    </div>
  )
}

function Entry({ practice: { mayStart, scripts } }: { practice: ChatPractice }) {
  const words = useMessages(chatMessages)
  if (!mayStart) return <p className="mt-3 text-grey">{words.ended}</p>
  if (scripts.length === 0) return <p className="mt-3 text-grey">{words.noneYet}</p>
  const { facts } = words
  // Nobody comes twice, so there are never more at once than there are.
  const seats = [1, 2, 3].filter((n) => n <= scripts.length)
  const stages = STAGES.filter((stage) => scripts.some((one) => one.stage === stage))
  return (
    <>
      <div className="mt-3">
        <Facts
          facts={[
            [facts.time, facts.timeLine],
            [facts.forWhom, facts.forWhomLine],
            [facts.open, facts.openLine],
          ]}
        />
      </div>
      <Form method="post" className="mt-4 grid items-end gap-x-3 sm:grid-cols-[10rem_10rem_auto]">
        <input type="hidden" name="intent" value="chat" />
        <Select
          name="seats"
          label={words.seats}
          choices={seats.map((n) => ({ value: String(n), label: words.seatsOf(n) }))}
        />
        <Select
          name="stage"
          label={words.stage}
          empty={words.anyStage}
          choices={stages.map((stage) => ({ value: stage, label: words.stages[stage] }))}
        />
        <div className="mb-4">
          <Button icon="chats">{words.start}</Button>
        </div>
      </Form>
      <details>
        <summary className="min-h-11 text-primary underline">{words.chooseOne}</summary>
        <ul className="mt-2 grid gap-2 sm:grid-cols-2">
          {scripts.map((script) => (
            <li
              key={script.id}
              className="flex items-center justify-between gap-3 rounded-lg border border-line px-3 py-2"
            >
              <span className="min-w-0">
                <span lang="zh-CN">{script.title}</span>{' '}
                <span className="text-sm text-grey">{words.stages[script.stage]}</span>
              </span>
              <Form method="post" className="contents">
                <input type="hidden" name="intent" value="chat" />
                <input type="hidden" name="scriptId" value={script.id} />
                <Button aria-label={words.startOne(script.title)}>{words.start}</Button>
              </Form>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function Earlier({ earlier }: { earlier: ChatPractice['earlier'] }) {
  const words = useMessages(chatMessages)
  const locale = useLocale()
  const markOf = useMarkWords()
  if (earlier.length === 0) return null
  return (
    <div className="mt-4">
      <Table
        caption={words.earlier}
        rows={earlier}
        rowKey={(row) => row.id}
        columns={[
          { key: 'at', head: words.date, cell: (row) => formatDateTime(row.at, locale) },
          { key: 'who', head: words.customers, cell: (row) => <span lang="zh-CN">{row.titles.join('、')}</span> },
          { key: 'mark', head: words.mark, align: 'right', cell: (row) => markOf(row.percent, row.percentHigh) },
          {
            key: 'replay',
            head: words.replayLink,
            cell: (row) => (
              <Link to={`/practice/chats/${row.id}/replay`}>
                {words.replayLink}
                <span className="sr-only"> {formatDateTime(row.at, locale)}</span>
              </Link>
            ),
          },
        ]}
      />
    </div>
  )
}
