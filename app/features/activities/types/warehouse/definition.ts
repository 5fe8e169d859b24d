// Warehouse stations, each signed by the guide on the way, and trial prints where asked.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { defineType, missingLessons, when } from '../../activity-type'
import { optionalText, safeText, tickedField } from '../../entry-forms'
import { describeWarehouse } from './describe'
import { PRINT_RESULTS } from './print-results'
import { isSignedAsWhole, signedStations } from './stations'

/** What did not go right says what was wrong and how it came out: that is what the trial is for. */
const PrintForm = z
  .object({
    ref: safeText(LONGEST.parcelRef),
    result: z.enum(PRINT_RESULTS, { error: 'form.choose' }),
    errors: optionalText(LONGEST.parcelErrors),
    found: optionalText(LONGEST.parcelErrors),
  })
  .superRefine((form, context) => {
    if (form.result === 'printed') return
    for (const field of ['errors', 'found'] as const)
      if (form[field] === '') context.addIssue({ code: 'custom', path: [field], message: 'form.required' })
  })

export const warehouseType = defineType('warehouse', {
  record: z.strictObject({
    ticked: z.array(z.string()).max(200).default([]),
    guide: z.string().max(LONGEST.shownName).default(''),
  }),
  missing: (input) => {
    const unsigned = isSignedAsWhole(input.facts) ? 0 : input.stations - signedStations(input.facts).size
    const prints = input.facts.entries.filter((e) => e.kind === 'print' && e.state !== 'withdrawn').length
    const wanted = input.activity.settings.prints ?? 0
    return [
      ...missingLessons(input),
      ...when(prints < wanted, { what: 'prints', left: wanted - prints }),
      ...when(unsigned > 0, { what: 'stations', left: unsigned }),
    ]
  },
  next: (missing) => (missing.every((m) => m.what === 'stations') ? 'other' : 'trainee'),
  writes: {
    form: z.object({ ticked: tickedField, guide: optionalText(LONGEST.shownName) }),
    desk: { ticked: null, guide: 'warehouse.guide' },
    entries: {
      print: {
        form: PrintForm,
        cap: () => 30,
      },
    },
  },
  describe: describeWarehouse,
})
