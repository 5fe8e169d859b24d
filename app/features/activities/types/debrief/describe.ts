import type { DescribeInput } from '../../activity-type'
import { textIn } from '../../record-values'
import { findingsOf, newsSince } from './findings'

export function describeDebrief({ activity, facts, progress, record, gaps }: DescribeInput<'debrief'>) {
  const found = findingsOf(activity, progress.facts)
  const readAt = facts.record?.doneAt ?? null
  const titleOf = (id: string) => progress.activities.find((entry) => entry.activity.id === id)?.activity.title ?? id
  return {
    type: 'debrief' as const,
    gaps: gaps([activity.id, ...activity.settings.gapsFrom]),
    papers: found.papers.map((paper) => ({
      attemptId: paper.id,
      title: titleOf(paper.activityId),
      isMakeup: paper.kind === 'makeup',
      percent: paper.percent ?? 0,
      line: paper.passPercent,
      passed: paper.passed === true,
      isNews: readAt !== null && (paper.releasedAt ?? 0) > readAt,
    })),
    /** What has come since it was confirmed; 0 before that. */
    news: readAt === null ? 0 : newsSince(found, readAt),
    note: textIn(record, 'note'),
  }
}
