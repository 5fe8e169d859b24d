// The real plan holds every row of the department's plan, day by day, under its id, and what the shop measures again beside them.
import { expect, it } from 'vitest'
import { readContent } from './read-content'

/** Typing measured again as on the first day: rows of the shop's own, numbered after the department's. */
const MEASURED_AGAIN = ['D03-8', 'D08-5', 'D18-5']

/** The practical exam beside the paper of the final and of the retake. */
const PRACTICALS = ['D22-3', 'D23-6']

const ROWS_PER_DAY = [11, 6, 7, 1, 4, 6, 5, 4, 5, 3, 4, 3, 2, 1, 3, 1, 2, 4, 4, 1, 1, 2, 5]

const { value: plan } = readContent(process.cwd(), 'cs-onboarding').content.plan!

it('has the 85 rows of 23 days, three that measure typing again and two practical exams', () => {
  const wanted = ROWS_PER_DAY.flatMap((rows, n) =>
    Array.from({ length: rows }, (_, row) => `D${String(n + 1).padStart(2, '0')}-${row + 1}`),
  )
  expect(wanted).toHaveLength(85)
  // Within a day they stand in the order of the hours.
  const ids = plan.days.flatMap((day) => day.activities.map((activity) => activity.id))
  expect(ids.sort()).toEqual([...wanted, ...MEASURED_AGAIN, ...PRACTICALS].sort())
})

it('measures typing again as it was measured, and lets nothing rest on it', () => {
  const rows = plan.days.flatMap((day) => day.activities)
  const first = rows.find((row) => row.id === 'D01-4')
  for (const id of MEASURED_AGAIN)
    expect(rows.find((row) => row.id === id)).toMatchObject({
      type: 'typing',
      signers: [],
      settings: { ...first?.settings, remeasures: 'D01-4' },
    })
  expect(rows.filter((row) => row.needs?.some((need) => 'sat' in need && MEASURED_AGAIN.includes(need.sat)))).toEqual(
    [],
  )
})

it('has its gates on D1, D3, D22 and the retake, and nowhere else', () => {
  const gates = plan.days.flatMap((day) => day.activities.flatMap(({ id, gate }) => (gate ? [`${id} ${gate}`] : [])))
  expect(gates).toEqual([
    'D01-6 D1',
    'D03-3 D3',
    'D03-2 D3',
    'D03-1 D3',
    'D22-1 D22',
    'D22-3 D22',
    'D23-3 retake',
    'D23-6 retake',
  ])
})
