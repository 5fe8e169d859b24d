// A lecture: lessons read, self-checks answered, the questionnaire and the sample of a note where the plan asks for them.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { accept, refuse } from '#app/rules/outcome'
import { defineType, missingLessons, when } from '../../activity-type'
import { optionalText, safeText } from '../../entry-forms'
import { FLAGS, missingNoteParts } from '../../note-format'
import { NOTE_SAMPLE, PIECES_MOST, piecesLeft, standingPieces } from '../../piece'
import { describeLecture } from './describe'

const NoteForm = z.object({
  text: safeText(LONGEST.noteSample),
  flag: z.enum(FLAGS, { error: 'form.choose' }),
  /** What the format lacks is told once; whoever hands it in all the same has it read by a person. */
  asIs: z.literal('yes').optional(),
})

export const lectureType = defineType('lecture', {
  record: z.strictObject({ note: z.string().max(LONGEST.note).default('') }),
  missing: (input) => [
    ...missingLessons(input),
    ...when(input.activity.settings.questionnaire !== undefined && !input.facts.questionnaire, {
      what: 'questionnaire',
    }),
    ...when(piecesLeft(input.facts, NOTE_SAMPLE, input.activity.settings.noteSample?.least) > 0, {
      what: 'note-sample',
    }),
  ],
  next: () => 'trainee',
  writes: {
    form: z.object({ note: optionalText(LONGEST.note) }),
    desk: { note: 'note' },
    entries: {
      [NOTE_SAMPLE]: {
        form: NoteForm,
        cap: ({ noteSample }) => (noteSample ? PIECES_MOST : 0),
        holds: (data, { earlier }) => {
          if (standingPieces(earlier, NOTE_SAMPLE).length > 0) return refuse('already-done')
          const parts = data.asIs === 'yes' ? [] : missingNoteParts(String(data.text))
          return parts.length > 0 ? refuse('note-parts', parts.join(' ')) : accept()
        },
      },
    },
  },
  describe: describeLecture,
})
