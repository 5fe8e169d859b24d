import { Link } from '@remix-run/react'
import { Panel } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { Instant, LocalDate } from '#app/components/ui/time'
import { dossierMessages } from '#app/i18n/dossier'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { preconditionMessages } from '#app/i18n/preconditions'
import { promotionMessages, verdictWord } from '#app/i18n/promotion'
import { signingMessages } from '#app/i18n/signing'
import { PassedBelow } from '../promotion/passed-below'
import { WaiverLines } from '../promotion/waiver-lines'
import type { Dossier } from './dossier.server'
import { StaffLink } from './staff-link'

interface PartProps {
  dossier: Dossier
}

export function DossierDecisions({ dossier }: PartProps) {
  const words = useMessages(dossierMessages)
  const promotion = useMessages(promotionMessages)
  const second = (d: Dossier['decisions'][number]) =>
    d.confirmed ? words.second[d.confirmed](d.confirmerName ?? '') : words.second.none
  return (
    <Panel title={words.decisions}>
      {dossier.decisions.length === 0 ? (
        <p className="text-grey">{words.decisionsNone}</p>
      ) : (
        <Table
          caption={words.decisions}
          rows={dossier.decisions}
          rowKey={(d) => d.id}
          columns={[
            {
              key: 'when',
              head: words.decisionColumns.when,
              cell: (d) => <Instant at={d.decidedAt} show="date" year />,
            },
            {
              key: 'kind',
              head: words.decisionColumns.kind,
              cell: (d) => (
                <StaffLink decides={dossier.decides} to={`/decisions/${d.id}`}>
                  {promotion.kinds[d.kind]}
                </StaffLink>
              ),
            },
            {
              key: 'verdict',
              head: words.decisionColumns.verdict,
              cell: (d) => (d.superseded ? words.superseded(verdictWord(promotion, d)) : verdictWord(promotion, d)),
            },
            { key: 'by', head: words.decisionColumns.by, breaks: true, cell: (d) => d.deciderName },
            { key: 'second', head: words.decisionColumns.second, cell: second },
            {
              key: 'read',
              head: words.decisionColumns.read,
              // What had no effect was nothing to be read.
              cell: (d) => (d.confirmed === null || d.confirmed === 'confirmed' ? words.read[d.read] : '–'),
            },
          ]}
        />
      )}
      {dossier.decisions.map((d) =>
        d.passedBelow ? (
          <section key={d.id} aria-label={promotion.kinds[d.kind]} className="mt-4">
            <h3 className="font-bold">{promotion.kinds[d.kind]}</h3>
            <PassedBelow below={d.passedBelow} />
          </section>
        ) : null,
      )}
    </Panel>
  )
}

/** What a manager has waived; for those who decide, the way to where one waives. */
export function DossierWaivers({ dossier }: { dossier: Pick<Dossier, 'waivers' | 'decides' | 'enrolmentId'> }) {
  const words = useMessages(preconditionMessages)
  return (
    <Panel title={words.waived}>
      <WaiverLines lines={dossier.waivers} />
      {dossier.decides ? (
        <p className="no-print mt-2">
          <Link to={`/manager/trainees/${dossier.enrolmentId}/preconditions`}>{words.title}</Link>
        </p>
      ) : null}
    </Panel>
  )
}

export function DossierConduct({ dossier }: { dossier: Pick<Dossier, 'conduct'> }) {
  const words = useMessages(dossierMessages)
  const { conduct } = dossier
  return (
    <Panel title={words.conduct}>
      <p className="num mb-2 font-medium">{words.conductBalance(conduct.lowest)}</p>
      {conduct.lines.length === 0 ? (
        <p className="text-grey">{words.conductNone}</p>
      ) : (
        <Table
          caption={words.conduct}
          rows={conduct.lines}
          rowKey={(line) => line.id}
          columns={[
            { key: 'when', head: words.conductColumns.when, cell: (line) => <LocalDate on={line.occurredOn} year /> },
            { key: 'rule', head: words.conductColumns.rule, cell: (line) => line.ruleText ?? line.ruleId },
            {
              key: 'points',
              head: words.conductColumns.points,
              align: 'right',
              cell: (line) => (line.points > 0 ? `+${line.points}` : line.points),
            },
            {
              key: 'note',
              head: words.conductColumns.note,
              cell: (line) => (line.countered ? `${line.note} · ${words.countered}` : line.note),
            },
            { key: 'by', head: words.conductColumns.by, breaks: true, cell: (line) => line.recorderName },
          ]}
        />
      )}
    </Panel>
  )
}

