import { Link } from '@remix-run/react'
import { Button, LinkButton } from '#app/components/ui/button'
import { FormReply, type Reply } from '#app/components/ui/form'
import { Icon } from '#app/components/ui/icon'
import { ActionBar, Facts, Notice, Panel, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant, LocalDate } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { formatLocalDate, formatNumber, formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { signingMessages } from '#app/i18n/signing'
import { shownState, stillMissing } from './activity-state'
import type { ActivityPage, SignOffView } from './activity-view'
import { MissingWords, StateTag, UnmetList } from './activity-words'
import { findWaitedFor } from './waited-for'

/** Where this activity stands, in words, and who has the next move. */
export function ActivityState({ page }: { page: ActivityPage }) {
  const words = useMessages(activityMessages)
  const locale = useLocale()
  const { status } = page
  const missing = status.unmet ? [] : stillMissing(status)
  return (
    <Panel>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <StateTag state={shownState(status)} />
        {missing.length > 0 && status.next !== 'nobody' ? (
          <span className="text-grey">
            <NextMove page={page} />
          </span>
        ) : null}
        {status.state === 'locked' && !page.lockedUntil ? (
          <span className="num text-grey">
            {page.on === null ? words.dateLater : words.notBefore(formatLocalDate(page.on, locale))}
          </span>
        ) : null}
      </div>
      {page.lockedUntil ? (
        <Notice tone="grey" icon="lock">
          {words.locked(formatLocalDate(page.lockedUntil, locale))}
        </Notice>
      ) : null}
      {page.isLatePaper && page.on ? (
        <Notice icon="calendar">{words.latePaper(formatLocalDate(page.on, locale))}</Notice>
      ) : null}
      {status.unmet ? (
        <>
          <h2 className="font-bold">{words.comesFirst}</h2>
          <UnmetList unmet={status.unmet} of={(id) => `/activities/${id}`} />
        </>
      ) : null}
      {missing.length > 0 ? (
        <>
          <h2 className="font-bold">{words.stillMissing}</h2>
          <ul className="mb-3 list-disc pl-5">
            <MissingWords missing={missing} />
          </ul>
        </>
      ) : null}
      <Facts
        facts={[
          [words.time, <When key="when" page={page} />],
          [
            words.leader,
            page.leader.role === 'trainee' ? words.self : words.ledBy(words.roles[page.leader.role], page.leader.name),
          ],
          [
            words.signers,
            page.signers.length === 0
              ? words.noSigners
              : page.signers.map((s) => words.ledBy(words.roles[s.slot], s.name)).join(' · '),
          ],
          ...(page.earlierMarks.length > 0
            ? [[words.earlierMarks, <EarlierMarks key="earlier" marks={page.earlierMarks} />] as const]
            : []),
          ...(page.handedInAt === null ? [] : [[words.handedInAt, <Instant key="at" at={page.handedInAt} />] as const]),
        ]}
      />
    </Panel>
  )
}

/** Of sittings before the one that is asked for now. */
export function EarlierMarks({ marks }: { marks: ActivityPage['earlierMarks'] }) {
  const { perMinute } = useMessages(promotionMessages)
  const locale = useLocale()
  return (
    <span className="num">
      {marks
        .map(({ value, unit }) =>
          unit === 'percent' ? formatPercent(value, locale) : perMinute(formatNumber(value, locale, 1)),
        )
        .join(' · ')}
    </span>
  )
}

function NextMove({ page }: { page: ActivityPage }) {
  const words = useMessages(activityMessages)
  const who = page.status.next === 'other' ? findWaitedFor(page) : null
  return <>{who ? words.nextBy(words.ledBy(words.roles[who.role], who.name)) : words.nextIs[page.status.next]}</>
}

function When({ page }: { page: ActivityPage }) {
  const words = useMessages(activityMessages)
  return (
    <>
      {page.on === null ? words.dateLater : <LocalDate on={page.on} />}{' '}
      <span className="whitespace-nowrap">
        {page.start ? `${page.start} · ` : null}
        {words.minutes(page.minutes)}
      </span>
    </>
  )
}

export function ActivityLessons({ lessons }: { lessons: ActivityPage['lessons'] }) {
  const words = useMessages(activityMessages)
  if (lessons.length === 0) return null
  return (
    <Panel title={words.lessons}>
      <ul className="grid gap-2">
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <Link
              to={`/lessons/${lesson.id}`}
              className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-line bg-paper px-3 py-2 no-underline hover:bg-sunken"
            >
              <Icon name="book" />
              <span className="min-w-0 flex-1 basis-52 font-medium break-words" lang={lesson.language}>
                {lesson.title}
              </span>
              <span className="num text-sm text-grey">
                {words.lessonLine(lesson.minutes, lesson.answered, lesson.questions)}
              </span>
              <Tag tone={lesson.read ? 'green' : 'grey'}>{lesson.read ? words.lessonRead : words.lessonUnread}</Tag>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

export function SignOffs({ page }: { page: ActivityPage }) {
  const words = useMessages(activityMessages)
  if (page.signers.length === 0 && page.signOffs.length === 0) return null
  return (
    <Panel title={words.signOffs}>
      {page.signOffs.length === 0 && page.earlierSignOffs.length === 0 ? (
        <p className="text-grey">{words.noSignOffs}</p>
      ) : null}
      {page.signOffs.length === 0 && page.earlierMarks.length > 0 && page.earlierSignOffs.length > 0 ? (
        <p className="text-grey">{words.signedEarlier}</p>
      ) : null}
      <SignOffList list={page.signOffs} />
      {page.earlierSignOffs.length > 0 ? (
        <details className="mt-3">
          <summary className="min-h-11 py-2 text-grey">{words.earlierSignOffs(page.earlierSignOffs.length)}</summary>
          <SignOffList list={page.earlierSignOffs} />
        </details>
      ) : null}
    </Panel>
  )
}

/** Nothing is left to do here: on to what comes next. Types with a page of their own lead there instead. */
export function WayBack({ page }: { page: ActivityPage }) {
  const words = useMessages(activityMessages)
  const { state } = page.status
  if (page.elsewhere || page.mayHandIn || (state !== 'done' && state !== 'waiting')) return null
  return (
    <ActionBar>
      <LinkButton to="/today" icon="next" look={page.mayWrite ? 'plain' : 'primary'}>
        {words.toToday}
      </LinkButton>
    </ActionBar>
  )
}

const VERDICT_TONES = { signed: 'green', not_yet: 'red', withdrawn: 'grey' } as const

function SignOffList({ list }: { list: readonly SignOffView[] }) {
  const words = useMessages(activityMessages)
  const signing = useMessages(signingMessages)
  const locale = useLocale()
  return (
    <ul className="grid gap-3">
      {list.map((s) => (
        <li key={s.id}>
          <p className="flex flex-wrap items-center gap-2">
            <Tag tone={VERDICT_TONES[s.verdict]}>{words.verdicts[s.verdict]}</Tag>
            <span className="font-medium">
              {words.roles[s.slot]} {s.signerName}
            </span>
            <span className="text-sm text-grey">
              <Instant at={s.signedAt} />
            </span>
          </p>
          {s.comment ? <p className="mt-1 break-words whitespace-pre-line">{s.comment}</p> : null}
          {s.tookPlaceOn ? (
            <p className="num mt-1 text-sm text-grey">
              {signing.tookPlaceSaid(formatLocalDate(s.tookPlaceOn, locale))}
            </p>
          ) : null}
          {s.redoByOn ? (
            <p className="num mt-1 text-amber">{words.redoBy(formatLocalDate(s.redoByOn, locale), s.isLate)}</p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** Above everything else when a signer said "not yet": what to change, and how to be seen again. */
export function RedoNotice({ page, reply }: { page: ActivityPage; reply: Reply | undefined }) {
  const words = useMessages(activityMessages)
  if (page.status.state !== 'not-yet') return null
  return (
    <Panel title={words.notYetTitle} tone="amber">
      <SignOffList list={page.signOffs.filter((s) => s.verdict === 'not_yet')} />
      {page.mayRedo ? (
        <Form method="post" className="mt-3">
          <input type="hidden" name="revision" value={page.revision} />
          <FormReply reply={reply} intent="redo">
            <div className="flex flex-wrap items-end justify-between gap-3">
              <p className="min-w-0 flex-1 basis-72">{words.redoHint}</p>
              <Button name="intent" value="redo" look="primary">
                {words.redone}
              </Button>
            </div>
          </FormReply>
        </Form>
      ) : null}
    </Panel>
  )
}
