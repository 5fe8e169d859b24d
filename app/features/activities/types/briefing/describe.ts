import { AGREED, type Agreement, agreementText, standingAgreement } from '../../../cohorts/agreement'
import type { DescribeInput } from '../../activity-type'
import { checklistView, textIn, textsIn } from '../../record-values'

/** What both agree to, and who has. */
function describeAgreement({ activity, content, reader, trainee, facts, mayAdd }: DescribeInput<'briefing'>) {
  const text = agreementText(content, activity.settings)
  const list = text && checklistView(content, activity.settings.agreement!, reader.language)
  if (!text || !list) return null
  const wordOf = (part: keyof typeof AGREED) => {
    const entry = standingAgreement(facts.entries, part)
    const data = entry?.data as Agreement | undefined
    return entry && data
      ? { name: part === 'trainee' ? data.traineeName : data.mentorName, at: entry.createdAt, version: data.version }
      : null
  }
  return {
    version: text.version,
    text: {
      language: list.language,
      title: list.title,
      intro: list.intro,
      points: list.groups.flatMap(({ items }) => items.map((item) => item.text)),
    },
    trainee: wordOf('trainee'),
    mentor: wordOf('mentor'),
    // After a hand-over the one who accepted last.
    mentorName: wordOf('mentor')?.name ?? trainee.mentorName,
    mayAgree: trainee.mentorName !== null && mayAdd(AGREED.trainee) && wordOf('trainee') === null,
  }
}

export function describeBriefing(input: DescribeInput<'briefing'>) {
  const { activity, record, trainee } = input
  return {
    type: 'briefing' as const,
    acceptMentor: activity.settings.acceptMentor === true,
    mentorName: trainee.mentorName,
    agreement: describeAgreement(input),
    met: textsIn(record, 'met'),
    note: textIn(record, 'note'),
  }
}
