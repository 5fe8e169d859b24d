import { expect, test } from 'vitest'
import { todayMessages } from './today'

test('work about nobody by name is counted without trainees', () => {
  expect(todayMessages['zh-CN'].team.mentorLead(1, 0)).toBe('1 件事在等您。')
  expect(todayMessages.en.team.mentorLead(1, 0)).toBe('1 thing waits for you.')
  expect(todayMessages['zh-CN'].team.mentorLead(2, 1)).toBe('1 位学员，2 件事在等您。')
})
