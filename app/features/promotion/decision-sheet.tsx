import { Link } from '@remix-run/react'
import { LinkButton } from '#app/components/ui/button'
import { Facts, Notice, PageHeader, Panel, Tag } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { Table } from '#app/components/ui/table'
import { LocalDate } from '#app/components/ui/time'
import { formatDateTime, formatNumber, formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { preconditionMessages } from '#app/i18n/preconditions'
import { promotionMessages } from '#app/i18n/promotion'
import type { DecisionView } from './decision-view.server'
import { WaiverLines } from './waiver-lines'

const TONES = {
  pass: 'green',
  promote: 'green',
  improve: 'amber',
  extend: 'amber',
  eliminate: 'red',
  probation: 'primary',
  plan: 'primary',
  targets: 'primary',
  withdraw: 'grey',
} as const

/** One decision to read: what, why, what comes next, and what it rests on. */
export function DecisionSheet({ decision }: { decision: DecisionView }) {
  const words = useMessages(promotionMessages)
  const locale = useLocale()
  return (
    <>
      <PageHeader
        title={
          decision.own
            ? words.kinds[decision.kind]
            : words.decideTitle(words.kinds[decision.kind], decision.traineeName)
        }
        lead={`${words.page.lead(decision.deciderName, formatDateTime(decision.decidedAt, locale))} · ${words.page.revision(decision.revision)}`}
        {...(decision.can.decide
          ? { back: <Link to={`/manager/trainees/${decision.enrolmentId}`}>{words.dossier}</Link> }
          : {})}
      >
        <PrintButton />
      </PageHeader>
      <Marks decision={decision} />
      <Panel title={words.page.what}>
        <p className="mb-3">
          <Tag tone={TONES[decision.verdict]}>
            {decision.verdict === 'eliminate' ? words.page.notKept : words.verdicts[decision.verdict]}
          </Tag>
        </p>
        <What decision={decision} />
        <h3 className="mt-4 font-bold">{words.page.why}</h3>
        <p className="break-words whitespace-pre-wrap">{decision.reason}</p>
        {decision.own ? (
          <>
            <h3 className="mt-4 font-bold">{words.page.next}</h3>
            <p>{words.page.nextSteps[decision.verdict]}</p>
            {decision.verdict === 'plan' && decision.acknowledgement ? (
              <LinkButton to="/remedial">{words.page.toRemedial}</LinkButton>
            ) : null}
            {decision.verdict === 'promote' ? (
              <LinkButton to={`/certificate/${decision.enrolmentId}`}>{words.page.toCertificate}</LinkButton>
            ) : null}
          </>
        ) : null}
      </Panel>
      <Evidence decision={decision} />
    </>
  )
}

/** What was said of it afterwards. */
function Marks({ decision }: { decision: DecisionView }) {
  const { page: words } = useMessages(promotionMessages)
  const locale = useLocale()
  const when = (at: number) => formatDateTime(at, locale)
  const { confirmation, acknowledgement } = decision
  return (
    <>
      {decision.waitsForConfirmation ? <Notice tone="amber">{words.waiting}</Notice> : null}
      {confirmation ? (
        <Notice
          tone={confirmation.verdict === 'confirmed' ? 'primary' : 'grey'}
          icon="user-check"
          title={words[confirmation.verdict](confirmation.name, when(confirmation.at))}
        >
          {confirmation.note}
        </Notice>
      ) : null}
      {acknowledgement ? (
        <Notice tone="green" title={words[acknowledgement.kind](acknowledgement.name, when(acknowledgement.at))}>
          {acknowledgement.note}
        </Notice>
      ) : null}
    </>
  )
}

function What({ decision }: { decision: DecisionView }) {
  const words = useMessages(promotionMessages)
  const { form, page } = words
  const { asked, plan } = decision
  const facts = [
    ...(decision.effectiveOn ? [[form.effectiveOn, <LocalDate key="on" on={decision.effectiveOn} />] as const] : []),
    ...(decision.dueOn ? [[page.until, <LocalDate key="due" on={decision.dueOn} />] as const] : []),
    ...(plan
      ? [[page.owner, plan.ownerName] as const, [page.from, <LocalDate key="from" on={plan.fromOn} />] as const]
      : []),
    ...(asked.typingSpeed ? [[form.typingSpeed, asked.typingSpeed] as const] : []),
    ...(asked.phraseSeconds ? [[form.phraseSeconds, asked.phraseSeconds] as const] : []),
    ...(asked.askedOn ? [[form.askedOn, <LocalDate key="asked" on={asked.askedOn} />] as const] : []),
    ...(asked.contractMonths && !decision.own ? [[form.contract, asked.contractMonths] as const] : []),
  ]
  return (
    <>
      {facts.length > 0 ? <Facts facts={facts} /> : null}
      {asked.improve ? <Text title={page.improve} text={asked.improve} /> : null}
      {asked.planText ? (
        <Text title={decision.verdict === 'targets' ? page.targets : page.plan} text={asked.planText} />
      ) : null}
      {plan && plan.topics.length > 0 ? (
        <>
          <h3 className="mt-3 font-bold">{page.topics}</h3>
          <ul className="list-disc pl-5">
            {plan.topics.map((t) => (
              <li key={t.topic} className="num">
                {t.name} {t.percent}%
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {decision.warnings.map((w) => (
        <div key={w.what} className="mt-3">
          <Notice tone="amber" icon="scale">
            {w.what === 'too-long' ? words.law['too-long'](w.totalMonths, w.capMonths) : words.law[w.what]}
          </Notice>
        </div>
      ))}
    </>
  )
}

function Text({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h3 className="mt-3 font-bold">{title}</h3>
      <p className="break-words whitespace-pre-wrap">{text}</p>
    </>
  )
}

function Evidence({ decision }: { decision: DecisionView }) {
  const words = useMessages(promotionMessages)
  const waivers = useMessages(preconditionMessages)
  const locale = useLocale()
  const { evidence } = decision
  const say = (value: number, unit: 'percent' | 'per-minute') =>
    unit === 'percent' ? formatPercent(value, locale) : words.perMinute(formatNumber(value, locale, 1))
  if (evidence.lines.length === 0 && !evidence.hash) return null
  return (
    <Panel title={words.page.evidence}>
      {evidence.lines.length > 0 ? (
        <Table
          caption={words.page.evidence}
          rows={evidence.lines}
          rowKey={(line) => line.key}
          columns={[
            { key: 'title', head: words.testColumns.test, cell: (line) => line.title },
            {
              key: 'value',
              head: words.testColumns.value,
              align: 'right',
              cell: (line) => (line.value === null ? '–' : say(line.value, line.unit)),
            },
            { key: 'line', head: words.testColumns.line, align: 'right', cell: (line) => say(line.line, line.unit) },
          ]}
        />
      ) : null}
      {evidence.weighted ? (
        <p className="num mt-2">
          {words.partsTotal(formatNumber(evidence.weighted.points, locale, 1), evidence.weighted.weightKnown)}
        </p>
      ) : null}
      {evidence.waived.length > 0 ? (
        <>
          <h3 className="mt-4 font-bold">{waivers.atDecision}</h3>
          <WaiverLines lines={evidence.waived} />
        </>
      ) : null}
      {evidence.hash ? (
        <p className="num mt-2 text-xs break-all text-grey">
          {words.page.evidenceHash} {evidence.hash}
        </p>
      ) : null}
    </Panel>
  )
}
