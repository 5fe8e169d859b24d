import { expect, it } from 'vitest'
import type { PlanRole } from '#app/content/plan'
import type { Missing } from './activity-type'
import { findWaitedFor } from './waited-for'

const MENTOR = { slot: 'mentor' as const, name: '阿宁' }
const MANAGER = { slot: 'manager' as const, name: '沈昭' }

function waitedFor(missing: Missing[], leader: PlanRole = 'trainee', name = '') {
  return findWaitedFor({ status: { missing }, leader: { role: leader, name }, signers: [MENTOR, MANAGER] })
}

it.each<[string, Missing[], PlanRole, string, unknown]>([
  [
    'a signature, of whose slot it is',
    [{ what: 'sign', slot: 'manager' }],
    'trainee',
    '',
    { role: 'manager', name: '沈昭' },
  ],
  [
    'a sheet of the mentor beside a trainee alone',
    [{ what: 'mentor-sheet' }],
    'trainee',
    '',
    { role: 'mentor', name: '阿宁' },
  ],
  [
    'a sheet of whoever leads',
    [{ what: 'mentor-sheet' }],
    'aftersales-guide',
    '白露',
    { role: 'aftersales-guide', name: '白露' },
  ],
  ['an examiner nobody has named', [{ what: 'examiners', left: 2 }], 'mentor', '阿宁', { role: 'examiner', name: '' }],
  ['the third examiner', [{ what: 'third-examiner' }], 'mentor', '阿宁', { role: 'examiner', name: '' }],
  ['the release of a paper', [{ what: 'release' }], 'examiner', '周立行', { role: 'examiner', name: '周立行' }],
  ['the release of a paper that nobody leads', [{ what: 'release' }], 'system', '', { role: 'manager', name: '沈昭' }],
  ['the manager’s decision', [{ what: 'decision' }], 'manager', '沈昭', { role: 'manager', name: '沈昭' }],
  [
    'the first that is not the trainee’s',
    [{ what: 'lesson' }, { what: 'sign', slot: 'mentor' }],
    'trainee',
    '',
    { role: 'mentor', name: '阿宁' },
  ],
  ['nobody of the plan when a second person has to confirm', [{ what: 'confirmation' }], 'manager', '沈昭', null],
])('waits for %s', (_, missing, leader, name, expected) => {
  expect(waitedFor(missing, leader, name)).toEqual(expected)
})
