import { Notice } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { Table } from '#app/components/ui/table'
import { useMessages } from '#app/i18n/messages'
import { peopleMessages } from '#app/i18n/people'
import { ONE_TIME_PASSWORD_DAYS } from './one-time-password'

export interface Slip {
  name: string
  username: string
  password: string
}

/** The only place where initial passwords are ever shown; made to be printed and cut up. */
export function PasswordSlips({ slips }: { slips: readonly Slip[] }) {
  const words = useMessages(peopleMessages)
  return (
    <>
      <Notice tone="amber">{words.passwordOnce(ONE_TIME_PASSWORD_DAYS)}</Notice>
      <div className="no-print mb-3">
        <PrintButton />
      </div>
      <Table
        caption={words.initialPassword}
        rows={slips}
        rowKey={(slip) => slip.username}
        columns={[
          { key: 'name', head: words.name, breaks: true, cell: (slip) => slip.name },
          { key: 'username', head: words.username, cell: (slip) => <code>{slip.username}</code> },
          {
            key: 'password',
            head: words.initialPassword,
            cell: (slip) => <code className="text-lg whitespace-nowrap">{slip.password}</code>,
          },
        ]}
      />
    </>
  )
}
