import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { LinkButton } from '#app/components/ui/button'
import { PageHeader, Progress } from '#app/components/ui/layout'
import { LessonDays } from '#app/features/lessons/lesson-days'
import { getLessonList } from '#app/features/lessons/lessons.server'
import { SearchBox } from '#app/features/lessons/search-box'
import { requireHousePermission } from '#app/http/auth.server'
import { lessonMessages } from '#app/i18n/lessons'
import { useMessages } from '#app/i18n/messages'
import lessonStyles from '#app/styles/lesson.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: lessonStyles }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'read:library')
  return getLessonList(context.db, {
    viewer,
    content: await context.content(),
    now: context.clock.now(),
    place: context.place,
  })
}

export const meta = titled<typeof loader>((locale) => lessonMessages[locale].lessons)

export default function LessonsPage() {
  const { days, total, done } = useLoaderData<typeof loader>()
  const words = useMessages(lessonMessages)
  return (
    <>
      <PageHeader title={words.lessons} lead={words.lessonsLead}>
        <LinkButton to="/library" icon="file">
          {words.toLibrary}
        </LinkButton>
      </PageHeader>
      <SearchBox />
      <p className="num mt-4 font-medium">{done === null ? words.totalOf(total) : words.doneOf(done, total)}</p>
      {done === null ? null : <Progress value={done} max={total} label={words.doneOf(done, total)} />}
      <LessonDays days={days} />
    </>
  )
}
