import { Panel } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { Instant } from '#app/components/ui/time'
import { dossierMessages } from '#app/i18n/dossier'
import { useMessages } from '#app/i18n/messages'
import type { Dossier } from './dossier.server'
import { StaffLink } from './staff-link'

/** What was missing once and is there now. */
export function DossierGaps({ dossier }: { dossier: Pick<Dossier, 'gaps' | 'decides' | 'enrolmentId'> }) {
  const words = useMessages(dossierMessages)
  return (
    <Panel title={words.gaps}>
      {dossier.gaps.length === 0 ? (
        <p className="text-grey">{words.gapsNone}</p>
      ) : (
        <Table
          caption={words.gaps}
          rows={dossier.gaps}
          rowKey={(gap) => gap.id}
          columns={[
            {
              key: 'from',
              head: words.gapColumns.from,
              breaks: true,
              cell: (gap) => (
                <StaffLink
                  decides={dossier.decides}
                  to={`/mentor/trainees/${dossier.enrolmentId}/activities/${gap.activityId}`}
                >
                  {words.sheetHead(gap.day, gap.title)}
                </StaffLink>
              ),
            },
            { key: 'gap', head: words.gapColumns.gap, breaks: true, cell: (gap) => gap.text },
            { key: 'closed', head: words.gapColumns.closed, breaks: true, cell: (gap) => gap.outcome ?? '' },
            {
              key: 'by',
              head: words.gapColumns.by,
              breaks: true,
              cell: (gap) => (
                <>
                  {gap.closedByName}
                  {gap.closedAt === null ? null : (
                    <span className="block text-grey">
                      <Instant at={gap.closedAt} show="date" year />
                    </span>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
    </Panel>
  )
}
