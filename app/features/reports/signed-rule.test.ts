import { expect, test } from 'vitest'
import { type Rule, wordingOf } from '#app/content/rule'
import { anEntry } from '#tests/builders/progress'
import { signedRuleOf } from './signed-rule'

const rule = (version: number, text: string, id = 'conduct'): Rule => ({
  id,
  version,
  title: '行为规则',
  effectiveOn: `2026-01-0${version}`,
  intro: '请遵守',
  clauses: [{ id: 'one', text }],
})
const OLD = rule(1, '迟到扣一分')
const NEW = rule(2, '迟到扣两分')
const receipt = (data: object) =>
  anEntry({ kind: 'receipt', data: { ruleId: 'conduct', typedName: '林晓', ...data }, createdAt: 5 })

test.each<[string, object, readonly Rule[], string | null]>([
  [
    'the wording that was read, though the number is today’s',
    { version: 2, wording: wordingOf(OLD) },
    [NEW, OLD],
    '迟到扣一分',
  ],
  ['none where nobody kept that wording', { version: 1, wording: 'gone' }, [NEW, OLD], null],
  ['none of another rule', { version: 1, wording: wordingOf(OLD) }, [{ ...OLD, id: 'safety' }], null],
  ['the version, where no wording was written down', { version: 1 }, [NEW, OLD, OLD], '迟到扣一分'],
  ['none where one version had two texts', { version: 1 }, [OLD, rule(1, '迟到扣三分')], null],
])('a signature stands under %s', (_, data, known, text) => {
  expect(signedRuleOf(receipt(data), known).text?.clauses ?? null).toEqual(text === null ? null : [text])
})

test('its fingerprint is the one written down, or that of the only text there was', () => {
  expect(signedRuleOf(receipt({ version: 1, wording: 'gone' }), [OLD]).wording).toBe('gone')
  expect(signedRuleOf(receipt({ version: 1 }), [OLD, NEW]).wording).toBe(wordingOf(OLD))
  expect(signedRuleOf(receipt({ version: 1 }), []).wording).toBeNull()
})
