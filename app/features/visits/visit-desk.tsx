import { Link } from '@remix-run/react'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply, type Reply, Select } from '#app/components/ui/form'
import { Notice, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useMessages } from '#app/i18n/messages'
import { visitMessages } from '#app/i18n/visits'
import { LONGEST } from '#app/rules/field-limits'
import { useDesk } from '../chats/use-desk'
import { decideEnter } from '../drills/send-key'
import { VisitLog } from './visit-log'
import type { VisitView } from './visit-view'

interface VisitDeskProps {
  view: VisitView
  personId: string
  /** What forms without a script are named after. */
  seed: string
  reply: Reply | undefined
}

/** Where somebody plays the customer, and where others watch. */
export function VisitDesk({ view: first, personId, seed, reply }: VisitDeskProps) {
  const { store, snapshot } = useDesk(first, personId, `/visits/${first.id}`)
  const view = snapshot.view as VisitView
  const { visit } = view
  const words = useMessages(visitMessages)
  const seat = view.seats[0]
  const isOpen = view.state === 'in_progress'
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="min-w-0">
        <p className="mb-3 empty:hidden" role="status">
          {snapshot.trouble
            ? words.signedOut
            : snapshot.link === 'trying'
              ? words.trying
              : snapshot.link === 'polling'
                ? words.polling
                : ''}
        </p>
        <Standing view={view} />
        {seat ? <VisitLog seat={seat} outbox={snapshot.outbox} /> : null}
        {snapshot.missed.length > 0 ? <Notice tone="amber">{words.missedLine(snapshot.missed.length)}</Notice> : null}
        {isOpen && seat && visit.isVisitor && seat.ended === null ? (
          visit.hasCome ? (
            <>
              <Say
                text={snapshot.drafts[0] ?? ''}
                seed={seed}
                onWrite={(text) => store.write(0, text)}
                onSend={(text) => store.send(0, text)}
              />
              <FormReply reply={reply} intent="leave">
                <Leave
                  seed={seed}
                  onGo={(how) => void store.act({ intent: 'leave', clientKey: `${seed}-leave`, how })}
                />
              </FormReply>
            </>
          ) : (
            <Form
              method="post"
              className="my-3"
              onSubmit={(event: FormEvent) => {
                event.preventDefault()
                void store.act({ intent: 'come', clientKey: `${seed}-come` })
              }}
            >
              <input type="hidden" name="intent" value="come" />
              <input type="hidden" name="clientKey" value={`${seed}-come`} />
              <p className="mb-2">{words.scriptSpeaks}</p>
              <Button look="primary" icon="chats">
                {words.come}
              </Button>
            </Form>
          )
        ) : null}
        {isOpen ? (
          <noscript>
            <p className="mt-3">
              <Link to={`/visits/${view.id}`} reloadDocument>
                {words.refresh}
              </Link>
            </p>
          </noscript>
        ) : null}
        {visit.phase === 'held' ? (
          <LinkButton
            className="mt-3"
            look="primary"
            icon="clipboard"
            to={`/mentor/trainees/${visit.enrolmentId}/activities/${visit.activityId}#sheet`}
          >
            {words.toSheet}
          </LinkButton>
        ) : null}
      </div>
      <Role visit={visit} />
    </div>
  )
}

/** What goes on, in one sentence. */
function Standing({ view: { visit, seats, state } }: { view: VisitView }) {
  const words = useMessages(visitMessages)
  const seat = seats[0]
  if (visit.phase === 'missed' || visit.phase === 'called-off') return <Notice>{words.phase[visit.phase]}</Notice>
  if (visit.phase === 'planned') return <Notice icon="clock">{words.waiting}</Notice>
  if (!seat) return <Notice icon="clock">{state === 'in_progress' ? words.soon : words.over}</Notice>
  if (seat.ended) return <Notice>{words.gone[seat.ended.how]}</Notice>
  if (state !== 'in_progress') return <Notice>{words.over}</Notice>
  if (!visit.isVisitor)
    return <Notice>{visit.visitorName ? words.watching(visit.visitorName) : words.noVisitor}</Notice>
  return visit.hasCome ? <Notice>{words.youSpeak}</Notice> : null
}

