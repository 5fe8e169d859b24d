import { expect, it } from 'vitest'
import { checkExamWindows } from './checks/exam-windows'
import { aBlueprint, aContent, anActivity, aPlan, located, TODAY } from './content-builders'

interface Wish {
  start?: string
  window?: { from?: string; until?: string }
  needs?: NonNullable<Parameters<typeof anActivity>[0]>['needs']
}

/** Something is learned at nine for an hour; the first paper is at ten, the second at two, both of 45 minutes. */
function found({ first = {}, second = {} }: { first?: Wish; second?: Wish }): string[] {
  const exam = (id: string, name: string, start: string, { needs, ...wish }: Wish) =>
    anActivity({ id, type: 'exam', settings: { exam: name }, start, minutes: 60, ...wish, ...(needs ? { needs } : {}) })
  const { window: firstWindow = {}, ...one } = first
  const { window: secondWindow = {}, ...two } = second
  const rows = [
    anActivity({ id: 'D01-1', start: '09:00', minutes: 60 }),
    exam('D01-2', 'first', '10:00', one),
    exam('D01-3', 'second', '14:00', two),
  ]
  const blueprints = [
    located(aBlueprint({ id: 'first', activity: 'D01-2', minutes: 45, window: firstWindow })),
    located(aBlueprint({ id: 'second', activity: 'D01-3', minutes: 45, window: secondWindow })),
  ]
  return checkExamWindows(aContent({ ...aPlan(rows), blueprints }), TODAY).map(({ message }) => message)
}

it.each<[string, Parameters<typeof found>[0], string[]]>([
  [
    'each paper after what it needs, in its hours',
    { second: { needs: [{ sat: 'D01-2' }], window: { from: '12:00' } } },
    [],
  ],
  [
    'a paper that opens after its planned hour',
    { second: { window: { from: '15:00' } } },
    ['D01-3 is planned at 14:00, before second opens at 15:00'],
  ],
  [
    'a paper that closes before it can be through',
    { first: { window: { until: '10:30' } } },
    ['D01-2 planned at 10:00 takes until 10:45, after first closes at 10:30'],
  ],
  [
    'a paper that needs a later one',
    { first: { needs: [{ sat: 'D01-3' }] } },
    ['D01-2 needs D01-3, which comes after it'],
  ],
  [
    'a paper that needs another whose hours end after its own begin',
    { first: { window: { until: '15:00' } }, second: { needs: [{ sat: 'D01-2' }] } },
    ['D01-3 begins at 14:00 and needs D01-2, which may go on until 15:00'],
  ],
  [
    'a paper that needs a lecture which is not over',
    { first: { start: '09:30', needs: [{ learned: 'D01-1' }] } },
    ['D01-2 begins at 09:30 and needs D01-1, which may go on until 10:00'],
  ],
])('%s', (_, wish, wanted) => expect(found(wish)).toEqual(wanted))
