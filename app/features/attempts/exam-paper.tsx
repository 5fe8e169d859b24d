import { useNavigate, useSearchParams } from '@remix-run/react'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '#app/components/ui/button'
import { Notice } from '#app/components/ui/layout'
import { examMessages } from '#app/i18n/exams'
import { useMessages } from '#app/i18n/messages'
import { answerFromFields, completenessOf } from './answer'
import type { PageOfPaper } from './answer-post'
import type { PlainConflict } from './answer-sending'
import type { AnswerStore } from './answer-store'
import { ConflictPanel } from './conflict-panel'
import { ExamFrame } from './exam-frame'
import { Palette, type PaletteCell } from './palette'
import type { PaperView, QuestionView } from './paper'
import { NotedOfMe, SaidToMe } from './paper-words'
import { QuestionSheet } from './question-sheet'
import { type HandInState, ReviewSheet } from './review-sheet'
import { handIn, useAutosave } from './use-autosave'
import { useExamClock } from './use-exam-clock'
import { usePaperLive } from './use-paper-live'

const FORM = 'question'
const RETRY_MS = 2_500

interface PaperProps {
  paper: PaperView
  personId: string
  conflict: PlainConflict | null
}

export function ExamPaper({ paper, personId, ...rest }: PaperProps) {
  const [search] = useSearchParams()
  // The answer to the form is gone at the next question; what it said of the paper stays true until somebody chose.
  const [conflict] = useState(rest.conflict)
  const clock = useRef<(time: { serverNow: number; deadlineAt: number }) => void>(() => {})
  const { handInState, submit, leave } = useHandIn(paper.attemptId, clock)
  const { store, snapshot, page } = useAutosave(
    { paper, personId, conflict },
    { onClosed: leave, onServerTime: (time) => clock.current(time) },
  )
  function onClosed() {
    // Nothing can be saved here any more, so nobody is to be asked whether to stay.
    store.close()
    leave()
  }
  const wanted = Number(search.get('q') ?? conflict?.position ?? 1)
  const question = paper.questions.find((q) => q.position === wanted) ?? paper.questions[0]
  const live = usePaperLive(page, paper.live, {
    onTime: (now) => clock.current(now),
    onClosed,
    position: question?.position ?? 1,
  })
  const time = useExamClock({
    attemptId: paper.attemptId,
    ...paper.live,
    personId,
    onEnd: () => submit(page, store, 'time-up'),
    onClosed,
  })
  clock.current = time.sync

  const cells = paper.questions.map((question): PaletteCell => {
    const { answer, flagged } = store.entry(question.position)
    return { position: question.position, completeness: completenessOf(answer, question.shape), flagged }
  })

  function onHandIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    void submit(page, store, 'sending')
  }

  return (
    <ExamFrame
      title={paper.title}
      live={live}
      remainingMs={time.remainingMs}
      announced={time.announced}
      snapshot={snapshot}
    >
      <SaidToMe words={live.words} />
      <HandInNotice state={handInState} />
      {search.has('review') || !question ? (
        <ReviewSheet cells={cells} handInState={handInState} onHandIn={onHandIn} />
      ) : (
        <QuestionPage paper={paper} question={question} cells={cells} store={store} />
      )}
      <NotedOfMe signals={live.signals} />
    </ExamFrame>
  )
}

