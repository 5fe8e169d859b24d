// Introductions and the choice of a mentor: done when written down and, for the mentor row, accepted by the mentor.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { AGREED, standingAgreement } from '../../../cohorts/agreement'
import { defineType, when } from '../../activity-type'
import { optionalText } from '../../entry-forms'
import { describeBriefing } from './describe'

const BriefingRecord = z.looseObject({ met: z.array(z.string()).default([]) })

/** The version that stood on the page, and the word that it was read. */
const AgreementForm = z
  .object({ version: z.coerce.number().int().min(1), read: z.literal('yes') })
  .transform(({ version }) => ({ version }))

/** Names are typed one per line, or with commas between them. */
const BriefingForm = z
  .object({ met: optionalText(LONGEST.briefingPoints), note: optionalText(LONGEST.note) })
  .transform(({ met, note }) => ({
    met: met
      .split(/[\n,，、;；]+/)
      .map((name) => name.trim().slice(0, 60))
      .filter(Boolean)
      .slice(0, 40),
    note,
  }))

export const briefingType = defineType('briefing', {
  record: z.strictObject({
    met: z.array(z.string().max(60)).max(40).default([]),
    note: z.string().max(LONGEST.note).default(''),
  }),
  missing: ({ activity: { settings }, facts }) =>
    settings.acceptMentor
      ? [
          ...when(!facts.signOffs.some((s) => s.slot === 'mentor' && s.verdict === 'signed'), {
            what: 'accept-mentor',
          }),
          ...when(settings.agreement !== undefined && standingAgreement(facts.entries, 'trainee') === null, {
            what: 'agreement',
          }),
        ]
      : when(facts.record?.status !== 'submitted' && facts.record?.status !== 'done', { what: 'record' }),
  next: (missing) =>
    missing.some((m) => m.what === 'accept-mentor') && missing.every((m) => m.what !== 'agreement')
      ? 'other'
      : 'trainee',
  writes: {
    form: BriefingForm,
    desk: { met: 'briefing.met', note: 'note' },
    entries: { [AGREED.trainee]: { form: AgreementForm, cap: () => 1, permanent: true } },
    handsIn: (record) => BriefingRecord.parse(record).met.length > 0,
  },
  describe: describeBriefing,
})
