import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Icon } from '#app/components/ui/icon'
import { Notice, PageHeader, Panel, Tag } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { loadReader } from '#app/features/lessons/lessons.server'
import { findTranscript } from '#app/features/lessons/library.server'
import { LibraryBack } from '#app/features/lessons/library-back'
import { notFound, requireOpenBook } from '#app/http/auth.server'
import { contentWith } from '#app/http/context.server'
import { libraryMessages } from '#app/i18n/library'
import { useMessages } from '#app/i18n/messages'
import lessonStyles from '#app/styles/lesson.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: lessonStyles }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = await requireOpenBook(request, context)
  const id = params.id ?? ''
  const content = await contentWith(context, ({ transcripts }) => transcripts.some((t) => t.id === id))
  const reader = await loadReader(context.db, { viewer, content, now: context.clock.now(), place: context.place })
  const transcript = findTranscript(content, reader, id)
  if (!transcript) throw notFound()
  return transcript
}

const QUALITY = { good: 'green', mixed: 'amber', poor: 'red' } as const

export const meta = titled<typeof loader>((locale, { title }) => [title, libraryMessages[locale].library])

export default function TranscriptPage() {
  const { title, kind, lines, judged } = useLoaderData<typeof loader>()
  const words = useMessages(libraryMessages)
  return (
    <>
      <PageHeader back={<LibraryBack />} title={<span lang="zh-CN">{title}</span>} lead={words[kind]}>
        {judged ? <Tag tone={QUALITY[judged.quality]}>{words.quality[judged.quality]}</Tag> : null}
        <PrintButton />
      </PageHeader>
      {judged ? null : <Notice tone="grey">{words.notesLater}</Notice>}
      <div className="prose lesson-text" lang="zh-CN">
        <section className="chat">
          {lines.map((line, n) => (
            <div key={n} className={`say say-${line.who}`}>
              <p className="say-who">
                {words[line.who]}
                <time className="num">{line.at}</time>
              </p>
              <div className="say-text">{line.text}</div>
              {line.notes.map((note) => (
                <p key={note.text} className={`say-note say-note-${note.mark}`}>
                  <Icon name={note.mark === 'good' ? 'done' : 'stop'} size={16} />
                  <span>{words.noted(words[note.mark], note.text)}</span>
                </p>
              ))}
            </div>
          ))}
        </section>
      </div>
      {judged ? (
        <Panel title={words.summary} className="mt-6 max-w-2xl">
          <p lang="zh-CN">{judged.summary}</p>
        </Panel>
      ) : null}
    </>
  )
}
