// Findings are talked over: every gap closed or dated, and the trainee has read them.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { defineType, type Missing, missingLessons, when } from '../../activity-type'
import { optionalText } from '../../entry-forms'
import { describeDebrief } from './describe'
import { findingsOf, newsSince } from './findings'

/** Until then there is not all to be read that there will be. */
const NOTHING_TO_READ = ['release', 'gaps-none'] as const

export const debriefType = defineType('debrief', {
  takesGaps: true,
  record: z.strictObject({ readAt: z.int().optional(), note: z.string().max(LONGEST.debrief).default('') }),
  missing: (input) => {
    const found = findingsOf(input.activity, input.enrolment)
    const undated = found.gaps.filter((e) => e.state === 'open' && !e.dueOn).length
    const { record } = input.facts
    const isRead = record?.status === 'submitted' || record?.status === 'done'
    return [
      ...missingLessons(input),
      ...when(found.isMarking, { what: 'release' }),
      // There is nothing to have read; what was acknowledged before stays so.
      ...when(found.isEmpty && !isRead, { what: 'gaps-none' }),
      ...when(undated > 0, { what: 'gaps', left: undated }),
      ...when(!isRead || newsSince(found, record?.doneAt ?? 0) > 0, { what: 'acknowledge-gaps' }),
    ]
  },
  next: (missing) => {
    const lacks = (...whats: Missing['what'][]) => missing.some(({ what }) => whats.includes(what))
    if (lacks('lesson', 'self-check')) return 'trainee'
    return lacks('acknowledge-gaps') && !lacks(...NOTHING_TO_READ) ? 'trainee' : 'other'
  },
  writes: { form: z.object({ note: optionalText(LONGEST.debrief) }), desk: { note: 'note' }, handsIn: () => true },
  describe: describeDebrief,
})
