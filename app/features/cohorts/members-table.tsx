import { Link } from '@remix-run/react'
import { Tag, type Tone } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { LocalDate } from '#app/components/ui/time'
import { cohortMessages } from '#app/i18n/cohorts'
import { enrolmentStates } from '#app/i18n/enrolment-states'
import { useMessages } from '#app/i18n/messages'
import type { EndOfTraining } from './cohort-dates'
import { EndTag } from './dates-table'

export interface MemberLine extends EndOfTraining {
  id: string
  name: string
  mentor: string | null
  state: keyof (typeof enrolmentStates)['zh-CN']['staff']
  running: boolean
  joinedOn: string
  day: number
}

const STATE_TONES: Record<MemberLine['state'], Tone> = {
  in_training: 'primary',
  final_passed: 'green',
  final_failed: 'amber',
  retake_passed: 'green',
  retake_failed: 'amber',
  on_probation: 'amber',
  promoted: 'green',
  eliminated: 'grey',
  withdrawn: 'grey',
}

/** Everybody of a cohort: with whom, how far, and whether they will finish in time. */
export function MembersTable({ members, mayAdjust }: { members: readonly MemberLine[]; mayAdjust: boolean }) {
  const words = useMessages(cohortMessages)
  const { staff: states } = useMessages(enrolmentStates)
  return (
    <Table
      caption={words.members}
      rows={members}
      rowKey={(m) => m.id}
      columns={[
        {
          key: 'name',
          breaks: true,
          head: words.person,
          cell: (m) =>
            mayAdjust ? (
              <Link to={`/manager/trainees/${m.id}`} className="-my-1.5 inline-block min-w-16 py-1.5 font-medium">
                {m.name}
              </Link>
            ) : (
              <span className="font-medium">{m.name}</span>
            ),
        },
        {
          key: 'state',
          head: words.state,
          cell: (m) => <Tag tone={STATE_TONES[m.state]}>{states[m.state]}</Tag>,
        },
        { key: 'day', head: words.day, align: 'right', cell: (m) => m.day },
        {
          key: 'mentor',
          breaks: true,
          head: words.mentor,
          cell: (m) => m.mentor ?? words.noMentor,
        },
        {
          key: 'joined',
          head: words.joined,
          cell: (m) => (
            <span className="whitespace-nowrap">
              <LocalDate on={m.joinedOn} />
            </span>
          ),
        },
        {
          key: 'ends',
          head: words.endsOn,
          cell: (m) => (
            <span className="flex flex-wrap items-center gap-2 whitespace-nowrap">
              <LocalDate on={m.endsOn} />
              {m.running ? <EndTag end={m} /> : null}
            </span>
          ),
        },
        ...(mayAdjust
          ? [
              {
                key: 'adjust',
                head: words.adjust,
                cell: (m: MemberLine) =>
                  m.running ? (
                    <Link to={`/manager/trainees/${m.id}/adjust`} className="-my-1.5 inline-block py-1.5">
                      {words.adjust}
                    </Link>
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  )
}
