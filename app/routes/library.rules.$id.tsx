import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { PageHeader } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { LocalDate } from '#app/components/ui/time'
import { findRule } from '#app/features/lessons/library.server'
import { LibraryBack } from '#app/features/lessons/library-back'
import { notFound, requireOpenBook } from '#app/http/auth.server'
import { contentWith } from '#app/http/context.server'
import { libraryMessages } from '#app/i18n/library'
import { useMessages } from '#app/i18n/messages'
import lessonStyles from '#app/styles/lesson.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: lessonStyles }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { locale } = await requireOpenBook(request, context)
  const id = params.id ?? ''
  const rule = findRule(await contentWith(context, (content) => findRule(content, id, locale) !== null), id, locale)
  if (!rule) throw notFound()
  return rule
}

export const meta = titled<typeof loader>((locale, rule) => [rule.title, libraryMessages[locale].library])

export default function RulePage() {
  const rule = useLoaderData<typeof loader>()
  const words = useMessages(libraryMessages)
  return (
    <>
      <PageHeader
        back={<LibraryBack />}
        title={<span lang={rule.language}>{rule.title}</span>}
        lead={
          <span className="num">
            {words.version(rule.version)} · {words.effectiveOn} <LocalDate on={rule.effectiveOn} />
          </span>
        }
      >
        <PrintButton />
      </PageHeader>
      <div className="prose lesson-text" lang={rule.language}>
        <p>{rule.intro}</p>
        <ol>
          {rule.clauses.map((clause) => (
            <li key={clause.id} id={clause.id}>
              {clause.text}
            </li>
          ))}
        </ol>
      </div>
    </>
  )
}