/** Hands in by itself until it has worked: once asked for, or when time is up. */
function useHandIn(
  attemptId: string,
  clock: { readonly current: (time: { serverNow: number; deadlineAt: number }) => void },
) {
  const [handInState, setState] = useState<HandInState>('ready')
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const leave = useCallback(() => window.location.assign(`/exams/attempts/${attemptId}/result`), [attemptId])
  const submit = useCallback(
    async (page: PageOfPaper, store: AnswerStore, as: 'sending' | 'time-up') => {
      clearTimeout(timer.current)
      setState(as)
      const answer = await handIn(page, store, as === 'time-up')
      if (answer === true) return leave()
      if (answer) {
        clock.current(answer)
        return setState('ready')
      }
      if (as === 'sending') setState('failed')
      timer.current = setTimeout(() => void submit(page, store, as), RETRY_MS)
    },
    [leave, clock],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  return { handInState, submit, leave }
}

function HandInNotice({ state }: { state: HandInState }) {
  const words = useMessages(examMessages)
  if (state === 'failed') return <Notice tone="amber">{words.handInFailed}</Notice>
  return state === 'time-up' ? <Notice tone="amber">{words.timeUp}</Notice> : null
}

interface QuestionPageProps {
  paper: PaperView
  question: QuestionView
  cells: readonly PaletteCell[]
  store: AnswerStore
}

function QuestionPage({ paper, question, cells, store }: QuestionPageProps) {
  const words = useMessages(examMessages)
  const navigate = useNavigate()
  const heading = useRef<HTMLHeadingElement>(null)
  const { position } = question
  const entry = store.entry(position)
  const { theirs } = entry
  const last = position === paper.questions.length
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  // The first look at a page must not move the focus; a new question has to be told.
  const looked = useRef(position)

  useEffect(() => {
    if (looked.current !== position) heading.current?.focus()
    looked.current = position
  }, [position])

  function read(form: HTMLFormElement, at: 'soon' | 'now') {
    const fields = new FormData(form)
    store.change(position, answerFromFields(question.shape, fields), fields.get('flagged') === '1', at)
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    read(event.currentTarget, 'now')
    const go = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null)?.value ?? 'review'
    navigate(go === 'review' ? '?review=1' : `?q=${go}`)
  }

  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_17rem]">
      <form
        id={FORM}
        key={`${position}-${entry.epoch}`}
        method="post"
        onSubmit={onSubmit}
        onChange={(event) => read(event.currentTarget, isTyping(event.target) ? 'soon' : 'now')}
        onBlur={(event) => read(event.currentTarget, 'now')}
      >
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="position" value={position} />
        <input type="hidden" name="item" value={question.itemId} />
        <input type="hidden" name="seen" value={theirs?.revision ?? entry.seen} />
        <input type="hidden" name="writer" value={paper.writer} />
        <p className="num mb-1 text-sm text-grey">
          {words.question(position, paper.questions.length)} · {words.points(question.points)}
        </p>
        <h2
          ref={heading}
          tabIndex={-1}
          className="mb-4 text-lg leading-relaxed font-medium text-wrap break-words whitespace-pre-wrap outline-none"
        >
          {question.stem}
        </h2>
        {theirs ? (
          <ConflictPanel
            question={question}
            theirs={theirs}
            onSettle={scripted ? (choice) => store.settle(position, choice) : null}
          />
        ) : null}
        <QuestionSheet question={question} answer={entry.answer} />
        <label className="mt-4 flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name="flagged"
            value="1"
            defaultChecked={entry.flagged}
            className="size-5 accent-primary"
          />
          {words.flag}
        </label>
        {/* "Next" first in the form, so that Enter in a blank means it. */}
        <div className="sticky bottom-0 -mx-4 mt-4 flex md:mx-0 md:px-0 flex-row-reverse justify-between gap-3 border-t border-line bg-paper px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          <Button look="primary" name="go" value={last ? 'review' : position + 1} className="flex-1 sm:flex-none">
            {last ? words.toReview : words.next}
          </Button>
          {position > 1 ? (
            <Button name="go" value={position - 1} className="flex-1 sm:flex-none">
              {words.previous}
            </Button>
          ) : null}
        </div>
      </form>
      <aside className="flex flex-col gap-4 lg:sticky lg:top-24 lg:max-h-[calc(100dvh-7rem)] lg:self-start">
        <Palette cells={cells} current={position} form={FORM} />
        {last ? null : (
          <Button form={FORM} name="go" value="review" className="max-lg:order-first">
            {words.toReview}
          </Button>
        )}
      </aside>
    </div>
  )
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
}