/** Signatures given and missing, and everything else that is not finished. */
export function DossierSignOffs({
  dossier,
}: {
  dossier: Pick<Dossier, 'signOffs' | 'missing' | 'decides' | 'enrolmentId'>
}) {
  const words = useMessages(dossierMessages)
  const signing = useMessages(signingMessages)
  const locale = useLocale()
  const slots = dossier.signOffs.flatMap((row) => row.slots)
  const given = slots.filter((s) => s.verdict === 'signed').length
  const say = (s: (typeof slots)[number]) =>
    words.slot(words.roles[s.slot], words.verdicts[s.verdict ?? 'missing'], s.name ?? '')
  return (
    <Panel title={words.signOffs}>
      <p className="num mb-2 font-medium">{words.signOffsLine(given, slots.length)}</p>
      {dossier.signOffs.length > 0 ? (
        <details className="mb-3 print:not-open:hidden">
          <summary className="min-h-11 py-2 text-primary underline">{words.details}</summary>
          <Table
            caption={words.signOffs}
            rows={dossier.signOffs}
            rowKey={(row) => row.activityId}
            columns={[
              { key: 'day', head: words.signOffColumns.day, align: 'right', cell: (row) => row.day },
              {
                key: 'activity',
                head: words.signOffColumns.activity,
                cell: (row) => (
                  <StaffLink
                    decides={dossier.decides}
                    to={`/mentor/trainees/${dossier.enrolmentId}/activities/${row.activityId}`}
                  >
                    {row.title}
                  </StaffLink>
                ),
              },
              {
                key: 'signatures',
                head: words.signOffColumns.signatures,
                cell: (row) => (
                  <ul>
                    {row.slots.map((s) => (
                      <li key={s.slot} className={s.verdict === 'signed' ? '' : 'font-medium text-amber'}>
                        {say(s)}
                        {s.tookPlaceOn ? (
                          <span className="block text-grey">
                            {signing.tookPlaceSaid(formatLocalDate(s.tookPlaceOn, locale))}
                          </span>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </details>
      ) : null}
      <h3 className="font-bold">{words.missing}</h3>
      {dossier.missing.length === 0 ? (
        <p className="text-grey">{words.missingNone}</p>
      ) : (
        <details>
          <summary className="num min-h-11 py-2 text-primary underline">
            {words.missingCount(dossier.missing.length)}
          </summary>
          <ul className="list-disc pl-5">
            {dossier.missing.map((m) => (
              <li key={m.activityId}>
                <StaffLink
                  decides={dossier.decides}
                  to={`/mentor/trainees/${dossier.enrolmentId}/activities/${m.activityId}`}
                >
                  {words.sheetHead(m.day, m.title)}
                </StaffLink>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}

/** Lines to sign on paper, each with the name of who is to sign; only a print shows them. */
export function DossierSignatures({ dossier: { identity, decisions } }: PartProps) {
  const words = useMessages(dossierMessages)
  const signers = [
    ['trainee', identity.traineeName],
    ['mentor', identity.mentorName],
    // Who decided last; before any decision nobody is named yet.
    ['manager', decisions.find((d) => !d.superseded)?.deciderName],
    ['hr', null],
  ] as const
  return (
    <section className="print-page hidden print:block">
      <h2 className="mb-12 text-lg font-bold">{words.signatures}</h2>
      <div className="grid grid-cols-2 gap-x-10 gap-y-12">
        {signers.map(([role, name]) => (
          <p key={role} className="flex justify-between border-t border-line-strong pt-1">
            <span className="wrap-anywhere">
              {words.signatureLines[role]} {name}
            </span>
            <span className="shrink-0 pr-16">{words.signatureDate}</span>
          </p>
        ))}
      </div>
    </section>
  )
}

export function DossierHashes({ dossier }: PartProps) {
  const words = useMessages(dossierMessages)
  const { kinds } = useMessages(promotionMessages)
  const lines = [
    ...(dossier.audit ? [{ key: 'audit', label: words.auditHash(dossier.audit.seq), hash: dossier.audit.hash }] : []),
    ...dossier.exams.map((e) => ({ key: e.attemptId, label: `${words.formHash} · ${e.title}`, hash: e.formHash })),
    ...dossier.decisions.flatMap((d) =>
      d.evidenceHash ? [{ key: d.id, label: words.evidenceHash(kinds[d.kind]), hash: d.evidenceHash }] : [],
    ),
  ]
  if (lines.length === 0) return null
  return (
    <section className="mb-6 text-xs text-grey">
      <h2 className="mb-1 text-sm font-medium">{words.hashes}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line.key} className="num break-all">
            {line.label} {line.hash}
          </li>
        ))}
      </ul>
    </section>
  )
}
