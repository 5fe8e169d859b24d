import { Link } from '@remix-run/react'
import { LinkButton } from '#app/components/ui/button'
import { Facts, Notice, PageHeader, Panel, Tag } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { Table } from '#app/components/ui/table'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { formatFullDate, formatFullDateTime, formatLocalDate, formatNumber, formatPercent } from '#app/i18n/format'
import { leavingMessages } from '#app/i18n/leaving'
import { useLocale, useMessages } from '#app/i18n/messages'
import { preconditionMessages } from '#app/i18n/preconditions'
import { promotionMessages, verdictWord } from '#app/i18n/promotion'
import { voidingMessages } from '#app/i18n/voidings'
import { dueOf } from './decision-kinds'
import { SignatureLines } from './decision-signatures'
import { ChangedMarks, Supersession } from './decision-since'
import type { DecisionView } from './decision-view.server'
import { PassedBelow } from './passed-below'
import { VoidedLines } from './voiding-lines'
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
  const anew = useMessages(decidedAnewMessages)
  const leaving = useMessages(leavingMessages)
  const locale = useLocale()
  return (
    <>
      <PageHeader
        title={words.decideTitle(words.kinds[decision.kind], decision.traineeName)}
        lead={[
          decision.cohortName,
          words.page.lead(decision.deciderName, formatFullDateTime(decision.decidedAt, locale)),
          words.page.revision(decision.revision),
        ].join(' · ')}
        {...(decision.can.decide || decision.can.readCase
          ? { back: <Link to={`/manager/trainees/${decision.enrolmentId}`}>{words.dossier}</Link> }
          : {})}
      >
        <PrintButton />
      </PageHeader>
      <ChangedMarks changed={decision.changed} />
      <Supersession decision={decision} />
      <Marks decision={decision} />
      <Panel title={words.page.what}>
        <p className="mb-3">
          <Tag tone={TONES[decision.verdict]}>
            {decision.verdict === 'eliminate' ? words.page.notKept : verdictWord(words, decision)}
          </Tag>
        </p>
        <Coming decision={decision} />
        <What decision={decision} />
        {decision.evidence.passedBelow ? <PassedBelow below={decision.evidence.passedBelow} /> : null}
        <h3 className="mt-4 font-bold">{words.page.why}</h3>
        <p className="break-words whitespace-pre-wrap">{decision.reason}</p>
        {decision.own && !decision.supersededBy && !decision.lapse ? (
          <>
            <h3 className="mt-4 font-bold">{words.page.next}</h3>
            <p>
              {!decision.hasTakenEffect && decision.effectiveOn
                ? decision.verdict === 'withdraw'
                  ? [leaving.untilThen, leaving.changedMind].join(locale === 'en' ? ' ' : '')
                  : anew.notYet(formatFullDate(decision.effectiveOn, locale))
                : decision.kind === 'promotion' && decision.verdict === 'improve'
                  ? words.page.nextAfterPart
                  : words.page.nextSteps[decision.verdict]}
            </p>
            {decision.verdict === 'plan' && decision.acknowledgements.length > 0 ? (
              <LinkButton to="/remedial">{words.page.toRemedial}</LinkButton>
            ) : null}
            {decision.verdict === 'promote' && decision.hasTakenEffect ? (
              <LinkButton to={`/certificate/${decision.enrolmentId}`}>{words.page.toCertificate}</LinkButton>
            ) : null}
          </>
        ) : null}
      </Panel>
      <Evidence decision={decision} />
      <SignatureLines decision={decision} />
    </>
  )
}

/** On the screen and on paper: a leaving that is signed, and from which day on. */
function Coming({ decision }: { decision: DecisionView }) {
  const leaving = useMessages(leavingMessages)
  const locale = useLocale()
  const { verdict, effectiveOn, isComing } = decision
  if (verdict !== 'withdraw' || !isComing || !effectiveOn) return null
  return <p className="mb-3 font-medium">{leaving.decided(formatFullDate(effectiveOn, locale))}</p>
}

