// A mystery shopper's report: marked unseen, then debriefed. The trainee sees nothing of it before.
import { z } from 'zod'
import { defineType, when } from '../../activity-type'
import { describeMystery } from './describe'

/** Only the debrief writes its moment: a record alone does not open the report. */
const MysteryRecord = z.looseObject({ debriefedAt: z.int().optional() })

export const mysteryType = defineType('mystery', {
  // What comes after it opens with the debrief: a sheet alone would tell the trainee that somebody was there.
  tookPlace: 'debrief',
  takesGaps: true,
  record: z.strictObject({ debriefedAt: z.int().optional(), note: z.string().max(4000).default('') }),
  missing: ({ activity: { settings }, facts }) => [
    ...when(!facts.sheets.some((s) => s.rubricId === settings.rubric), { what: 'mentor-sheet' }),
    ...when(MysteryRecord.safeParse(facts.record?.data ?? {}).data?.debriefedAt === undefined, { what: 'debrief' }),
  ],
  next: () => 'other',
  describe: describeMystery,
})
