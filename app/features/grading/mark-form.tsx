import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, Select, TextArea } from '#app/components/ui/form'
import { Notice, Panel, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { formatLocalDate, formatNumber } from '#app/i18n/format'
import { gradingMessages } from '#app/i18n/grading'
import { useLocale, useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { CRITERIA, type FrozenRubric } from '../exam-forms/form-content'
import type { ScenarioGuide } from './explain-result'
import type { MarkSheet } from './marking'
import { Guide } from './result-item'

interface Scenario {
  position: number
  stem: string
  text: string
  max: number
  guide: ScenarioGuide
  own: { sheet: MarkSheet; points: number; comment: string | null } | null
  markers: number
  needed: number
  apart: boolean
  settled: boolean
  canMark: boolean
  canReopen: boolean
  reopened: { reason: string; untilOn: string } | null
  waitsUntilOn: string | null
}

/** One written reply: read it, compare with the lists, choose four levels. */
export function ScenarioMarking({
  scenario,
  rubric,
  reply,
}: {
  scenario: Scenario
  rubric: FrozenRubric | null
  reply: Reply | undefined
}) {
  const words = useMessages(gradingMessages)
  const locale = useLocale()
  const { own } = scenario
  const open = scenario.canMark
  return (
    <Panel title={words.itemTitle(scenario.position)} id={`q${scenario.position}`}>
      <p className="mb-3 flex flex-wrap gap-2">
        <Tag tone={scenario.settled ? 'green' : 'amber'}>
          {scenario.settled ? words.settled : words.markersIn(scenario.markers, scenario.needed)}
        </Tag>
        {own ? (
          <Tag tone="primary" icon="user-check">
            {words.ownMark(formatNumber(own.points, locale, 2), String(scenario.max))}
          </Tag>
        ) : null}
      </p>
      {scenario.apart ? <ApartNotice scenario={scenario} /> : null}
      <p className="mb-3 break-words whitespace-pre-wrap">{scenario.stem}</p>
      <h3 className="mb-1 font-medium">{words.theirReply}</h3>
      <blockquote className="mb-3 border-l-4 border-primary bg-sunken px-4 py-3 break-words whitespace-pre-wrap">
        {scenario.text}
      </blockquote>
      <Guide guide={scenario.guide} open={open && !own} />
      {open ? <MarkForm scenario={scenario} rubric={rubric} reply={reply} /> : null}
      {scenario.canReopen ? <Reopen position={scenario.position} reply={reply} /> : null}
    </Panel>
  )
}

/** What becomes of two marks that lie apart, to one of the two or to whoever may be the third. */
function ApartNotice({ scenario: { own, reopened, waitsUntilOn } }: { scenario: Scenario }) {
  const words = useMessages(gradingMessages)
  const locale = useLocale()
  if (reopened) return <Notice>{words.lookAgain(formatLocalDate(reopened.untilOn, locale), reopened.reason)}</Notice>
  if (waitsUntilOn !== null) {
    const on = formatLocalDate(waitsUntilOn, locale)
    return <Notice>{own ? words.otherLooksAgain(on) : words.bothLookAgain(on)}</Notice>
  }
  return <Notice tone="amber">{own ? words.apartFixed : words.apart}</Notice>
}

function MarkForm({
  scenario,
  rubric,
  reply,
}: {
  scenario: Scenario
  rubric: FrozenRubric | null
  reply: Reply | undefined
}) {
  const words = useMessages(gradingMessages)
  const { position, own } = scenario
  const form = (
    <Form noValidate method="post" className="mt-4">
      <FormReply reply={reply} intent={`mark-${position}`}>
        <fieldset>
          <legend className="mb-2 font-bold">{words.markQuestion(position)}</legend>
          <input type="hidden" name="position" value={position} />
          {CRITERIA.map((key) => {
            const criterion = rubric?.criteria.find((one) => one.key === key)
            return (
              <Select
                key={key}
                id={`${key}-${position}`}
                name={key}
                label={`${criterion?.title ?? words.criteria[key]}${criterion ? ` · ${criterion.weight}%` : ''}`}
                required
                empty="–"
                defaultValue={own ? String(own.sheet.levels[key]) : undefined}
                choices={[3, 2, 1, 0].map((level) => ({
                  value: String(level),
                  label: words.levelChoice(level, criterion?.levels[3 - level] ?? words.level(level)),
                }))}
              />
            )
          })}
          {rubric && rubric.hardFaults.length > 0 ? (
            <Select
              id={`hardFault-${position}`}
              name="hardFault"
              label={words.hardFault}
              empty={words.hardFaultNone}
              defaultValue={own?.sheet.hardFault ?? undefined}
              choices={rubric.hardFaults.map((fault) => ({ value: fault.id, label: fault.text }))}
            />
          ) : null}
          <TextArea
            id={`comment-${position}`}
            name="comment"
            label={words.comment}
            optional
            maxLength={LONGEST.note}
            defaultValue={own?.comment ?? undefined}
          />
          <Button name="intent" value="mark" look={own ? 'plain' : 'primary'}>
            {scenario.reopened ? words.sayAgain : own ? words.changeMark : words.saveMark}
          </Button>
        </fieldset>
      </FormReply>
    </Form>
  )
  if (!own) return form
  return (
    <details open={scenario.reopened !== null}>
      <summary className="min-h-11 py-2 text-primary">{scenario.reopened ? words.sayAgain : words.changeMark}</summary>
      {form}
    </details>
  )
}

/** For a manager, where a marker says that the mark was a slip: both may be corrected once, and the reason is kept. */
function Reopen({ position, reply }: { position: number; reply: Reply | undefined }) {
  const words = useMessages(gradingMessages)
  const intent = `reopen-${position}`
  return (
    <details className="mt-4" open={reply?.intent === intent}>
      <summary className="min-h-11 py-2 text-primary">{words.reopenTitle}</summary>
      <Form noValidate method="post">
        <FormReply reply={reply} intent={intent}>
          <p className="mb-3 text-grey">{words.reopenText}</p>
          <input type="hidden" name="position" value={position} />
          <TextArea
            id={`reason-${position}`}
            name="reason"
            label={words.reopenReason}
            maxLength={LONGEST.groundedReason}
          />
          <Button name="intent" value="reopen">
            {words.reopen}
          </Button>
        </FormReply>
      </Form>
    </details>
  )
}