function Role({ visit: { role, isVisitor } }: { visit: VisitView['visit'] }) {
  const words = useMessages(visitMessages)
  if (!role) return null
  return (
    <Panel title={isVisitor ? words.role : words.which}>
      <p className="mb-2 text-sm text-grey">{isVisitor ? words.roleLead : null}</p>
      <div lang="zh-CN">
        <p className="font-medium">
          {role.customer} · {role.title}
        </p>
        <p className="mt-1">{role.about}</p>
      </div>
      {role.orders.length > 0 ? (
        <>
          <h3 className="mt-3 font-bold">{words.orders}</h3>
          <ul lang="zh-CN" className="num text-sm">
            {role.orders.map((order) => (
              <li key={order}>{order}</li>
            ))}
          </ul>
        </>
      ) : null}
      <details className="mt-3">
        <summary className="min-h-11 content-center text-primary underline underline-offset-4">{words.says}</summary>
        <ul lang="zh-CN" className="list-disc pl-5">
          {role.says.map((text, n) => (
            <li key={n}>{text}</li>
          ))}
        </ul>
      </details>
    </Panel>
  )
}

function Say({
  text,
  seed,
  onWrite,
  onSend,
}: {
  text: string
  seed: string
  onWrite: (text: string) => void
  onSend: (text: string) => void
}) {
  const words = useMessages(visitMessages)
  const sentAt = useRef<number | null>(null)
  function send() {
    if (text.trim() === '') return
    sentAt.current = performance.now()
    onSend(text.trim())
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter') return
    const move = decideEnter({
      shiftKey: event.shiftKey,
      repeat: event.repeat,
      isComposing: event.nativeEvent.isComposing,
      keyCode: event.keyCode,
      sinceSentMs: sentAt.current === null ? null : performance.now() - sentAt.current,
    })
    if (move === 'compose' || move === 'new-line') return
    event.preventDefault()
    if (move === 'send') send()
  }
  return (
    <form
      method="post"
      className="mt-3"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <input type="hidden" name="intent" value="message" />
      <input type="hidden" name="clientKey" value={`${seed}-say`} />
      <label htmlFor="visit-text" className="mb-1 block font-medium">
        {words.write}
      </label>
      <div className="flex items-end gap-2">
        <textarea
          id="visit-text"
          name="text"
          rows={2}
          maxLength={LONGEST.chatMessage}
          value={text}
          lang="zh-CN"
          autoComplete="off"
          enterKeyHint="send"
          onChange={(event) => onWrite(event.target.value)}
          onKeyDown={onKeyDown}
          className="block min-w-0 flex-1 resize-none rounded-lg border border-line-strong bg-raised px-3 py-1.5 text-base"
        />
        <Button look="primary">{words.send}</Button>
      </div>
    </form>
  )
}

function Leave({ seed, onGo }: { seed: string; onGo: (how: string) => void }) {
  const words = useMessages(visitMessages)
  const [how, setHow] = useState('settled')
  return (
    <details className="mt-3">
      <summary className="min-h-11 content-center text-primary underline underline-offset-4">{words.leave}</summary>
      <Form
        method="post"
        className="mt-2 grid items-end gap-x-3 sm:grid-cols-[14rem_auto]"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          onGo(how)
        }}
      >
        <input type="hidden" name="intent" value="leave" />
        <input type="hidden" name="clientKey" value={`${seed}-leave`} />
        <Select
          name="how"
          label={words.leaveHow}
          defaultValue="settled"
          onChange={(event) => setHow(event.target.value)}
          choices={(['content', 'settled', 'unhappy'] as const).map((one) => ({ value: one, label: words.how[one] }))}
        />
        <div className="mb-4">
          <Button>{words.leaveGo}</Button>
        </div>
      </Form>
    </details>
  )
}
