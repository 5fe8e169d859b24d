import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button } from '#app/components/ui/button'
import { EmptyState, PageHeader, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { findOwnEnrolmentId } from '#app/features/cohorts/own-enrolment.server'
import { findPhraseLines, type PhraseLine } from '#app/features/drills/daily.server'
import { PhraseSoFar, TargetLine } from '#app/features/drills/phrase-lines'
import { type PhraseCardView, searchPhrases } from '#app/features/quick-replies/phrase-library.server'
import { requireOpenBook } from '#app/http/auth.server'
import { drillMessages } from '#app/i18n/drills'
import { useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'
import { LONGEST } from '#app/rules/field-limits'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireOpenBook(request, context)
  const query = (new URL(request.url).searchParams.get('q') ?? '').slice(0, LONGEST.search)
  const content = await context.content()
  const enrolmentId = await findOwnEnrolmentId(context.db, viewer.id)
  const asked = { content, now: context.clock.now() }
  const lines = enrolmentId ? await findPhraseLines(context.db, { ...asked, enrolmentId }) : null
  return { query, phrases: searchPhrases(content, query), lines }
}

const STAGES = ['pre', 'in', 'after', 'phone'] as const

export const meta = titled<typeof loader>((locale, { query }) => [drillMessages[locale].library, query])

export default function PhrasesPage() {
  const { query, phrases, lines } = useLoaderData<typeof loader>()
  const words = useMessages(drillMessages)
  const ui = useMessages(uiMessages)
  return (
    <>
      <PageHeader title={words.library} lead={words.libraryLead} back={<Link to="/practice">{ui.back}</Link>} />
      <Form method="get" role="search" className="mb-6 flex max-w-xl gap-2">
        <label className="min-w-0 flex-1">
          <span className="sr-only">{words.search}</span>
          <input
            type="search"
            name="q"
            maxLength={LONGEST.search}
            defaultValue={query}
            placeholder={words.search}
            className="block min-h-11 w-full rounded-lg border border-line-strong bg-raised px-3"
          />
        </label>
        <Button icon="search">{words.searchButton}</Button>
      </Form>
      {phrases.length === 0 ? <EmptyState title={words.nothingFound} icon="search" /> : null}
      {lines ? <TargetLine lines={lines} /> : null}
      {STAGES.map((stage) => {
        const list = phrases.filter((phrase) => phrase.stage === stage)
        return list.length === 0 ? null : (
          <section key={stage} className="mb-8">
            <h2 className="mb-3 text-lg font-bold">
              {words.stages[stage]} <span className="num font-normal text-grey">{list.length}</span>
            </h2>
            <div className="grid gap-3 lg:grid-cols-2">
              {list.map((phrase) => (
                <PhraseFold
                  key={phrase.id}
                  phrase={phrase}
                  line={lines?.lines.find(({ intentId }) => intentId === phrase.id)}
                  open={phrases.length <= 3}
                />
              ))}
            </div>
          </section>
        )
      })}
    </>
  )
}

function PhraseFold({ phrase, line, open }: { phrase: PhraseCardView; line: PhraseLine | undefined; open: boolean }) {
  const words = useMessages(drillMessages)
  return (
    <details open={open} className="rounded-(--radius-card) border border-line bg-raised">
      <summary className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
        <code className="rounded bg-sunken px-2 py-0.5 font-bold">/{phrase.code}</code>
        <span className="font-medium" lang="zh-CN">
          {phrase.name}
        </span>
        <span className="text-sm text-grey">{words.limit(phrase.limitSeconds)}</span>
        {phrase.note ? <Tag icon="pen">{words.noteNeeded}</Tag> : null}
        {line ? <PhraseSoFar line={line} /> : null}
      </summary>
      <div className="grid gap-4 border-t border-line p-4">
        <section>
          <h3 className="mb-1 text-sm font-bold text-grey">{words.textsTitle}</h3>
          <ul className="grid gap-2" lang="zh-CN">
            {phrase.texts.map((text) => (
              <li key={text} className="rounded-lg bg-sunken p-3 whitespace-pre-line">
                {text}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className="mb-1 text-sm font-bold text-grey">{words.mustTitle}</h3>
          <ul className="list-disc pl-5" lang="zh-CN">
            {phrase.must.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className="mb-1 text-sm font-bold text-grey">{words.mustNotTitle}</h3>
          <ul className="grid gap-1">
            {phrase.mustNot.map((rule) => (
              <li key={rule.word}>
                <strong lang="zh-CN">{words.quoted(rule.word)}</strong> <span lang="zh-CN">{rule.why}</span>{' '}
                {rule.hard ? <Tag tone="red">{words.hard}</Tag> : null}
              </li>
            ))}
          </ul>
        </section>
        <p className="text-grey" lang="zh-CN">
          {phrase.explain}
        </p>
      </div>
    </details>
  )
}
