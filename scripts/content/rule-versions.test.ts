import { expect, it } from 'vitest'
import { wordingOf } from '#app/content/rule'
import { checkRuleVersions } from './checks/rule-versions'
import { aContent, located } from './content-builders'

const rule = {
  id: 'conduct',
  version: 2,
  title: '行为准则',
  effectiveOn: '2026-09-01',
  intro: '读完签收。',
  clauses: [{ id: 'respect', text: '说话有礼貌。' }],
}
const wording = wordingOf(rule)
const judge = (change: Partial<typeof rule>, recordedRules: Record<string, { version: number; wording: string }[]>) =>
  checkRuleVersions(aContent({ rules: [located({ ...rule, ...change })], recordedRules })).map(({ message }) => message)

it('says nothing of a rule whose text is the one its version was recorded with', () => {
  expect(
    judge(
      {},
      {
        conduct: [
          { version: 1, wording: 'older' },
          { version: 2, wording },
        ],
      },
    ),
  ).toEqual([])
  // When it takes effect is not read and signed.
  expect(judge({ effectiveOn: '2026-10-01' }, { conduct: [{ version: 2, wording }] })).toEqual([])
})

it.each([
  ['a text that changed under its version', { intro: '读完再签。' }, [{ version: 2, wording }], 'give it version 3'],
  [
    'a clause more',
    { clauses: [...rule.clauses, { id: 'b', text: '准时。' }] },
    [{ version: 2, wording }],
    'version 3',
  ],
  ['a version nobody recorded', { version: 3 }, [{ version: 2, wording }], 'version 3 of conduct is not recorded'],
  ['a rule nobody recorded', {}, [], 'version 2 of conduct is not recorded'],
  [
    'a version from before',
    { version: 1 },
    [
      { version: 1, wording },
      { version: 2, wording },
    ],
    '2 has been recorded',
  ],
])('is a fault: %s', (_, change, recorded, said) => {
  const found = judge(change, { conduct: recorded })
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(said)
})
