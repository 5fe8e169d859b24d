import type { DescribeInput } from '../../activity-type'
import { textIn, textsIn } from '../../record-values'

export function describeBriefing({ activity, record, trainee }: DescribeInput<'briefing'>) {
  return {
    type: 'briefing' as const,
    acceptMentor: activity.settings.acceptMentor === true,
    mentorName: trainee.mentorName,
    met: textsIn(record, 'met'),
    note: textIn(record, 'note'),
  }
}
