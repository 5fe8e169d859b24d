// What managers and those who run the house find on their Today.
import { Link } from '@remix-run/react'
import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Panel, Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { todayMessages } from '#app/i18n/today'
import type { AdminToday, ManagerToday } from './team-today'
import { PapersTodayView, ProposalPanel, RulingsTodayView } from './team-today-view'
import { UnheardPanel } from './unheard-panel'
import { WaitingDecisions } from './waiting-decisions'

function Count({ label, value, to }: { label: string; value: number; to: string }) {
  return (
    <li>
      <Link
        to={to}
        className="flex min-h-24 flex-col justify-between rounded-(--radius-card) border border-line bg-raised p-4 text-ink no-underline hover:bg-sunken"
      >
        <span className="text-grey">{label}</span>
        <span className="num text-3xl font-bold">{value}</span>
      </Link>
    </li>
  )
}

export function ManagerTodayView({ manager }: { manager: ManagerToday }) {
  const words = useMessages(todayMessages).team
  const { nobody } = useMessages(decidedAnewMessages)
  const activity = useMessages(activityMessages)
  const locale = useLocale()
  return (
    <>
      <ul className="mb-5 grid grid-cols-2 gap-3 max-lg:[&>li:last-child]:col-span-2 lg:grid-cols-5">
        <Count label={words.decisions} value={manager.decisions} to="/manager/decisions" />
        <Count label={words.confirmations} value={manager.confirmations} to="/manager/decisions" />
        <Count label={words.promotions} value={manager.promotions} to="/manager/decisions" />
        <Count label={words.releases} value={manager.releases} to="/manager/decisions" />
        <Count label={words.running} value={manager.running} to="/manager/board" />
      </ul>
      {manager.waiting.length > 0 ? <WaitingDecisions waiting={manager.waiting} all={manager.decisions} /> : null}
      <RulingsTodayView count={manager.rulings} />
      {manager.stuck.length > 0 ? (
        <ProposalPanel title={nobody.today} proposals={manager.stuck} anchor="#second-person" />
      ) : null}
      {manager.papers.length + manager.hearings.length > 0 ? (
        <PapersTodayView papers={manager.papers} hearings={manager.hearings} />
      ) : null}
      {manager.unheard.length > 0 ? <UnheardPanel unheard={manager.unheard} /> : null}
      {manager.mentorless.length > 0 ? (
        <Panel id="mentorless" tone="amber" title={words.mentorless}>
          <p className="mb-2">{words.mentorlessLead}</p>
          <ul className="grid">
            {manager.mentorless.map((entry) => (
              <li key={entry.enrolmentId}>
                <Link
                  to={`/manager/trainees/${entry.enrolmentId}/adjust#mentor`}
                  className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 py-1 text-ink no-underline hover:text-primary"
                >
                  <span className="min-w-0 wrap-anywhere underline">{entry.traineeName}</span>
                  <span className="text-sm text-grey">
                    {entry.mentorName ? words.mentorGone(entry.mentorName) : words.noMentor}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {manager.disputes.length > 0 ? (
        <Panel id="disputes" tone="amber" title={words.disputes}>
          <ul className="grid">
            {manager.disputes.map((entry) => (
              <li key={entry.lineId}>
                <Link
                  to={`/mentor/trainees/${entry.enrolmentId}#conduct`}
                  className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 py-1 text-ink no-underline hover:text-primary"
                >
                  <span className="min-w-0 wrap-anywhere underline">{entry.traineeName}</span>
                  {entry.dueOn ? (
                    <span className="text-sm text-grey">{words.disputeDue(formatLocalDate(entry.dueOn, locale))}</span>
                  ) : null}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <Panel title={words.atRisk}>
        {manager.attention.length === 0 ? <p className="text-grey">{words.nobodyAtRisk}</p> : null}
        <ul className="grid gap-2">
          {manager.attention.map((entry) => (
            <li
              key={entry.enrolmentId}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line pt-2 first:border-0 first:pt-0"
            >
              <Link
                to={`/manager/trainees/${entry.enrolmentId}`}
                className="inline-flex min-h-11 min-w-0 items-center font-medium wrap-anywhere"
              >
                {entry.traineeName}
              </Link>
              <span className="num text-grey">{activity.dayN(entry.day)}</span>
              {entry.why.map(({ why, count }) => (
                <Tag key={why} tone="amber">
                  {words.atRiskWhy[why](count)}
                </Tag>
              ))}
            </li>
          ))}
        </ul>
        {manager.atRisk > manager.attention.length ? (
          <p className="num mt-2 text-grey">{words.moreTrainees(manager.atRisk - manager.attention.length)}</p>
        ) : null}
      </Panel>
      <ActionBar>
        <LinkButton to="/manager/board">{words.toBoard}</LinkButton>
        <LinkButton to="/manager/decisions" look="primary" icon="scale">
          {words.toDecisions}
        </LinkButton>
      </ActionBar>
    </>
  )
}

export function AdminTodayView({ admin }: { admin: AdminToday }) {
  const words = useMessages(todayMessages).team
  return (
    <>
      <h2 className="mb-3 text-lg font-bold">{words.admin}</h2>
      <ul className="mb-5 grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Count label={words.people} value={admin.people} to="/admin/people" />
        <Count label={words.passwords} value={admin.passwords} to="/admin/people" />
        <Count label={words.cohorts} value={admin.cohorts} to="/admin/cohorts" />
        <Count label={words.trainees} value={admin.trainees} to="/admin/cohorts" />
      </ul>
      <ActionBar>
        <LinkButton to="/admin/people/new" icon="user">
          {words.newPerson}
        </LinkButton>
        <LinkButton to="/admin/cohorts/new" look="primary" icon="calendar">
          {words.newCohort}
        </LinkButton>
      </ActionBar>
    </>
  )
}