/** What was said of it afterwards. */
function Marks({ decision }: { decision: DecisionView }) {
  const { page: words } = useMessages(promotionMessages)
  const anew = useMessages(decidedAnewMessages)
  const locale = useLocale()
  const when = (at: number) => formatFullDateTime(at, locale)
  const { confirmation } = decision
  const figure = (value: number | null) => (value === null ? '–' : formatNumber(value, locale, 1))
  return (
    <>
      {decision.waitsForConfirmation ? <Notice tone="amber">{words.waiting}</Notice> : null}
      {decision.named.map(({ name, namedBy, reason }) => (
        <Notice key={`${name}-${reason}`} icon="user-check">
          {anew.nobody.asked(namedBy, name, reason)}
        </Notice>
      ))}
      {decision.can.confirm ? <Notice icon="open">{anew.readCase}</Notice> : null}
      {confirmation ? (
        <Notice
          tone={confirmation.verdict === 'confirmed' ? 'primary' : 'grey'}
          icon="user-check"
          title={words[confirmation.verdict](confirmation.name, when(confirmation.at))}
        >
          {confirmation.note}
        </Notice>
      ) : null}
      {decision.lapse ? (
        <Notice tone="amber" title={anew.lapsed.title(when(decision.lapse.at))}>
          <p>{anew.lapsed[decision.lapse.cause]}</p>
          {decision.lapse.changes.flatMap(({ title, before, after }) =>
            title === null
              ? []
              : [
                  <p key={title} className="num">
                    {anew.lapsed.change(title, figure(before), figure(after))}
                  </p>,
                ],
          )}
        </Notice>
      ) : null}
      {decision.acknowledgements.map(({ kind, name, at, note }) => (
        <Notice key={kind} tone={kind === 'refused' ? 'grey' : 'green'} title={words[kind](name, when(at))}>
          {note}
        </Notice>
      ))}
    </>
  )
}

function What({ decision }: { decision: DecisionView }) {
  const words = useMessages(promotionMessages)
  const leaving = useMessages(leavingMessages)
  const locale = useLocale()
  const { form, page } = words
  const { asked, plan } = decision
  const facts = [
    ...(decision.effectiveOn
      ? [
          [
            decision.verdict === 'withdraw' ? leaving.leavesOn : form.effectiveOn,
            formatFullDate(decision.effectiveOn, locale),
          ] as const,
        ]
      : []),
    ...(decision.dueOn ? [[page.due[dueOf(decision.verdict)], formatFullDate(decision.dueOn, locale)] as const] : []),
    ...(decision.secondTestUntilOn
      ? [[page.secondUntil, formatFullDate(decision.secondTestUntilOn, locale)] as const]
      : []),
    ...(plan ? [[page.owner, plan.ownerName] as const, [page.from, formatFullDate(plan.fromOn, locale)] as const] : []),
    ...(asked.typingSpeed ? [[form.typingSpeed, asked.typingSpeed] as const] : []),
    ...(asked.phraseSeconds ? [[form.phraseSeconds, asked.phraseSeconds] as const] : []),
    ...(asked.askedOn ? [[form.askedOn, formatFullDate(asked.askedOn, locale)] as const] : []),
    ...(asked.contractMonths && !decision.own ? [[form.contract, asked.contractMonths] as const] : []),
  ]
  return (
    <>
      {facts.length > 0 ? <Facts facts={facts} /> : null}
      {decision.wish ? (
        <Text
          title={leaving.said}
          text={[
            leaving.saidLine(
              formatFullDateTime(decision.wish.saidAt, locale),
              formatFullDate(decision.wish.leaveOn, locale),
            ),
            decision.wish.reason ? leaving.why(decision.wish.reason) : '',
          ].join('\n')}
        />
      ) : null}
      {decision.affirmedAt === null ? null : (
        <Text
          title={leaving.affirmedTitle}
          text={leaving.affirmedLine(formatFullDateTime(decision.affirmedAt, locale))}
        />
      )}
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
  const voidings = useMessages(voidingMessages)
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
            {
              key: 'title',
              head: words.testColumns.test,
              cell: (line) => (line.isHeard ? `${line.title} · ${words.groups.oral}` : line.title),
            },
            {
              key: 'value',
              head: words.testColumns.value,
              align: 'right',
              cell: (line) => (
                <>
                  {line.value === null ? '–' : say(line.value, line.unit)}
                  {line.unsatBy ? (
                    <span className="block text-sm text-grey">
                      {words.secondTest.over(formatLocalDate(line.unsatBy, locale))}
                    </span>
                  ) : null}
                </>
              ),
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
      {evidence.voided.length > 0 ? (
        <>
          <h3 className="mt-4 font-bold">{voidings.title}</h3>
          <VoidedLines lines={evidence.voided} leadsOn={false} />
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
