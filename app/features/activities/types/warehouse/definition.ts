// Warehouse stations ticked off with the guide, and trial prints where asked.
import { z } from 'zod'
import { LONGEST } from '#app/rules/field-limits'
import { defineType, missingLessons, when } from '../../activity-type'
import { optionalText, safeText, tickedField } from '../../entry-forms'
import { describeWarehouse } from './describe'

const WarehouseRecord = z.looseObject({ ticked: z.array(z.string()).default([]) })

export const warehouseType = defineType('warehouse', {
  record: z.strictObject({
    ticked: z.array(z.string()).max(200).default([]),
    guide: z.string().max(LONGEST.shownName).default(''),
  }),
  missing: (input) => {
    const ticked = WarehouseRecord.safeParse(input.facts.record?.data ?? {}).data?.ticked.length ?? 0
    const prints = input.facts.entries.filter((e) => e.kind === 'print' && e.state !== 'withdrawn').length
    const wanted = input.activity.settings.prints ?? 0
    return [
      ...missingLessons(input),
      ...when(ticked < input.checklistItems, { what: 'stations', left: input.checklistItems - ticked }),
      ...when(prints < wanted, { what: 'prints', left: wanted - prints }),
    ]
  },
  next: () => 'trainee',
  writes: {
    form: z.object({ ticked: tickedField, guide: optionalText(LONGEST.shownName) }),
    desk: { ticked: null, guide: 'warehouse.guide' },
    entries: {
      print: {
        form: z.object({ ref: safeText(LONGEST.parcelRef), errors: optionalText(LONGEST.parcelErrors) }),
        cap: () => 30,
      },
    },
  },
  describe: describeWarehouse,
})
