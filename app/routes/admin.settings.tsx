import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button } from '#app/components/ui/button'
import { Choices, FormReply, TextField } from '#app/components/ui/form'
import { ActionBar, Facts, PageHeader, Panel, SavedNotice, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Table } from '#app/components/ui/table'
import { Instant, LocalDate } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { changeHoliday } from '#app/features/cohorts/change-holiday.server'
import { HolidayForm } from '#app/features/cohorts/cohort-forms'
import { confirmYear } from '#app/features/cohorts/confirm-year.server'
import { getSettingsView } from '#app/features/cohorts/settings.server'
import { requireHousePermission } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, respond } from '#app/http/respond.server'
import { formatFullDateOf } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { settingMessages } from '#app/i18n/settings'
import { LONGEST } from '#app/rules/field-limits'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireHousePermission(request, context, 'manage:setting')
  return getSettingsView(context.db, context.courses, context.clock.now())
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'manage:setting')
  const sent = await readForm(request)
  const form = parseFormData(sent, HolidayForm, viewer.locale)
  if (!form.ok) return badForm(form.submission, sent.get('intent') === 'confirm-year' ? 'year' : 'holiday')
  const by = { actor: { ...actorOf(context, viewer), id: viewer.id }, now: context.clock.now() }
  const change = form.value
  return change.intent === 'confirm-year'
    ? respond(await confirmYear(context.db, { ...by, year: change.year }), {
        to: '/admin/settings?saved',
        intent: 'year',
      })
    : respond(await changeHoliday(context.db, { ...by, change }), { to: '/admin/settings?saved', intent: 'holiday' })
}

type Settings = ReturnType<typeof useLoaderData<typeof loader>>

export const meta = titled<typeof loader>((locale) => settingMessages[locale].title)

export default function SettingsPage() {
  const settings = useLoaderData<typeof loader>()
  const words = useMessages(settingMessages)
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <SavedNotice />
      <Holidays holidays={settings.holidays} />
      <Years years={settings.years} />
      {settings.courses.map((course) => (
        <CourseFigures key={course.id} course={course} named={settings.courses.length > 1} />
      ))}
      <Saved settings={settings.settings} />
    </>
  )
}

