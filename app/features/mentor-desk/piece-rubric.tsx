import { Panel } from '#app/components/ui/layout'
import { useMessages } from '#app/i18n/messages'
import { pieceMessages } from '#app/i18n/pieces'
import type { ActivityDesk } from './activity-desk.server'

/** The anchors that a piece of work is read beside, and the case it is about. */
export function PieceRubric({ rubric }: { rubric: NonNullable<ActivityDesk['pieceRubric']> }) {
  const words = useMessages(pieceMessages)
  return (
    <Panel title={words.readBeside}>
      {rubric.about ? (
        <p className="mb-3 max-w-[42em]" lang="zh-CN">
          {rubric.about}
        </p>
      ) : null}
      <details open lang={rubric.language}>
        <summary className="min-h-11 py-2 font-medium">{rubric.title}</summary>
        <dl className="grid gap-3">
          {rubric.criteria.map(({ id, title, weight, levels }) => (
            <div key={id}>
              <dt className="num font-medium">
                {title} · {weight}
              </dt>
              <dd>
                <ol className="list-decimal pl-6 text-grey">
                  {levels.map((level) => (
                    <li key={level}>{level}</li>
                  ))}
                </ol>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </Panel>
  )
}
