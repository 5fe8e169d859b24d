// The one form of the site: it is sent once, it stays when it could not be sent, and what was typed is kept.
import { type FormProps, Form as RemixForm, useBeforeUnload, useLocation, useNavigation } from '@remix-run/react'
import {
  createContext,
  type FormEvent,
  forwardRef,
  type MutableRefObject,
  type RefObject,
  useContext,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { formatTime } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'
import { FORM_KEY } from '#app/rules/form-key'
import { SendingContext } from './button'
import { discardDraft, draftName, findDraft, keepDraft } from './drafts'
import { type Filled, nameOf, putFilled, readFilled } from './form-fields'
import { Problem } from './form-problem'
import { whenDone } from './send-forms'
import { useSendProblem } from './use-reply'

/** Given by the root: `seed` is new with every page and after every form that was done. */
export const FormsContext = createContext<{ seed: string; personId: string | null }>({ seed: '', personId: null })

export const Form = forwardRef<HTMLFormElement, FormProps>(function Form(props, ref) {
  return props.method === 'post' ? <PostForm {...props} ref={ref} /> : <RemixForm {...props} ref={ref} />
})

const PostForm = forwardRef<HTMLFormElement, FormProps>(function PostForm({ children, onSubmit, ...rest }, outer) {
  const { seed } = useContext(FormsContext)
  const formKey = seed + useId()
  const form = useRef<HTMLFormElement>(null)
  useImperativeHandle(outer, () => form.current as HTMLFormElement)
  const [round, setRound] = useState(0)
  const draft = useDraft(form, round)
  const { isSending, busy } = useSending(formKey)
  const isDone = useRef(false)

  // The form is empty again once the page shows what came of it.
  useEffect(() => {
    if (isSending || !isDone.current) return
    isDone.current = false
    setRound((before) => before + 1)
  }, [isSending])

  function send(event: FormEvent<HTMLFormElement>) {
    // A second press while the first one is under way means the same.
    if (busy.current) return event.preventDefault()
    onSubmit?.(event)
    if (event.defaultPrevented) return
    busy.current = true
    draft.keep()
    const forget = draft.forgetter()
    whenDone(formKey, () => {
      isDone.current = true
      forget()
    })
  }

  function discard() {
    draft.forgetter()()
    setRound((before) => before + 1)
  }

  return (
    <RemixForm {...rest} key={round} ref={form} onSubmit={send} onInput={draft.keep} onBlur={draft.keep}>
      {seed ? <input type="hidden" name={FORM_KEY} value={formKey} /> : null}
      {isSending ? null : <NotSent formKey={formKey} />}
      {draft.keptAt === null ? null : <DraftLine keptAt={draft.keptAt} onDiscard={discard} />}
      <SendingContext.Provider value={isSending}>{children}</SendingContext.Provider>
    </RemixForm>
  )
})

function useSending(formKey: string): { isSending: boolean; busy: MutableRefObject<boolean> } {
  const navigation = useNavigation()
  // Two presses come faster than a page is drawn.
  const busy = useRef(false)
  useEffect(() => {
    if (navigation.state === 'idle') busy.current = false
  }, [navigation.state])
  useEffect(() => {
    // Back from the next page, a browser may bring this one as it was left: in the middle of sending.
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) busy.current = false
    }
    window.addEventListener('pageshow', comeBack)
    return () => window.removeEventListener('pageshow', comeBack)
  }, [])
  return { isSending: navigation.formData?.get(FORM_KEY) === formKey, busy }
}

function useDraft(form: RefObject<HTMLFormElement>, round: number) {
  const { personId } = useContext(FormsContext)
  const { pathname } = useLocation()
  const [keptAt, setKeptAt] = useState<number | null>(null)
  const atFirst = useRef<Filled>({})
  const onlyHere = useRef(false)

  function name(): string | null {
    return form.current && personId ? draftName(personId, pathname, nameOf(form.current, FORM_KEY)) : null
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each form that is drawn, and each round is one
  useEffect(() => {
    const kept = name()
    if (!form.current || !kept) return
    atFirst.current = readFilled(form.current)
    const draft = findDraft(kept)
    setKeptAt(draft && putFilled(form.current, draft.filled) ? draft.keptAt : null)
  }, [round])

  useBeforeUnload((event) => {
    if (onlyHere.current) event.preventDefault()
  })

  function keep() {
    const kept = name()
    if (!form.current || !kept) return
    const earlier = findDraft(kept)?.filled ?? {}
    // Only what was changed: the rest may be changed meanwhile by somebody else.
    const changed = Object.entries(readFilled(form.current)).filter(
      ([field, values]) => field in earlier || JSON.stringify(values) !== JSON.stringify(atFirst.current[field]),
    )
    if (changed.length > 0) onlyHere.current = !keepDraft(kept, Object.fromEntries(changed))
  }

  /** Of the form as it is now: when the server has answered, the page may already show another one. */
  function forgetter(): () => void {
    const kept = name()
    return () => {
      if (kept) discardDraft(kept)
      onlyHere.current = false
    }
  }
  return { keptAt, keep, forgetter }
}

function DraftLine({ keptAt, onDiscard }: { keptAt: number; onDiscard: () => void }) {
  const words = useMessages(uiMessages)
  const locale = useLocale()
  return (
    <p role="status" className="no-print mb-2 flex flex-wrap items-center gap-x-3 text-sm text-grey">
      <span className="num">{words.draftKept(formatTime(keptAt, locale))}</span>
      <button type="button" onClick={onDiscard} className="min-h-11 text-primary underline">
        {words.draftDiscard}
      </button>
    </p>
  )
}

function NotSent({ formKey }: { formKey: string }) {
  const problem = useSendProblem(formKey)
  const words = useMessages(uiMessages)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) box.current?.focus()
  }, [problem])
  if (!problem) return null
  return (
    <Problem box={box}>
      <p className="font-medium">{words.notSent[problem.kind]}</p>
      <p>{problem.kind === 'too-large' ? words.notSentShorter : words.notSentAgain}</p>
      {problem.requestId ? <p className="text-sm break-all">{words.notSentNumber(problem.requestId)}</p> : null}
    </Problem>
  )
}
