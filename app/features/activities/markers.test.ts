import { expect, test } from 'vitest'
import { askedToMark, type MarkerTiers } from './markers'

const TIERS: MarkerTiers = [['mentor', 'second'], ['boss']]

test.each<[string, MarkerTiers, string[], number, string[]]>([
  ['both of the first group for two marks', TIERS, [], 2, ['mentor', 'second']],
  ['any of the first group for one mark', TIERS, [], 1, ['mentor', 'second']],
  ['nobody who has marked', TIERS, ['mentor'], 1, ['second']],
  ['the next group for a third mark', TIERS, ['mentor', 'second'], 1, ['boss']],
  ['the next group where the first is too small', [['mentor'], ['boss']], [], 2, ['mentor', 'boss']],
  ['the next group where the first is too small, after its mark', [['mentor'], ['boss']], ['mentor'], 1, ['boss']],
  ['nobody when no mark is wanted', TIERS, [], 0, []],
  [
    'nobody twice, and no empty place',
    [
      [null, 'mentor'],
      ['mentor', 'boss'],
    ],
    [],
    2,
    ['mentor', 'boss'],
  ],
])('asks %s', (_, tiers, marked, left, expected) => expect(askedToMark(tiers, { marked, left })).toEqual(expected))
