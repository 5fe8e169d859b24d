import { useActionData, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'
import { Icon, type IconName } from './icon'

/** The head of a page: where I am, one line of what it is for. */
export function PageHeader({
  title,
  lead,
  children,
  back,
}: {
  title: ReactNode
  lead?: ReactNode
  children?: ReactNode
  back?: ReactNode
}) {
  return (
    <header className="mb-6">
      {back ? (
        <div className="no-print -mt-3 text-sm [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center">{back}</div>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h1 className="text-2xl font-bold wrap-anywhere">{title}</h1>
          {lead ? <p className="mt-1 max-w-[42em] text-grey">{lead}</p> : null}
        </div>
        {children ? <div className="no-print flex flex-wrap gap-2">{children}</div> : null}
      </div>
    </header>
  )
}

/** With an id it is a part of the page to go to, and its title is its name there. */
export function Panel({
  title,
  children,
  tone = 'plain',
  id,
  className = '',
}: {
  title?: ReactNode
  children: ReactNode
  tone?: 'plain' | 'amber' | 'green' | 'red' | 'violet'
  id?: string
  className?: string
}) {
  const tones = {
    plain: 'border-line bg-raised',
    amber: 'border-amber bg-amber-soft',
    green: 'border-green bg-green-soft',
    red: 'border-red bg-red-soft',
    violet: 'border-violet bg-violet-soft',
  }
  const titleId = id && title ? `${id}-title` : undefined
  return (
    <section
      id={id}
      aria-labelledby={titleId}
      className={`print-page mb-5 rounded-(--radius-card) border p-4 sm:p-5 ${tones[tone]} ${className}`}
    >
      {title ? (
        <h2 id={titleId} className="mb-3 text-lg font-bold wrap-anywhere">
          {title}
        </h2>
      ) : null}
      {children}
    </section>
  )
}

/**
 * The one primary action of a screen: bottom right on a desk, a sticky bar on a phone. Where a page has several, the first one
 * sticks (app.css), so that no bar covers another.
 */
export function ActionBar({ children }: { children: ReactNode }) {
  return (
    <div className="action-bar no-print -mx-4 mt-6 mb-5 flex flex-wrap items-center justify-end gap-3 border-t border-line bg-paper px-4 py-3 last:mb-0 md:mx-0 md:border-0 md:bg-transparent md:px-0 md:py-0">
      {children}
    </div>
  )
}

/** Once there is room: the work on the left, what it is about and what comes after it on the right. Else one below the other. */
export function WorkColumns({ about, children, after }: { about: ReactNode; children: ReactNode; after: ReactNode }) {
  return (
    <div className="work-columns">
      <div>{about}</div>
      <div>{children}</div>
      <div>{after}</div>
    </div>
  )
}

export function EmptyState({
  title,
  children,
  icon = 'open',
}: {
  title: ReactNode
  children?: ReactNode
  icon?: IconName
}) {
  return (
    <div className="rounded-(--radius-card) border border-dashed border-line-strong px-6 py-10 text-center">
      <Icon name={icon} size={28} className="mx-auto mb-2 text-faint" />
      <p className="font-medium">{title}</p>
      {children ? <div className="mt-1 text-grey">{children}</div> : null}
    </div>
  )
}

export type Tone = 'grey' | 'primary' | 'amber' | 'green' | 'red' | 'violet'
const TAGS: Record<Tone, [string, IconName]> = {
  grey: ['border-line-strong text-grey', 'open'],
  primary: ['border-primary bg-primary-soft text-primary', 'next'],
  amber: ['border-amber bg-amber-soft text-amber', 'clock'],
  green: ['border-green bg-green-soft text-green', 'done'],
  red: ['border-red bg-red-soft text-red', 'stop'],
  violet: ['border-violet bg-violet-soft text-violet', 'zap'],
}

/** A state as icon, word and colour; never colour alone. */
export function Tag({ tone = 'grey', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  const [classes, standard] = TAGS[tone]
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-full border px-2 py-0.5 text-sm whitespace-nowrap ${classes}`}
    >
      <Icon name={icon ?? standard} size={14} />
      {children}
    </span>
  )
}

export function Notice({
  tone = 'primary',
  title,
  children,
  icon,
}: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  icon?: IconName
}) {
  const [classes, standard] = TAGS[tone]
  return (
    <div className={`mb-4 flex gap-2 rounded-lg border p-3 ${classes}`}>
      <Icon name={icon ?? standard} className="mt-0.5" />
      <div className="min-w-0 text-ink">
        {title ? <p className="font-medium">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}

/** After a redirect that says `?saved`, or `?saved=<what>` where a page has several things to save. */
export function SavedNotice({ what = '', children }: { what?: string; children?: ReactNode }) {
  const [params] = useSearchParams()
  const words = useMessages(uiMessages)
  const isAnswered = useActionData() !== undefined
  if (isAnswered || params.get('saved') !== what) return null
  return (
    <div role="status">
      <Notice tone="green">{children ?? words.saved}</Notice>
    </div>
  )
}

export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  return <progress className="bar" value={value} max={max} aria-label={label} />
}

/** Pairs of name and value, such as the facts of an exam. */
export function Facts({ facts }: { facts: readonly (readonly [ReactNode, ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {facts.map(([name, value], n) => (
        <div key={n} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-grey">{name}</dt>
          <dd className="num break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
