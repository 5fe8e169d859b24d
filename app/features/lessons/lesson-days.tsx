import { Link } from '@remix-run/react'
import { Icon, type IconName } from '#app/components/ui/icon'
import { Tag, type Tone } from '#app/components/ui/layout'
import { LocalDate } from '#app/components/ui/time'
import { lessonMessages } from '#app/i18n/lessons'
import { useMessages } from '#app/i18n/messages'
import type { LessonDayList, LessonListItem } from './lesson-view'

/** A locked day says so once, in its head. */
const STATE_TAGS: Record<Exclude<LessonListItem['state'], 'none' | 'locked'>, [Tone, IconName]> = {
  unread: ['grey', 'open'],
  begun: ['primary', 'book'],
  read: ['amber', 'pen'],
  done: ['green', 'done'],
}

/** The library's shelves: one section a day, today's marked. */
export function LessonDays({ days }: { days: readonly LessonDayList[] }) {
  const words = useMessages(lessonMessages)
  return (
    <div className="mt-6 grid gap-8">
      {days.map((day) => (
        <section key={day.day} id={`day-${day.day}`} aria-labelledby={`day-title-${day.day}`}>
          <div className="mb-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h2 id={`day-title-${day.day}`} className="text-lg font-bold">
              {words.dayTitle(day.day, day.title)}
            </h2>
            {day.current ? <Tag tone="primary">{words.today}</Tag> : null}
            {day.open ? null : (
              <p className="flex items-center gap-1 text-sm text-grey">
                <Icon name="lock" size={14} />
                {day.opensOn ? (
                  <>
                    {words.opensOn} <LocalDate on={day.opensOn} />
                  </>
                ) : (
                  words.opensLater
                )}
              </p>
            )}
          </div>
          <ul className="overflow-hidden rounded-(--radius-card) border border-line bg-raised">
            {day.lessons.map((lesson) => (
              <LessonRow key={lesson.id} lesson={lesson} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function LessonRow({ lesson }: { lesson: LessonListItem }) {
  const words = useMessages(lessonMessages)
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to={`/lessons/${lesson.id}`}
        className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-ink no-underline hover:bg-sunken"
      >
        <span className="min-w-0 flex-1 basis-56">
          <span className={`block font-medium ${lesson.state === 'locked' ? 'text-grey' : ''}`} lang={lesson.language}>
            {lesson.title}
          </span>
          <span className="num flex flex-wrap gap-x-3 text-sm text-grey">
            <span lang="zh-CN">{lesson.topic}</span>
            <span>{words.minutes(lesson.minutes)}</span>
            <span>{words.questions(lesson.questions)}</span>
          </span>
        </span>
        <StateTag lesson={lesson} />
      </Link>
    </li>
  )
}

function StateTag({ lesson }: { lesson: LessonListItem }) {
  const words = useMessages(lessonMessages)
  if (lesson.state === 'none' || lesson.state === 'locked') return null
  const [tone, icon] = STATE_TAGS[lesson.state]
  const text =
    lesson.state === 'begun' && lesson.percent > 0 ? words.readPercent(lesson.percent) : words.states[lesson.state]
  return (
    <Tag tone={tone} icon={icon}>
      {text}
    </Tag>
  )
}
