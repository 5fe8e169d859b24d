import { Tag } from '#app/components/ui/layout'
import { formatLocalDate } from '#app/i18n/format'
import { gradingMessages } from '#app/i18n/grading'
import { useLocale, useMessages } from '#app/i18n/messages'

/** Until when a mark is wanted; nothing where no date is set. */
export function DueTag({ dueOn, isOverdue }: { dueOn: string | null; isOverdue: boolean }) {
  const words = useMessages(gradingMessages)
  const locale = useLocale()
  if (dueOn === null) return null
  return (
    <Tag tone={isOverdue ? 'red' : 'grey'}>
      {(isOverdue ? words.overdue : words.dueOn)(formatLocalDate(dueOn, locale))}
    </Tag>
  )
}
