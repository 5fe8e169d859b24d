import { useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { Button, LinkButton } from '#app/components/ui/button'
import { Form } from '#app/components/ui/post-form'
import { useServerTime } from '#app/components/use-server-time'
import { chatMessages } from '#app/i18n/chats'
import { useMessages } from '#app/i18n/messages'
import { practicalMessages } from '#app/i18n/practical'
import { ChatLogPane } from './chat-log-pane'
import { ConversationList } from './conversation-list'
import { DeskAnnouncer } from './desk-announcer'
import { DeskHead } from './desk-head'
import type { DeskPhrase, DeskSeat, DeskView } from './desk-view'
import { ReplyComposer } from './reply-composer'
import { SidePane } from './side-pane'
import { DeskContext, useDesk } from './use-desk'
import { useDeskPlace } from './use-desk-place'
import { useVisibleHeight } from './use-visible-height'

interface DeskProps {
  view: DeskView
  phrases: readonly DeskPhrase[]
  personId: string
  seed: string
}

/** Nothing but the desk: who waits, the chat, and what is looked up and done beside it. The page itself never scrolls. */
export function Desk({ view: first, phrases, personId, seed }: DeskProps) {
  const { store, snapshot } = useDesk(first, personId)
  const { view } = snapshot
  const now = useServerTime(view.serverNow)
  const place = useDeskPlace()
  const box = useRef<HTMLDivElement>(null)
  useVisibleHeight(box)
  useSwitchKeys(view)
  const seat = view.seats.find((one) => one.seat === place.seat) ?? view.seats[0]
  return (
    <DeskContext.Provider value={{ seat: seat?.seat ?? 0, seed, act: (fields) => store.act(fields) }}>
      <div ref={box} className="flex h-dvh flex-col overflow-hidden">
        <DeskHead snapshot={snapshot} now={now} />
        <DeskAnnouncer view={view} now={now} />
        <main
          id="main"
          className="flex min-h-0 flex-1 flex-col lg:grid lg:grid-cols-[15rem_minmax(0,1fr)_21.25rem] lg:grid-rows-[minmax(0,1fr)]"
        >
          <ConversationList view={view} shown={seat?.seat ?? -1} now={now} />
          {view.state !== 'in_progress' ? <Over view={view} missed={snapshot.missed.length} /> : null}
          {view.state === 'in_progress' && place.isEnding ? <Ending view={view} /> : null}
          {view.state === 'in_progress' && !place.isEnding ? (
            seat ? (
              <Conversing seat={seat} phrases={phrases} store={store} snapshot={snapshot} />
            ) : (
              <NobodyYet />
            )
          ) : null}
        </main>
      </div>
    </DeskContext.Provider>
  )
}

function Conversing({
  seat,
  phrases,
  store,
  snapshot,
}: {
  seat: DeskSeat
  phrases: readonly DeskPhrase[]
} & ReturnType<typeof useDesk>) {
  const place = useDeskPlace()
  const navigate = useNavigate()
  const [taken, setTaken] = useState<{ code: string; n: number } | null>(null)
  function take({ code }: DeskPhrase) {
    setTaken((before) => ({ code, n: (before?.n ?? 0) + 1 }))
    if (place.isSideShown) navigate(place.to({ isSideShown: false }), { replace: true, preventScrollReset: true })
  }
  return (
    <>
      <div className={`min-h-0 min-w-0 flex-1 flex-col lg:flex ${place.isSideShown ? 'hidden' : 'flex'}`}>
        <ChatLogPane seat={seat} outbox={snapshot.outbox.filter((one) => one.seat === seat.seat)} />
        <ReplyComposer
          seat={seat}
          text={snapshot.drafts[seat.seat] ?? ''}
          phrases={phrases}
          taken={taken}
          onWrite={(text) => store.write(seat.seat, text)}
          onSend={(text) => store.send(seat.seat, text)}
        />
      </div>
      <SidePane seat={seat} phrases={phrases} onTake={take} />
    </>
  )
}

function NobodyYet() {
  const words = useMessages(chatMessages)
  return <p className="p-6 text-grey">{words.nobodyYet}</p>
}

/** Asked once, with what it costs. */
function Ending({ view }: { view: DeskView }) {
  const words = useMessages(chatMessages)
  const exam = useMessages(practicalMessages)
  const isExam = view.activityId !== null
  const place = useDeskPlace()
  const waiting = view.seats.filter(({ waitsSince }) => waitsSince !== null).length
  return (
    <div className="max-w-xl p-4 lg:p-6">
      <h2 className="text-lg font-bold">{words.finishTitle}</h2>
      <p className="mt-2">
        {words.finishWaiting(waiting)}
        {view.customersToCome > 0 ? (isExam ? exam : words).finishToCome(view.customersToCome) : null}
        {isExam ? exam.finishCost : words.finishThen}
      </p>
      <Form method="post" className="mt-4 flex flex-wrap gap-3">
        <input type="hidden" name="intent" value="finish" />
        <input type="hidden" name="sure" value="yes" />
        <LinkButton to={place.to({ isEnding: false })} replace>
          {words.finishNot}
        </LinkButton>
        <Button look="danger">{isExam ? exam.finishSure : words.finishSure}</Button>
      </Form>
    </div>
  )
}

function Over({ view, missed }: { view: DeskView; missed: number }) {
  const words = useMessages(chatMessages)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const exam = useMessages(practicalMessages)
  const isLeft = view.state === 'abandoned'
  const next = isLeft ? '/practice' : `/practice/chats/${view.id}/replay`
  return (
    <div className="max-w-xl p-4 lg:p-6">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-bold outline-none">
        {words.over}
      </h2>
      {missed > 0 ? <p className="mt-2 text-amber">{words.overUnsent(missed)}</p> : null}
      <p className="mt-4">
        <LinkButton look="primary" icon="next" to={next}>
          {view.activityId !== null ? exam.toActivity : isLeft ? words.toPractice : words.toReplay}
        </LinkButton>
      </p>
    </div>
  )
}

/** Alt and a figure: to that customer, from wherever the cursor is. */
function useSwitchKeys(view: DeskView): void {
  const place = useDeskPlace()
  const navigate = useNavigate()
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const pressed = event.altKey && !event.repeat ? /^Digit([1-3])$/.exec(event.code) : null
      const seat = pressed ? Number(pressed[1]) - 1 : -1
      if (!view.seats.some((one) => one.seat === seat)) return
      event.preventDefault()
      navigate(place.to({ seat, isSideShown: false, isEnding: false }), { replace: true, preventScrollReset: true })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [view.seats, place, navigate])
}
