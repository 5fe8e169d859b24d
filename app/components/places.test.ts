import { expect, it } from 'vitest'
import { placesFor } from './places'

const nothing = { marks: false, rules: false }

it.each([
  ['open', ['today', 'plan', 'lessons', 'practice', 'results']],
  ['history', ['today', 'plan', 'lessons', 'practised', 'results']],
  ['none', ['today', 'plan', 'lessons', 'results']],
] as const)('names practice by what is left of it (%s)', (practice, names) => {
  expect(placesFor(['trainee'], { ...nothing, practice }).map(({ name }) => name)).toEqual(names)
})

it('puts rulings and papers behind what waits, for those who have any', () => {
  const places = placesFor(['mentor'], { marks: true, rules: true, practice: 'open' })
  expect(places.map(({ name }) => name)).toEqual(['today', 'queue', 'rulings', 'marking', 'mentor', 'lessons'])
})
