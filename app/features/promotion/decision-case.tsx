import { Link } from '@remix-run/react'
import { Notice, Panel, Tag } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { Instant } from '#app/components/ui/time'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { formatLocalDate, formatNumber, formatPercent } from '#app/i18n/format'
import { leavingMessages } from '#app/i18n/leaving'
import { useLocale, useMessages } from '#app/i18n/messages'
import { preconditionMessages } from '#app/i18n/preconditions'
import { promotionMessages, verdictWord } from '#app/i18n/promotion'
import { ExamPartsPanel } from '../activities/exam-parts-panel'
import type { Block, Precondition } from './blocks'
import { isDecisionKind } from './decision-kinds'
import type { DecisionPage } from './decision-page.server'
import { GateTests } from './gate-test-table'
import { ENOUGH_CASES } from './similar-cases'
import { VoidedPapers } from './voiding-lines'
import { WaiverLines } from './waiver-lines'
import { WaiverPanels } from './waiver-panels'
import { WeightedParts } from './weighted-parts'

/** The left side of the decision screen: everything the decision rests on. */
export function DecisionCase({ page }: { page: DecisionPage }) {
  return (
    <div>
      {page.waivers ? <WaiverPanels list={page.waivers} enrolmentId={page.enrolmentId} next="decision" /> : null}
      <Preconditions page={page} />
      <ExamPartsPanel exams={page.examParts} />
      <Address page={page} />
      <Recommended page={page} />
      {page.tests.length > 0 ? (
        <GateTests tests={page.tests} enrolmentId={page.readsAll ? page.enrolmentId : null} />
      ) : null}
      {page.parts ? <WeightedParts parts={page.parts} /> : null}
      <EvidenceLinks page={page} />
      <VoidedPapers lines={page.voided} leadsOn={page.readsAll} />
      <Similar page={page} />
      {page.waivers ? null : <Missing page={page} />}
    </div>
  )
}

export function useBlockWords() {
  const words = useMessages(promotionMessages)
  const leaving = useMessages(leavingMessages)
  const locale = useLocale()
  return (block: Block): string => {
    switch (block.what) {
      case 'open-appeal':
        return words.blocks['open-appeal'](block.count)
      case 'ungraded':
      case 'undecided':
        return words.blocks[block.what](block.titles.join(words.comma))
      case 'evidence':
      case 'held':
      case 'unresolved':
        return words.blocks[block.what](block.titles.join(words.comma))
      case 'second-tests':
      case 'appeal-possible':
        return words.blocks[block.what](block.titles.join(words.comma), formatLocalDate(block.on, locale))
      case 'not-ready':
        return words.blocks['not-ready'](block.count)
      case 'leaving':
        return leaving.decided(formatLocalDate(block.on, locale))
      default:
        return words.blocks[block.what](words.kinds[block.kind])
    }
  }
}

