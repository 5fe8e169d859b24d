import { useLocation } from '@remix-run/react'
import { Button, LinkButton } from '#app/components/ui/button'
import { Select, TextField } from '#app/components/ui/form'
import { EmptyState, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Table } from '#app/components/ui/table'
import { Instant } from '#app/components/ui/time'
import { auditPageMessages } from '#app/i18n/audit-page'
import { auditVerbs } from '#app/i18n/audit-verbs'
import { decisionKindMessages } from '#app/i18n/decision-kinds'
import { dossierMessages } from '#app/i18n/dossier'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { ACT_KINDS, auditAddress } from './audit-filter'
import type { AuditQuery } from './audit-forms'
import type { AuditRowView } from './audit-page.server'

interface AuditPage {
  query: AuditQuery
  rows: AuditRowView[]
  next: number | null
  chain: { rows: number; fault: { seq: number } | null } | null
}

/** Looking for one: who did it, whom it is about (left out on the record of one trainee), what kind, and when. */
export function AuditFilter({ query, ofHouse = false }: { query: AuditQuery; ofHouse?: boolean }) {
  const words = useMessages(auditPageMessages)
  const { pathname } = useLocation()
  const kinds = ['house', ...ACT_KINDS] as const
  return (
    <Form
      method="get"
      className="no-print grid grid-cols-2 items-end gap-x-3 sm:flex sm:flex-wrap"
      key={JSON.stringify(query)}
    >
      <Name name="who" label={words.who} value={query.who} />
      {ofHouse ? <Name name="about" label={words.about} value={query.about} /> : null}
      <div className="min-w-0 sm:w-52">
        <Select
          name="kind"
          label={words.kind}
          empty={words.allKinds}
          defaultValue={query.kind}
          choices={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
      </div>
      <div className="min-w-0 sm:w-44">
        <TextField name="from" type="date" label={words.from} defaultValue={query.from} required={false} />
      </div>
      <div className="min-w-0 sm:w-44">
        <TextField name="until" type="date" label={words.until} defaultValue={query.until} required={false} />
      </div>
      <div className="mb-4 flex flex-wrap gap-2">
        <Button icon="search">{words.apply}</Button>
        <LinkButton to={pathname}>{words.clear}</LinkButton>
      </div>
    </Form>
  )
}

function Name({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div className="min-w-0 sm:w-40">
      <TextField
        name={name}
        type="search"
        label={label}
        defaultValue={value}
        maxLength={LONGEST.search}
        required={false}
      />
    </div>
  )
}

export function AuditList({ page, caption }: { page: AuditPage; caption: string }) {
  const words = useMessages(dossierMessages).auditPage
  const { none } = useMessages(auditPageMessages)
  const { pathname } = useLocation()
  return (
    <>
      <Soundness page={page} />
      {page.rows.length === 0 ? <EmptyState title={none} icon="file" /> : <Rows rows={page.rows} caption={caption} />}
      <nav className="no-print mt-4 flex flex-wrap gap-3">
        {page.query.before === 0 ? null : (
          <LinkButton to={auditAddress(pathname, page.query, { before: 0 })}>{words.newest}</LinkButton>
        )}
        {page.next === null ? null : (
          <LinkButton to={auditAddress(pathname, page.query, { before: page.next })}>{words.older}</LinkButton>
        )}
      </nav>
    </>
  )
}

function Soundness({ page }: { page: AuditPage }) {
  const words = useMessages(dossierMessages).auditPage
  const broken = page.rows.filter((row) => !row.sound).length
  return (
    <p className="mb-4 flex flex-wrap gap-2">
      {page.rows.length > 0 ? (
        <Tag tone={broken === 0 ? 'green' : 'red'} icon="shield">
          {broken === 0 ? words.rowsSound : words.rowsBroken(broken)}
        </Tag>
      ) : null}
      {page.chain ? (
        <Tag tone={page.chain.fault ? 'red' : 'green'} icon="shield">
          {page.chain.fault ? words.chainBroken(page.chain.fault.seq) : words.chainSound(page.chain.rows)}
        </Tag>
      ) : null}
    </p>
  )
}

function Rows({ rows, caption }: { rows: AuditRowView[]; caption: string }) {
  const words = useMessages(dossierMessages).auditPage
  const own = useMessages(auditPageMessages)
  return (
    <Table
      long
      caption={caption}
      rows={rows}
      rowKey={(row) => String(row.seq)}
      columns={[
        {
          key: 'at',
          phone: 'hide',
          head: own.columns.at,
          cell: (row) => (
            <>
              <Instant at={row.at} year />
              <span className="num block text-xs text-grey">
                {words.columns.seq} {row.seq}
              </span>
            </>
          ),
        },
        {
          key: 'what',
          breaks: true,
          head: own.columns.what,
          cell: (row) => (
            <>
              <span className="num block text-xs text-grey sm:hidden">
                <Instant at={row.at} year />
              </span>
              <Sentence row={row} />
              {row.reason ? (
                <span className="block text-sm break-words text-grey">
                  {row.action === 'change:mentor' ? own.askedBecause(row.reason) : own.reason(row.reason)}
                </span>
              ) : null}
              {row.isBlind ? (
                <span className="block text-sm text-grey">{row.isCoded ? own.coded : own.blind}</span>
              ) : null}
              <Change before={row.before} after={row.after} />
            </>
          ),
        },
        {
          key: 'hash',
          phone: 'hide',
          head: words.columns.hash,
          cell: (row) => (
            <span className="num text-xs text-grey" title={row.hash}>
              {row.hash.slice(0, 12)}
              {row.sound ? null : <Tag tone="red">{words.broken}</Tag>}
            </span>
          ),
        },
      ]}
    />
  )
}

/** Who did what to whom. A change of state happens to a trainee, whoever brought it about. */
function Sentence({ row }: { row: AuditRowView }) {
  const words = useMessages(auditPageMessages)
  const verbs = useMessages(auditVerbs)
  const kinds = useMessages(decisionKindMessages) as Record<string, string>
  const who = row.isUnnamed ? words.marker : (row.actorName ?? words.house)
  const verb = verbs[row.action] ?? row.action
  const { chosen, mentors, title, decision, affected, guesses } = row.thing
  if (row.action.endsWith(':enrolment') && row.concernsName)
    return words.happened(row.concernsName, verb, row.actorName ?? words.byHouse)
  const what = [
    chosen,
    chosen && row.concernsName ? words.ofWhom(row.concernsName) : row.concernsName,
    mentors && words.mentors(mentors),
    decision && (kinds[decision] ?? decision),
    title,
    affected === null ? null : words.affected(affected),
    guesses && words.guessedAt[guesses.at],
    guesses && words.guesses(guesses.tries, guesses.from),
  ]
  return words.sentence(who, verb, what.filter(Boolean).join(words.comma))
}

function Change({ before, after }: { before: string | null; after: string | null }) {
  const words = useMessages(dossierMessages).auditPage
  if (!before && !after) return null
  return (
    <details>
      <summary className="min-h-8 content-center text-sm text-primary underline">{words.change}</summary>
      {before ? (
        <pre className="max-w-md text-xs break-all whitespace-pre-wrap">{`${words.before}: ${before}`}</pre>
      ) : null}
      {after ? (
        <pre className="max-w-md text-xs break-all whitespace-pre-wrap">{`${words.after}: ${after}`}</pre>
      ) : null}
    </details>
  )
}
