import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { Icon } from '#app/components/ui/icon'
import type { DeedKind } from '#app/content/chat-script'
import { chatMessages } from '#app/i18n/chats'
import { useLocale, useMessages } from '#app/i18n/messages'
import { refusalMessages } from '#app/i18n/refusals'
import { LONGEST } from '#app/rules/field-limits'
import { type DeskAnswer, newClientKey } from './desk-post'
import { useDeskTools } from './use-desk'

/**
 * Something done beside the chat. What was not done stays filled in and says why; pressed again after a lost connection it is
 * the same thing under the same name.
 */
export function DeskForm({
  act,
  order,
  title,
  isOpen = false,
  children,
}: {
  act: DeedKind
  order?: string
  title: string
  /** Shown whole; else folded away under its name. */
  isOpen?: boolean
  children?: ReactNode
}) {
  const words = useMessages(chatMessages)
  const tools = useDeskTools()
  const form = useRef<HTMLFormElement>(null)
  const key = useRef<string | null>(null)
  const isBusy = useRef(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isDone, setDone] = useState(false)
  const explain = useProblemWords()

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isBusy.current) return
    isBusy.current = true
    key.current ??= newClientKey()
    const fields = Object.fromEntries(
      [...new FormData(event.currentTarget)].filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    )
    const answer = await tools.act({ ...fields, clientKey: key.current })
    isBusy.current = false
    if (answer.kind !== 'unreachable') key.current = null
    const isKept = answer.kind === 'view'
    setProblem(isKept ? null : explain(act, answer))
    setDone(isKept)
    if (isKept) form.current?.reset()
  }

  const body = (
    <form ref={form} method="post" onSubmit={onSubmit} onInput={() => setDone(false)}>
      <input type="hidden" name="intent" value="act" />
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="seat" value={tools.seat} />
      <input type="hidden" name="clientKey" value={`${tools.seed}-${act}-${tools.seat}-${order ?? ''}`} />
      {order === undefined || act === 'open-order' ? null : <input type="hidden" name="order" value={order} />}
      {children}
      <p role="alert" className="mb-1 text-sm font-medium text-red empty:hidden">
        {problem ?? ''}
      </p>
      <div className="flex items-center gap-2">
        <button
          type="submit"
          className="min-h-11 rounded-lg border border-line-strong bg-raised px-3 font-medium hover:bg-sunken"
        >
          {title}
        </button>
        <span role="status" className="text-sm text-green">
          {isDone ? (
            <>
              <Icon name="done" size={14} className="mr-1 inline" />
              {words.done}
            </>
          ) : null}
        </span>
      </div>
    </form>
  )
  if (isOpen) return body
  return (
    <details className="rounded-lg border border-line p-2">
      <summary className="min-h-8 font-medium">{title}</summary>
      <div className="mt-2">{body}</div>
    </details>
  )
}

function useProblemWords(): (act: DeedKind, answer: DeskAnswer) => string {
  const words = useMessages(chatMessages)
  const refusals = refusalMessages[useLocale()]
  return (act, answer) => {
    if (answer.kind === 'wrong') return answer.errors.join(' ')
    if (answer.kind === 'trouble') return words.linkTrouble[answer.trouble.refusal]
    if (answer.kind !== 'refused') return words.tryAgain
    return act === 'open-order' && answer.reason === 'not-found' ? words.noSuchOrder : refusals[answer.reason]()
  }
}

/** The words of a note, an address, a message to a colleague. */
export function DeskWords({ label, hint }: { label: string; hint?: string }) {
  return (
    <label className="mb-2 block text-sm">
      {label}
      {hint ? <span className="block text-grey">{hint}</span> : null}
      <textarea
        name="text"
        rows={2}
        required
        lang="zh-CN"
        maxLength={LONGEST.deskWords}
        className="mt-0.5 block w-full rounded-lg border border-line-strong bg-raised px-2 py-1 text-base"
      />
    </label>
  )
}
