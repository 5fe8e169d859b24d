// Findings are talked over: every gap closed or dated, and the trainee has read them.
import { z } from 'zod'
import { defineType, missingLessons, when } from '../../activity-type'
import { optionalText } from '../../entry-forms'
import { describeDebrief } from './describe'

export const debriefType = defineType('debrief', {
  takesGaps: true,
  record: z.strictObject({ readAt: z.int().optional(), note: z.string().max(4000).default('') }),
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
  writes: { form: z.object({ note: optionalText(4000) }), desk: { note: 'note' }, handsIn: () => true },
  describe: describeDebrief,
})
