import { expect, it } from 'vitest'
import { tellApart } from './card-title'

const card = (activityId: string, title: string, more: { enrolmentId?: string; isOral?: boolean } = {}) => ({
  enrolmentId: 'e1',
  activityId,
  title,
  day: Number(activityId.slice(1, 3)),
  isOral: false,
  ...more,
})
const said = (...cards: ReturnType<typeof card>[]) =>
  tellApart(cards).map(({ byPart, byDay }) => `${byPart ? 'part' : ''}${byDay ? 'day' : ''}`)

it.each<[string, ReturnType<typeof card>[], string[]]>([
  ['a card alone says its title', [card('D01-2', '熟悉团队')], ['']],
  [
    'two parts of one activity say which part',
    [card('D01-2', '熟悉团队'), card('D01-2', '熟悉团队')],
    ['part', 'part'],
  ],
  ['one name on two days says the day', [card('D10-1', '上号接单'), card('D12-1', '上号接单')], ['day', 'day']],
  [
    'and both where both are needed',
    [card('D10-1', '上号接单'), card('D10-1', '上号接单'), card('D12-1', '上号接单')],
    ['partday', 'partday', 'day'],
  ],
  [
    'an oral part has a name of its own',
    [card('D22-1', '转正考试'), card('D22-1', '转正考试', { isOral: true })],
    ['', ''],
  ],
  [
    'another trainee stands under another name',
    [card('D01-2', '熟悉团队'), card('D01-2', '熟悉团队', { enrolmentId: 'e2' })],
    ['', ''],
  ],
])('%s', (_, cards, expected) => expect(said(...cards)).toEqual(expected))
