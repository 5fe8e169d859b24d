// Findings are talked over: every gap closed or dated, and the trainee has read them.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { defineType, missingLessons, when } from '../../activity-type'
import { optionalText } from '../../entry-forms'
import { describeDebrief } from './describe'

export const debriefType = defineType('debrief', {
  takesGaps: true,
  record: z.strictObject({ readAt: z.int().optional(), note: z.string().max(LONGEST.debrief).default('') }),
  missing: (input) => {
    const sources = [input.activity.id, ...input.activity.settings.gapsFrom]
    const gaps = sources.flatMap(
      (id) => input.enrolment.activities.get(id)?.entries.filter((e) => e.kind === 'gap') ?? [],
    )
    const undated = gaps.filter((e) => e.state === 'open' && !e.dueOn).length
    const acknowledged = input.facts.record?.status === 'submitted' || input.facts.record?.status === 'done'
    return [
      ...missingLessons(input),
      ...when(undated > 0, { what: 'gaps', left: undated }),
      ...when(!acknowledged, { what: 'acknowledge-gaps' }),
    ]
  },
  next: (missing) => (missing.every((m) => m.what === 'gaps') ? 'other' : 'trainee'),
  writes: { form: z.object({ note: optionalText(LONGEST.debrief) }), desk: { note: 'note' }, handsIn: () => true },
  describe: describeDebrief,
})
