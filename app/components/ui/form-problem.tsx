import { type MouseEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useLocale, useMessages } from '#app/i18n/messages'
import { refusalMessages } from '#app/i18n/refusals'
import { uiMessages } from '#app/i18n/ui'
import type { Reply } from './form'
import { Icon } from './icon'

/** The address of a field that needs a change; only one form of a page is answered, so its names are the only ones. */
export function fixId(field: string, errors: unknown): string | undefined {
  return errors ? `fix-${field}` : undefined
}

/** Above the form: what was refused and why, or which fields need a look. */
export function FormProblem({ reply }: { reply: Reply | undefined }) {
  const locale = useLocale()
  const box = useRef<HTMLDivElement>(null)
  // Each answer of the server brings the reader to what is wrong; on a long page it would lie out of sight.
  useEffect(() => {
    if (reply) box.current?.focus()
  }, [reply])
  if (reply?.refusal) {
    const { reason, detail } = reply.refusal
    return <Problem box={box}>{refusalMessages[locale][reason](detail)}</Problem>
  }
  const errors = Object.entries(reply?.submission?.error ?? {}).filter(([, messages]) => messages?.length)
  return errors.length === 0 ? null : <FieldsToFix reply={reply} errors={errors as [string, string[]][]} box={box} />
}

interface FieldsProps {
  reply: Reply | undefined
  errors: [field: string, messages: string[]][]
  box: RefObject<HTMLDivElement>
}

/** One link per field. What a field is called is read off the page; without scripts its message has to do. */
function FieldsToFix({ reply, errors, box }: FieldsProps) {
  const words = useMessages(uiMessages)
  const named = errors.filter(([field]) => field !== '').length
  const [labels, setLabels] = useState<ReadonlyMap<string, string> | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer, other fields
  useEffect(() => {
    const found = errors.flatMap(([field]) => {
      const label = document.getElementById(`fix-${field}`)?.querySelector('legend, label')
      return label ? [[field, label.firstChild?.textContent ?? ''] as const] : []
    })
    setLabels(new Map(found))
  }, [reply])

  function goTo(event: MouseEvent, field: string) {
    const control = document.getElementById(`fix-${field}`)?.querySelector<HTMLElement>('input, textarea, select')
    if (!control) return
    event.preventDefault()
    control.focus()
  }

  return (
    <Problem box={box}>
      {named > 0 ? <p>{words.fieldsToFix(named)}</p> : null}
      <ul className="mt-1 list-disc pl-5">
        {errors.map(([field, messages]) => {
          const label = labels?.get(field)
          const line = `${label ? label + words.colon : ''}${messages.join(' ')}`
          const hasPlace = field !== '' && (labels === null || label !== undefined)
          return (
            <li key={field}>
              {hasPlace ? (
                <a href={`#fix-${field}`} onClick={(event) => goTo(event, field)} className="block py-1 text-red">
                  {line}
                </a>
              ) : (
                line
              )}
            </li>
          )
        })}
      </ul>
    </Problem>
  )
}

export function Problem({ children, box }: { children: ReactNode; box?: RefObject<HTMLDivElement> }) {
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="mb-4 scroll-mt-4 flex gap-2 rounded-lg border border-red bg-red-soft p-3 text-red"
    >
      <Icon name="alert" className="mt-0.5" />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
