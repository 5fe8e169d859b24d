import { Link } from '@remix-run/react'
import { Checkbox } from '#app/components/ui/form'
import { Notice } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { peopleMessages } from '#app/i18n/people'
import type { SoleWork } from './sole-work.server'

/** What would be left with nobody, read before it happens: somebody is named for it first, or it is agreed to. */
export function SoleWorkList({ soleWork, link }: { soleWork: readonly SoleWork[]; link: boolean }) {
  const words = useMessages(peopleMessages)
  const { roles } = useMessages(activityMessages)
  if (soleWork.length === 0) return null
  return (
    <>
      <Notice tone="amber" title={words.soleTitle}>
        <p>{words.soleLead}</p>
        {soleWork.map((work) => (
          <div key={work.cohortId} className="mt-2">
            <p className="font-medium">{work.cohortName}</p>
            <ul className="list-disc pl-5">
              {work.activities.map(({ id, title, role }) => (
                <li key={`${id} ${role}`}>
                  {title} · {roles[role]}
                </li>
              ))}
            </ul>
            {link ? (
              <Link to={`/admin/cohorts/${work.cohortId}/delegates`}>{words.soleTakeOver(work.cohortName)}</Link>
            ) : null}
          </div>
        ))}
      </Notice>
      <Checkbox name="leaves" value={String(countOf(soleWork))} label={words.soleAgree(countOf(soleWork))} />
    </>
  )
}

function countOf(soleWork: readonly SoleWork[]): number {
  return soleWork.reduce((sum, { activities }) => sum + activities.length, 0)
}
