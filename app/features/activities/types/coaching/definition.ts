// The mentor watches and writes a sheet; the gaps it opens are closed or dated; case sheets are signed one by one.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { accept, refuse } from '#app/rules/outcome'
import { defineType, when } from '../../activity-type'
import { safeText } from '../../entry-forms'
import { CASE_SHEET, PIECES_MOST, piecesLeft, piecesUnsigned, standingPieces } from '../../piece'
import type { CASE_FIELDS } from './case-fields'
import { describeCoaching } from './describe'

const line = () => safeText(LONGEST.caseLine)
const CaseForm = z.object({
  ref: safeText(LONGEST.caseRef),
  status: line(),
  cause: line(),
  judgement: line(),
  method: line(),
  due: line(),
  prevention: line(),
  wording: line(),
} satisfies Record<'ref' | (typeof CASE_FIELDS)[number], z.ZodType>)

export const coachingType = defineType('coaching', {
  tookPlace: 'mentor-sheet',
  takesGaps: true,
  record: z.strictObject({ note: z.string().max(2000).default('') }),
  missing: ({ activity: { settings }, facts }) => [
    ...when(!facts.sheets.some((s) => s.rubricId === settings.rubric), { what: 'mentor-sheet' }),
    ...when(
      facts.entries.some((e) => e.kind === 'gap' && e.state === 'open' && !e.dueOn),
      { what: 'gaps', left: facts.entries.filter((e) => e.kind === 'gap' && e.state === 'open' && !e.dueOn).length },
    ),
    ...when(piecesLeft(facts, CASE_SHEET, settings.caseSheets?.least) > 0, {
      what: 'case-sheets',
      left: piecesLeft(facts, CASE_SHEET, settings.caseSheets?.least),
    }),
    ...when(piecesUnsigned(facts, CASE_SHEET, settings.caseSheets?.least) > 0, {
      what: 'case-sheets-unsigned',
      left: piecesUnsigned(facts, CASE_SHEET, settings.caseSheets?.least),
    }),
  ],
  next: (missing) => (missing.some(({ what }) => what === 'case-sheets') ? 'trainee' : 'other'),
  writes: {
    entries: {
      [CASE_SHEET]: {
        form: CaseForm,
        cap: ({ caseSheets }) => (caseSheets ? PIECES_MOST : 0),
        // The same case twice would count as two.
        holds: (data, { earlier }) =>
          standingPieces(earlier, CASE_SHEET).some((e) => (e.data as { ref?: unknown } | null)?.ref === data.ref)
            ? refuse('already-done')
            : accept(),
      },
    },
  },
  describe: describeCoaching,
})
