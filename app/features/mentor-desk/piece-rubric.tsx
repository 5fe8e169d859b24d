import { Panel } from '#app/components/ui/layout'
import { useMessages } from '#app/i18n/messages'
import { pieceMessages } from '#app/i18n/pieces'
import { RubricCriteria } from '../activities/rubric-criteria'
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
        <RubricCriteria criteria={rubric.criteria} language={rubric.language} />
      </details>
    </Panel>
  )
}