function Holidays({ holidays }: { holidays: Settings['holidays'] }) {
  const reply = useReply<typeof action>()
  const words = useMessages(settingMessages)
  return (
    <Panel title={words.holidays}>
      <p className="mb-4 max-w-[42em] text-grey">{words.holidaysLead}</p>
      {holidays.length === 0 ? <p className="mb-4 text-grey">{words.noHolidays}</p> : null}
      <ul className="mb-4 grid max-w-2xl gap-1">
        {holidays.map((h) => (
          <li key={h.on}>
            <Form noValidate method="post" className="flex flex-wrap items-center gap-3">
              <input type="hidden" name="intent" value="remove" />
              <input type="hidden" name="on" value={h.on} />
              <span className="num">
                {h.on.slice(0, 4)} <LocalDate on={h.on} />
              </span>
              <Tag tone={h.kind === 'rest' ? 'grey' : 'primary'}>{words.kinds[h.kind]}</Tag>
              {h.waitsFor === null ? null : <Tag tone="amber">{words.waitsFor(h.waitsFor)}</Tag>}
              <span className="min-w-0 flex-1 break-words">{h.name}</span>
              <Button aria-label={words.removeOf(h.on)}>{words.remove}</Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form noValidate method="post" className="max-w-xl">
        <FormReply reply={reply} intent="holiday">
          <input type="hidden" name="intent" value="set" />
          <TextField name="on" type="date" label={words.date} />
          <Choices
            name="kind"
            label={words.kind}
            defaultValue={['rest']}
            choices={(['rest', 'work'] as const).map((value) => ({ value, label: words.kinds[value] }))}
          />
          <TextField
            name="name"
            label={words.name}
            hint={words.nameHint}
            maxLength={LONGEST.shownName}
            autoComplete="off"
          />
          <ActionBar>
            <Button look="primary">{words.add}</Button>
          </ActionBar>
        </FormReply>
      </Form>
    </Panel>
  )
}

function Years({ years }: { years: Settings['years'] }) {
  const reply = useReply<typeof action>()
  const words = useMessages(settingMessages)
  const locale = useLocale()
  const { next } = years
  return (
    <Panel title={words.years}>
      <p className="mb-4 max-w-[42em] text-grey">{words.yearsLead(years.builtInThrough)}</p>
      <ul className="mb-4 grid gap-1 empty:hidden">
        {years.confirmed.map(({ year, by, at }) => (
          <li key={year} className="break-words">
            {words.yearConfirmed(year, by, formatFullDateOf(at, locale))}
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <Form noValidate method="post" className="max-w-xl">
          <FormReply reply={reply} intent="year">
            <input type="hidden" name="intent" value="confirm-year" />
            <input type="hidden" name="year" value={next} />
            <Choices
              name="checked"
              type="checkbox"
              label={<span className="sr-only">{words.confirmYear(next)}</span>}
              hint={words.yearCheckedHint}
              choices={[{ value: 'on', label: words.yearChecked(next) }]}
            />
            <Button>{words.confirmYear(next)}</Button>
          </FormReply>
        </Form>
      )}
    </Panel>
  )
}

function CourseFigures({ course, named }: { course: Settings['courses'][number]; named: boolean }) {
  const words = useMessages(settingMessages)
  const { head, promotion } = course
  const { weights } = promotion
  return (
    <Panel title={named ? `${words.course} · ${head.title}` : words.course}>
      <p className="mb-4 max-w-[42em] text-grey">{words.courseLead}</p>
      <Facts
        facts={[
          [words.courseVersion, `${head.title} · ${head.version}`],
          [words.planVersion, head.planVersion],
          [words.contentMark, <code key="hash">{head.hash}</code>],
        ]}
      />
      <h3 className="mt-5 mb-2 font-medium">{words.promotion(promotion.version)}</h3>
      <Facts
        facts={[
          [words.weights, words.weightLine(weights.written, weights.oral, weights.dailyState, weights.evidence)],
          [words.practicalPass, words.percent(promotion.practicalPassPercent)],
          [words.promoteAfter, words.days(promotion.promoteAfterDays)],
          [words.retakeAfter, words.afterRemedial(promotion.retakeAfterDays)],
          [words.probation, words.months(promotion.probationMonths)],
          [words.finishWithin, words.days(head.finishWithinDays)],
          [words.decideWithin, words.workdays(promotion.decideWithinWorkdays)],
          [words.signers, words.people(promotion.eliminationSigners)],
        ]}
      />
      <h3 className="mt-5 mb-2 font-medium">{words.exams}</h3>
      <Table
        caption={words.exams}
        rows={course.exams}
        rowKey={(exam) => exam.id}
        columns={[
          { key: 'title', head: words.exam, cell: (exam) => <span className="block min-w-32">{exam.title}</span> },
          { key: 'items', head: words.items, align: 'right', cell: (exam) => exam.items },
          { key: 'minutes', head: words.minutes, align: 'right', cell: (exam) => exam.minutes },
          { key: 'pass', head: words.pass, align: 'right', cell: (exam) => words.percent(exam.passPercent) },
          { key: 'markers', head: words.markers, align: 'right', cell: (exam) => exam.markers },
          { key: 'version', head: words.version, align: 'right', cell: (exam) => exam.version },
        ]}
      />
      <h3 className="mt-5 mb-2 font-medium">{words.drills}</h3>
      <Table
        caption={words.drills}
        rows={course.drills}
        rowKey={(set) => set.id}
        columns={[
          { key: 'title', head: words.exam, cell: (set) => <span className="block min-w-32">{set.title}</span> },
          { key: 'cards', head: words.cards, align: 'right', cell: (set) => set.cards },
          { key: 'pass', head: words.pass, align: 'right', cell: (set) => words.percent(set.passPercent) },
          {
            key: 'limit',
            head: words.limit,
            align: 'right',
            cell: (set) =>
              set.secondsPerCard
                ? words.perCard(set.secondsPerCard)
                : set.totalMinutes
                  ? words.total(set.totalMinutes)
                  : words.ownLimit,
          },
        ]}
      />
    </Panel>
  )
}

function Saved({ settings }: { settings: Settings['settings'] }) {
  const words = useMessages(settingMessages)
  if (settings.length === 0) return null
  return (
    <Panel title={words.saved}>
      <Table
        caption={words.saved}
        rows={settings}
        rowKey={(s) => s.key}
        columns={[
          { key: 'key', head: words.key, cell: (s) => <code>{s.key}</code> },
          { key: 'value', head: words.valueHead, cell: (s) => <span className="break-all">{s.value}</span> },
          { key: 'revision', head: words.revision, align: 'right', cell: (s) => s.revision },
          { key: 'by', head: words.setBy, cell: (s) => s.setBy ?? words.bySystem },
          { key: 'at', head: words.setAt, cell: (s) => <Instant at={s.setAt} /> },
        ]}
      />
    </Panel>
  )
}
