import { Link, NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Form } from '#app/components/ui/post-form'
import { accountMessages } from '#app/i18n/accounts'
import { formatDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { shellMessages } from '#app/i18n/shell'
import { uiMessages } from '#app/i18n/ui'
import { BOUNDS } from '#app/rules/field-limits'
import type { Place } from './places'
import { Icon } from './ui/icon'
import { useSearchKey } from './use-search-key'

interface ShellProps {
  name: string
  places: readonly Place[]
  day: number | null
  now: number
  notices: number
  ledger: boolean
  demo: boolean
  children: ReactNode
}

/** The frame of every working page: rail or bottom bar, top bar, and in a demo its banner. */
export function Shell({ places, children, ...top }: ShellProps) {
  const ui = useMessages(uiMessages)
  useSearchKey()
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[12.5rem_1fr] print:block print:min-h-0">
      <a href="#main" className="sr-only-focusable absolute z-50 bg-raised p-3">
        {ui.skipToContent}
      </a>
      <Rail places={places} />
      <div className="flex min-w-0 flex-col pb-[calc(4rem+env(safe-area-inset-bottom))] md:pb-0 print:pb-0">
        {top.demo ? <DemoBanner /> : null}
        <TopBar {...top} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 outline-none sm:px-6 print:p-0"
        >
          {children}
        </main>
        <CourseLanguage />
      </div>
    </div>
  )
}

/** Whoever reads the interface in another language is told why the course does not follow. */
function CourseLanguage() {
  const words = useMessages(shellMessages)
  if (useLocale() === 'zh-CN') return null
  return (
    <footer className="no-print mx-auto w-full max-w-6xl px-4 pb-4 text-sm text-grey sm:px-6">
      {words.courseLanguage}
    </footer>
  )
}

function Rail({ places }: { places: readonly Place[] }) {
  const words = useMessages(shellMessages)
  return (
    <nav
      aria-label={words.mainNav}
      className="places no-print fixed inset-x-0 bottom-0 z-20 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] md:sticky md:top-0 md:h-dvh md:border-t-0 md:border-r md:pb-0"
    >
      <Link to="/today" className="hidden px-5 py-4 font-serif text-2xl font-bold no-underline md:block">
        {words.product}
      </Link>
      <ul className="flex justify-around md:flex-col md:gap-1 md:px-2">
        {places.map((place) => (
          <li key={place.name} className="flex-1 md:flex-none">
            <NavLink
              to={place.to}
              prefetch="intent"
              className={({ isActive }) =>
                `flex min-h-14 flex-col items-center justify-center gap-0.5 px-1 text-xs no-underline md:min-h-11 md:flex-row md:justify-start md:gap-3 md:rounded-lg md:px-3 md:text-base ${
                  isActive ? 'bg-primary-soft font-bold text-primary' : 'text-grey hover:bg-sunken'
                }`
              }
            >
              <Icon name={place.icon} size={20} />
              {words.places[place.name]}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function TopBar({ name, day, now, notices, ledger }: Omit<ShellProps, 'places' | 'children' | 'demo'>) {
  const words = useMessages(shellMessages)
  const locale = useLocale()
  const date = formatDate(now, locale)
  return (
    <header className="no-print flex min-h-14 items-center gap-x-1 border-b border-line bg-raised px-4 sm:gap-x-3 sm:px-6">
      <p className="num min-w-0 flex-1 truncate text-sm font-medium sm:text-base">
        {day === null ? date : words.dayOf(day, date)}
      </p>
      <Link
        to="/search"
        aria-keyshortcuts="/"
        className="flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-1 text-grey no-underline hover:text-ink sm:px-2"
      >
        <Icon name="search" />
        <span className="sr-only sm:not-sr-only">{words.search}</span>
      </Link>
      <Link
        to="/notices"
        className="flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-1 text-grey no-underline hover:text-ink sm:px-2"
      >
        <Icon name="flag" />
        <span className="sr-only sm:not-sr-only">{words.notices}</span>
        {notices > 0 ? (
          <span className="num rounded-full bg-primary px-1.5 text-xs text-on-primary">{notices}</span>
        ) : null}
      </Link>
      <details className="relative shrink-0">
        <summary className="flex min-h-11 list-none items-center gap-1 pl-2 sm:px-2">
          <Icon name="user" />
          {/* On a phone the date needs the room; the name is in the menu below and at the head of Today. */}
          <span className="sr-only sm:not-sr-only sm:max-w-40 sm:truncate">{name}</span>
          <Icon name="down" size={16} />
        </summary>
        <div className="absolute right-0 z-30 mt-1 w-44 rounded-lg border border-line bg-raised p-2 shadow-lg">
          <p className="px-2 py-1 text-sm break-words text-grey sm:hidden">{name}</p>
          <Link
            to="/profile"
            className="flex min-h-11 items-center gap-2 rounded px-2 text-ink no-underline hover:bg-sunken"
          >
            <Icon name="settings" />
            {words.me}
          </Link>
          {ledger ? (
            <Link
              to="/conduct"
              className="flex min-h-11 items-center gap-2 rounded px-2 text-ink no-underline hover:bg-sunken"
            >
              <Icon name="scale" />
              {words.conduct}
            </Link>
          ) : null}
          <Form method="post" action="/logout" reloadDocument>
            <button
              type="submit"
              className="flex min-h-11 w-full items-center gap-2 rounded px-2 text-left hover:bg-sunken"
            >
              <Icon name="out" />
              {words.signOut}
            </button>
          </Form>
        </div>
      </details>
    </header>
  )
}

function DemoBanner() {
  const words = useMessages(shellMessages)
  const { roles } = useMessages(accountMessages)
  return (
    <aside
      className="no-print border-b border-amber bg-amber-soft px-4 py-1.5 text-sm text-amber sm:px-6"
      aria-label={words.demoTime}
    >
      <details>
        <summary className="flex min-h-8 flex-wrap items-center gap-2">
          {words.demoBanner}
          <span className="underline">
            {words.demoTime} · {words.demoRole}
          </span>
        </summary>
        <div className="flex flex-wrap items-end gap-4 py-2 text-ink">
          <Form method="post" action="/demo/time" reloadDocument className="flex items-end gap-2">
            <label className="block">
              <span className="block">{words.demoDay}</span>
              <input
                name="day"
                type="number"
                {...BOUNDS.demoDay}
                required
                className="num w-20 rounded border border-line-strong bg-raised px-2 py-1.5"
              />
            </label>
            <button type="submit" className="min-h-9 rounded border border-line-strong bg-raised px-3">
              {words.demoGo}
            </button>
          </Form>
          <Form method="post" action="/demo/time" reloadDocument>
            <input type="hidden" name="reset" value="1" />
            <button type="submit" className="min-h-9 rounded border border-line-strong bg-raised px-3">
              {words.demoNow}
            </button>
          </Form>
          {(['trainee', 'mentor', 'manager', 'admin'] as const).map((username) => (
            <Form key={username} method="post" action="/login" reloadDocument>
              <input type="hidden" name="username" value={username} />
              <input type="hidden" name="password" value="shifu-demo" />
              <button type="submit" className="min-h-9 rounded border border-line-strong bg-raised px-3">
                {roles[username]}
              </button>
            </Form>
          ))}
        </div>
      </details>
    </aside>
  )
}
