import { Link } from '@remix-run/react'
import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, Select, TextField } from '#app/components/ui/form'
import { Panel, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Table } from '#app/components/ui/table'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { visitMessages } from '#app/i18n/visits'
import type { VisitLine } from './visit-view'
import type { getVisitPlanning } from './visits.server'

export type VisitPlanning = NonNullable<Awaited<ReturnType<typeof getVisitPlanning>>>

/** Who comes, as which customer, in which days. */
export function PlanVisitPanel({ planning, reply }: { planning: VisitPlanning; reply: Reply | undefined }) {
  const words = useMessages(visitMessages)
  const { mayPlan, scripts, people, today } = planning
  const held = planning.visits.filter(({ phase }) => phase === 'held').length
  return (
    <Panel title={words.plan} id="plan">
      <p className="mb-3 text-grey">{words.wanted(held, planning.wanted)}</p>
      {mayPlan && scripts.length > 0 ? (
        <Form noValidate method="post">
          <FormReply reply={reply} intent="plan">
            <input type="hidden" name="intent" value="plan" />
            <input type="hidden" name="activityId" value={planning.activityId} />
            <Select
              name="visitorId"
              label={words.who}
              empty={words.script}
              choices={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Select
              name="scriptId"
              label={words.which}
              hint={words.whichHint}
              choices={scripts.map(({ id, title, stage }) => ({
                value: id,
                label: `${title} · ${words.stages[stage]}`,
              }))}
            />
            <div className="grid gap-x-4 sm:grid-cols-2">
              <TextField type="date" name="fromOn" label={words.fromOn} min={today} defaultValue={today} />
              <TextField type="date" name="untilOn" label={words.untilOn} min={today} defaultValue={today} />
            </div>
            <Button look="primary">{words.submit}</Button>
          </FormReply>
        </Form>
      ) : (
        <p className="text-grey">{mayPlan ? words.noScripts : words.closed}</p>
      )}
    </Panel>
  )
}

const TONES = { planned: 'violet', running: 'violet', held: 'green', missed: 'amber', 'called-off': 'grey' } as const

export function PlannedVisits({ visits }: { visits: readonly VisitLine[] }) {
  const words = useMessages(visitMessages)
  const locale = useLocale()
  return (
    <Panel title={words.planned}>
      {visits.length === 0 ? (
        <p className="text-grey">{words.noneYet}</p>
      ) : (
        <Table
          caption={words.planned}
          rows={visits}
          rowKey={(row) => row.id}
          columns={[
            { key: 'which', head: words.which, cell: (row) => <span lang="zh-CN">{row.scriptTitle}</span> },
            { key: 'who', head: words.who, cell: (row) => row.visitorName ?? words.script },
            {
              key: 'days',
              head: words.days,
              cell: (row) => words.range(formatLocalDate(row.fromOn, locale), formatLocalDate(row.untilOn, locale)),
            },
            {
              key: 'state',
              head: words.state,
              cell: (row) => <Tag tone={TONES[row.phase]}>{words.phase[row.phase]}</Tag>,
            },
            {
              key: 'open',
              head: words.open,
              cell: (row) => (
                <span className="flex flex-wrap items-center gap-3">
                  <Link to={`/visits/${row.id}`} aria-label={words.openOne(row.scriptTitle)}>
                    {words.open}
                  </Link>
                  {row.phase === 'planned' ? (
                    <Form method="post" className="contents">
                      <input type="hidden" name="intent" value="call-off" />
                      <input type="hidden" name="visitId" value={row.id} />
                      <Button aria-label={words.callOffOne(row.scriptTitle)}>{words.callOff}</Button>
                    </Form>
                  ) : null}
                </span>
              ),
            },
          ]}
        />
      )}
    </Panel>
  )
}
