import { expect, it } from 'vitest'
import { teaHouse, testContent } from '#tests/builders/content'
import { conductRules, ruleClause, ruleNames, rulesOfConduct } from './conduct-rules'

/** Read here, because reading a whole course takes longer than a test may. */
const { rules } = testContent()
const tea = teaHouse().rules

it('offers offences by their short names, not whole clauses with hours and numbers', () => {
  const choices = conductRules(rules)
  const offences = choices.filter((rule) => rule.kind === 'offence')
  expect(offences.length).toBeGreaterThan(10)
  expect(new Set(choices.map((rule) => rule.id)).size).toBe(choices.length)
  const clauses = new Set(rules.flatMap((rule) => rule.clauses.map((clause) => clause.text)))
  for (const { name } of offences) {
    expect(name!.length).toBeLessThanOrEqual(30)
    expect(clauses).not.toContain(name)
    expect(name).not.toMatch(/\d{2}:\d{2}|119|\d+ 分/)
  }
})

it('says what an offence costs only where its clause says so', () => {
  for (const rule of rules)
    for (const clause of rule.clauses)
      for (const { name, points } of clause.offences ?? [])
        if (points !== undefined) expect([name, clause.text]).toEqual([name, expect.stringContaining(`${-points} 分`)])
})

it('still names lines of before offences had names', () => {
  const names = ruleNames(rules)
  expect(names.get('attendance/late')).toContain('迟到一次')
  expect(names.get('attendance/late/late')).toBe('迟到')
})

it('finds where an offence is written down', () => {
  expect(ruleClause('attendance/late/late')).toEqual({ ruleId: 'attendance', clauseId: 'late' })
  expect(ruleClause('praise')).toBeNull()
})

it('leaves praise and other to a house whose rules name no offences', () => {
  expect(conductRules(tea).map((rule) => rule.id)).toEqual(['praise', 'other'])
  expect(rulesOfConduct(tea)).toEqual([])
  expect(rulesOfConduct(rules).map((rule) => rule.id)).toContain('conduct')
})