/** Below its line, and yet no reason by itself to refuse: whoever decides says how it is seen. */
function Address({ page }: { page: DecisionPage }) {
  const words = useMessages(promotionMessages)
  const locale = useLocale()
  const { below } = page
  if (below.length === 0) return null
  return (
    <Notice tone="amber" icon="alert" title={words.addressTitle}>
      <p>
        {page.kind === 'promotion' && page.verdicts.includes('improve') ? words.addressPromotion : words.addressLead}
      </p>
      <ul className="num list-disc pl-5">
        {below.map((item) => (
          <li key={item.key}>
            {item.title ? `${item.title} · ${words.groups.oral}` : words.partNames.evidence}{' '}
            {formatPercent(item.percent, locale)} · {words.belowLine(formatPercent(item.line, locale))}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Preconditions({ page }: { page: DecisionPage }) {
  const words = useMessages(promotionMessages)
  const say = useBlockWords()
  const name = (p: Precondition) =>
    isDecisionKind(p.key) ? words.precondition.settled(words.kinds[p.key]) : words.precondition[p.key]
  const stateOf = (p: Precondition) =>
    p.only ? words.notYetFor[p.only] : p.block ? words.notMet : p.lacks ? words.noSecond : words.met
  if (page.preconditions.length === 0) return null
  return (
    <Panel title={words.preconditions}>
      <ul className="grid gap-2">
        {page.preconditions.map((p) => (
          <li key={p.key} className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
            <span className="min-w-0 flex-1">
              {name(p)}
              {p.block ? <span className="block text-sm text-amber">{say(p.block)}</span> : null}
              {p.lacks ? (
                <span className="block text-sm text-amber">{words.inbox.unsat(p.lacks.join(words.comma))}</span>
              ) : null}
            </span>
            <Tag tone={p.block || p.lacks ? 'amber' : 'green'}>{stateOf(p)}</Tag>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Recommended({ page }: { page: DecisionPage }) {
  const words = useMessages(promotionMessages)
  const { recommendation, tests } = page
  if (!recommendation) return null
  const titlesOf = (keys: readonly string[]) =>
    tests
      .filter((t) => keys.includes(t.key))
      .map((t) => t.title)
      .join(words.comma)
  const titles = titlesOf(recommendation.below)
  const { recommendations } = words
  const { verdict } = recommendation
  const text =
    verdict === 'improve' || verdict === 'eliminate'
      ? recommendations[verdict](titles)
      : verdict === 'pass'
        ? recommendations.pass
        : recommendation.unsat.length > 0
          ? recommendations.unsat(titlesOf(recommendation.unsat))
          : recommendation.awaited.length > 0
            ? recommendations.awaited(titlesOf(recommendation.awaited))
            : recommendations.none
  return (
    <Notice tone={verdict === 'pass' ? 'green' : 'amber'} icon="scale" title={words.recommendation}>
      <p>{text}</p>
      <p className="text-sm text-grey">{words.recommendationNote}</p>
    </Notice>
  )
}

function EvidenceLinks({ page }: { page: DecisionPage }) {
  const words = useMessages(promotionMessages)
  const locale = useLocale()
  const tests = [
    ...page.exams.map((exam) => ({ ...exam, to: `/exams/attempts/${exam.attemptId}/result` })),
    ...page.drills.map((drill) => ({ ...drill, to: `/mentor/drills/${drill.drillId}` })),
  ]
  return (
    <Panel title={words.evidenceLinks}>
      <ul className="grid gap-2">
        {tests.map(({ to, title, percent, passed }) => (
          <li key={to} className="flex flex-wrap items-center justify-between gap-2">
            <Link to={to}>{title}</Link>
            <span className="num flex items-center gap-2">
              {formatPercent(percent, locale)}
              <Tag tone={passed ? 'green' : 'amber'}>{passed ? words.reached : words.below}</Tag>
            </span>
          </li>
        ))}
        <li>
          <Link to={`/manager/trainees/${page.enrolmentId}`}>{words.dossier}</Link>
          {' · '}
          <Link to={`/manager/trainees/${page.enrolmentId}/audit`}>{words.audit}</Link>
        </li>
      </ul>
    </Panel>
  )
}

function Similar({ page }: { page: DecisionPage }) {
  const words = useMessages(promotionMessages)
  const anew = useMessages(decidedAnewMessages)
  const locale = useLocale()
  const few = page.similarCount < ENOUGH_CASES
  const verdictOf = (verdict: (typeof page.similar)[number]['verdict']) =>
    verdictWord(words, { kind: page.kind, verdict })
  const lead = few ? anew.similarFew(page.similarCount) : anew.similarShown(page.similar.length, page.similarCount)
  if (page.similarCount === 0)
    return (
      <Panel title={words.similar}>
        <p className="text-grey">{lead}</p>
      </Panel>
    )
  return (
    <Panel title={words.similar}>
      <p className={few ? 'mb-3 text-amber' : 'mb-3 text-grey'}>{lead}</p>
      <Table
        caption={words.similar}
        rows={page.similar}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'who',
            breaks: true,
            head: words.similarColumns.who,
            cell: (row) =>
              row.traineeName === null ? anew.somebody : <Link to={`/decisions/${row.id}`}>{row.traineeName}</Link>,
          },
          {
            key: 'verdict',
            head: words.similarColumns.verdict,
            cell: (row) =>
              row.confirmed === 'declined' || row.confirmed === 'lapsed'
                ? words[row.confirmed](verdictOf(row.verdict))
                : verdictOf(row.verdict),
          },
          {
            key: 'figure',
            head: words.similarColumns.figure,
            align: 'right',
            cell: (row) =>
              row.headline ? words.figures[row.headline.what](formatNumber(row.headline.value, locale, 1)) : '–',
          },
          { key: 'when', head: words.similarColumns.when, cell: (row) => <Instant at={row.decidedAt} show="date" /> },
        ]}
      />
    </Panel>
  )
}

function Missing({ page }: { page: DecisionPage }) {
  const words = useMessages(promotionMessages)
  const waivers = useMessages(preconditionMessages)
  return (
    <Panel title={words.missing}>
      {page.missing.length === 0 ? (
        <p className="text-grey">{words.missingNone}</p>
      ) : (
        <ul className="grid gap-1">
          {page.missing.map((m) => (
            <li key={m.activityId}>
              {page.readsAll ? (
                <Link to={`/mentor/trainees/${page.enrolmentId}/activities/${m.activityId}`}>
                  {words.missingLine(m.day, m.title)}
                </Link>
              ) : (
                words.missingLine(m.day, m.title)
              )}
            </li>
          ))}
          {page.missingCount > page.missing.length ? (
            <li className="text-grey">{words.missingMore(page.missingCount - page.missing.length)}</li>
          ) : null}
        </ul>
      )}
      {page.waived.length > 0 ? (
        <>
          <h3 className="mt-4 font-bold">{waivers.waived}</h3>
          <WaiverLines lines={page.waived} />
        </>
      ) : null}
    </Panel>
  )
}
