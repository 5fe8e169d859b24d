import { Link } from '@remix-run/react'
import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply, type Reply } from '#app/components/ui/form'
import { Icon } from '#app/components/ui/icon'
import { ActionBar, Progress, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { LocalDate } from '#app/components/ui/time'
import { lessonMessages } from '#app/i18n/lessons'
import { useMessages } from '#app/i18n/messages'
import { nextReadingStep } from './lesson-access'
import type { LessonLink, LockedLesson, OpenLesson } from './lesson-view'

/** The head of a locked lesson: what it is about and when it opens, nothing more. */
export function LockedNotice({ lesson, opensOn }: Pick<LockedLesson, 'lesson' | 'opensOn'>) {
  const words = useMessages(lessonMessages)
  return (
    <section className="max-w-2xl rounded-(--radius-card) border border-dashed border-line-strong px-6 py-8">
      <p className="flex items-center gap-2 text-lg font-bold">
        <Icon name="lock" />
        {words.lockedTitle}
      </p>
      <p className="mt-2">
        {opensOn ? (
          <>
            {words.lockedWhen(lesson.day)}
            <LocalDate on={opensOn} />
          </>
        ) : (
          words.lockedNoDate
        )}
      </p>
      {opensOn ? <p className="mt-1 text-grey">{words.lockedText}</p> : null}
      <p className="mt-4">
        <span className="text-grey">{words.label(words.goal)}</span>
        <span lang={lesson.language}>{lesson.goal}</span>
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <LinkButton look="primary" to="/plan" icon="route">
          {words.toPlan}
        </LinkButton>
        <LinkButton to="/lessons">{words.toLessons}</LinkButton>
      </div>
    </section>
  )
}

export function GoalBox({ goal, why, language }: Pick<OpenLesson['lesson'], 'goal' | 'why' | 'language'>) {
  const words = useMessages(lessonMessages)
  return (
    <dl className="goal-box" lang={language}>
      <div>
        <dt>
          <Icon name="flag" />
          {words.goal}
        </dt>
        <dd>{goal}</dd>
      </div>
      <div>
        <dt>
          <Icon name="user" />
          {words.why}
        </dt>
        <dd>{why}</dd>
      </div>
    </dl>
  )
}

function TocList({ toc, checks }: { toc: OpenLesson['toc']; checks: number }) {
  const words = useMessages(lessonMessages)
  return (
    <ol className="toc">
      {toc.map((entry) => (
        <li key={entry.id} className={`toc-${entry.depth}`}>
          <a href={`#${entry.id}`}>{entry.text}</a>
        </li>
      ))}
      <li className="toc-2">
        <a href="#self-check">
          {words.selfCheck}
          <span className="num text-grey">{` ${checks}`}</span>
        </a>
      </li>
    </ol>
  )
}

/** Beside the text on a desk, folded above it on a phone. */
export function FoldedContents({ toc, checks }: { toc: OpenLesson['toc']; checks: number }) {
  const words = useMessages(lessonMessages)
  return (
    <details className="toc-folded no-print lg:hidden">
      <summary>
        <Icon name="list" />
        {words.contents}
      </summary>
      <nav aria-label={words.contents}>
        <TocList toc={toc} checks={checks} />
      </nav>
    </details>
  )
}

export function SideContents({ view, percent }: { view: OpenLesson; percent: number }) {
  const words = useMessages(lessonMessages)
  return (
    <aside className="lesson-side no-print">
      <nav aria-label={words.contents}>
        <p className="mb-2 font-bold">{words.contents}</p>
        <TocList toc={view.toc} checks={view.checks.length} />
      </nav>
      {view.progress ? (
        <div className="mt-5">
          <Progress value={percent} max={100} label={words.readPercent(percent)} />
          <p className="num mt-1 text-sm text-grey">{words.readPercent(percent)}</p>
        </div>
      ) : null}
      <p className="mt-5 text-sm text-faint">{words.keys}</p>
    </aside>
  )
}

export function MentorBox({ mentor, language }: Pick<OpenLesson['lesson'], 'mentor' | 'language'>) {
  const words = useMessages(lessonMessages)
  return (
    <section className="mentor-box" aria-labelledby="mentor-title">
      <h2 id="mentor-title">
        <Icon name="eye" />
        {words.mentorLooks}
      </h2>
      <ul lang={language}>
        {mentor.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}

/** What still has to be done, and the one button for it. */
export function LessonEnd({ view, reply }: { view: OpenLesson; reply: Reply | undefined }) {
  const words = useMessages(lessonMessages)
  const { progress, checks, next } = view
  if (!progress)
    return next?.open ? (
      <ActionBar>
        <LinkButton look="primary" to={`/lessons/${next.id}`} icon="next">
          {words.nextLesson}
        </LinkButton>
      </ActionBar>
    ) : null
  return (
    <>
      <div className="mt-6 flex flex-wrap items-center gap-2">
        <span className="font-medium">{words.label(words.rule)}</span>
        <Tag tone={progress.read ? 'green' : 'grey'}>{words.ruleRead}</Tag>
        <Tag tone={progress.answered >= checks.length ? 'green' : 'grey'}>
          {words.ruleChecks(progress.answered, checks.length)}
        </Tag>
      </div>
      <FormReply reply={reply} intent="read">
        <ActionBar>
          <NextStep view={view} />
        </ActionBar>
      </FormReply>
    </>
  )
}

function NextStep({ view }: { view: OpenLesson }) {
  const words = useMessages(lessonMessages)
  const { read, answered } = view.progress!
  const step = nextReadingStep({ read, answered, questions: view.checks.length })
  if (step === 'read')
    return (
      <Form method="post" action="?#lesson-end" preventScrollReset>
        <input type="hidden" name="intent" value="read" />
        <Button look="primary" icon="check">
          {words.markRead}
        </Button>
      </Form>
    )
  if (step === 'check')
    return (
      <LinkButton look="primary" to="?#self-check" icon="list" preventScrollReset>
        {words.toChecks(view.checks.length - answered)}
      </LinkButton>
    )
  return (
    <LinkButton look="primary" to={view.activityId ? `/activities/${view.activityId}` : '/today'} icon="next">
      {words.toActivity}
    </LinkButton>
  )
}

export function Neighbours({ previous, next }: { previous: LessonLink | null; next: LessonLink | null }) {
  const words = useMessages(lessonMessages)
  return (
    <nav className="no-print mt-8 grid gap-3 sm:grid-cols-2" aria-label={words.lessons}>
      {previous ? <NeighbourLink link={previous} label={words.previousLesson} /> : <span />}
      {next ? <NeighbourLink link={next} label={words.nextLesson} /> : null}
    </nav>
  )
}

function NeighbourLink({ link, label }: { link: LessonLink; label: string }) {
  const words = useMessages(lessonMessages)
  return (
    <Link
      to={`/lessons/${link.id}`}
      prefetch="none"
      className="block rounded-lg border border-line bg-raised p-3 no-underline hover:bg-sunken"
    >
      <span className="block text-sm text-grey">{link.open ? label : `${label} · ${words.lockedNext}`}</span>
      <span className="block font-medium" lang={link.language}>
        {link.title}
      </span>
    </Link>
  )
}
