import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { PageHeader } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { findChecklist } from '#app/features/lessons/library.server'
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
  const checklist = findChecklist(
    await contentWith(context, (content) => findChecklist(content, id, locale) !== null),
    id,
    locale,
  )
  if (!checklist) throw notFound()
  return checklist
}

export const meta = titled<typeof loader>((locale, { title }) => [title, libraryMessages[locale].library])

export default function ChecklistPage() {
  const { id, title, intro, version, language, groups } = useLoaderData<typeof loader>()
  const words = useMessages(libraryMessages)
  return (
    <>
      <PageHeader
        back={<LibraryBack />}
        title={<span lang={language}>{title}</span>}
        lead={<span className="num">{words.version(version)}</span>}
      >
        <LinkButton to={`/library/checklists/${id}/download`} reloadDocument>
          {words.download}
        </LinkButton>
        <PrintButton />
      </PageHeader>
      <div className="prose lesson-text" lang={language}>
        <p>{intro}</p>
        {groups.map((group, n) => (
          <section key={group.title ?? n} className="checklist">
            {group.title ? <h2>{group.title}</h2> : null}
            <ul>
              {group.items.map((item) => (
                <li key={item.id}>{item.text}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
