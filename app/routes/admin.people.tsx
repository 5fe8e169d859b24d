import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title'
import { Button, LinkButton } from '#app/components/ui/button'
import { Select, TextField } from '#app/components/ui/form'
import { ActionBar, EmptyState, PageHeader, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Table } from '#app/components/ui/table'
import { listPeople } from '#app/features/accounts/people.server'
import { PeopleQuery } from '#app/features/accounts/people-forms'
import { canInHouse, ROLES } from '#app/features/accounts/permissions'
import { requireHousePermission } from '#app/http/auth.server'
import { accountMessages } from '#app/i18n/accounts'
import { useMessages } from '#app/i18n/messages'
import { peopleMessages } from '#app/i18n/people'
import { uiMessages } from '#app/i18n/ui'
import { LONGEST } from '#app/rules/field-limits'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireHousePermission(request, context, 'read:people')
  const query = PeopleQuery.parse(
    Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== '')),
  )
  const page = await listPeople(context.db, {
    text: query.q,
    role: query.role,
    status: query.status,
    after: query.after,
  })
  return { ...page, query, mayManage: canInHouse(viewer, 'manage:person') }
}

type Query = ReturnType<typeof useLoaderData<typeof loader>>['query']

function addressOf(query: Query, after: string): string {
  const params = new URLSearchParams()
  if (query.q) params.set('q', query.q)
  if (query.role) params.set('role', query.role)
  if (query.status) params.set('status', query.status)
  if (after) params.set('after', after)
  return `/admin/people?${params}`
}

function Filter({ query }: { query: Query }) {
  const words = useMessages(peopleMessages)
  const accounts = useMessages(accountMessages)
  return (
    <Form method="get" className="mb-4 grid grid-cols-2 items-end gap-x-3 sm:grid-cols-[1fr_11rem_11rem_auto]">
      <div className="max-sm:col-span-2">
        <TextField name="q" type="search" label={words.search} defaultValue={query.q} maxLength={LONGEST.search} />
      </div>
      <Select
        name="role"
        label={words.role}
        defaultValue={query.role}
        empty={words.anyRole}
        choices={ROLES.map((value) => ({ value, label: accounts.roles[value] }))}
      />
      <Select
        name="status"
        label={words.status}
        defaultValue={query.status}
        empty={words.anyStatus}
        choices={(['active', 'deactivated'] as const).map((value) => ({ value, label: words.statuses[value] }))}
      />
      <Button icon="search" className="mb-4">
        {words.find}
      </Button>
    </Form>
  )
}

export const meta = titled<typeof loader>((locale) => peopleMessages[locale].title)

export default function PeoplePage() {
  const { people, total, next, query, mayManage } = useLoaderData<typeof loader>()
  const words = useMessages(peopleMessages)
  const accounts = useMessages(accountMessages)
  const ui = useMessages(uiMessages)
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      {/* The key makes the fields follow the address when it changes without a reload. */}
      <Filter key={addressOf(query, '')} query={query} />
      <p className="mb-2 text-grey">{words.total(total)}</p>
      {people.length === 0 ? (
        <EmptyState title={words.emptyTitle} icon="users">
          <p>{words.emptyText}</p>
          <Link to="/admin/people">{words.clear}</Link>
        </EmptyState>
      ) : (
        <Table
          long
          caption={words.title}
          rows={people}
          rowKey={(person) => person.id}
          columns={[
            {
              key: 'name',
              breaks: true,
              head: words.name,
              cell: (person) => (
                <Link
                  to={`/admin/people/${person.id}`}
                  className="-my-1.5 inline-block min-w-20 py-1.5 font-medium wrap-anywhere"
                >
                  {person.displayName}
                </Link>
              ),
            },
            { key: 'username', head: words.username, cell: (person) => <code>{person.username}</code> },
            {
              key: 'roles',
              head: words.role,
              cell: (person) => (
                <span className="whitespace-nowrap">
                  {person.roles.map((role) => accounts.roles[role]).join(' · ') || ui.none}
                </span>
              ),
            },
            {
              key: 'status',
              head: words.status,
              cell: (person) => (
                <Tag tone={person.status === 'active' ? 'green' : 'grey'}>{words.statuses[person.status]}</Tag>
              ),
            },
          ]}
        />
      )}
      <ActionBar>
        {query.after ? <LinkButton to={addressOf(query, '')}>{words.firstPage}</LinkButton> : null}
        {next ? (
          <LinkButton to={addressOf(query, next)} icon="next">
            {ui.next}
          </LinkButton>
        ) : null}
        {mayManage ? (
          <LinkButton look="primary" to="/admin/people/new" icon="user">
            {words.add}
          </LinkButton>
        ) : null}
      </ActionBar>
    </>
  )
}
