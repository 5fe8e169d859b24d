import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { formMessages } from '#app/i18n/forms'
import {
  CalendarForm,
  cohortForm,
  DelegatesForm,
  ExtraTimeForm,
  HolidayForm,
  LeaveForm,
  MemberForm,
  MentorChangeForm,
  UnlockForm,
} from './cohort-forms'

const COURSES = ['coffee', 'tea']
const LONG = '长'.repeat(600)

/** What people leave empty or overfill is answered in our own words, not in those of the validator. */
const SENT: [string, z.ZodType, object][] = [
  ['an empty cohort', cohortForm(COURSES), { restPattern: 'sun' }],
  ['a cohort with an endless name', cohortForm(COURSES), { name: LONG, startOn: '2026-11-30', restPattern: 'sun' }],
  ['a cohort nobody can see', cohortForm(COURSES), { name: '班\u2066级', startOn: '2026-11-30', restPattern: 'none' }],
  ['a cohort without a course', cohortForm(COURSES), { name: '班级', startOn: '2026-11-30', restPattern: 'none' }],
  ['a holiday over two lines', HolidayForm, { intent: 'set', on: '2026-11-30', kind: 'rest', name: '店\n庆' }],
  ['an empty calendar change', CalendarForm, { kind: 'basics', step: 'preview', revision: '1' }],
  ['an empty day', CalendarForm, { kind: 'set-day', step: 'preview', revision: '1', dayKind: 'closed' }],
  ['nobody named', DelegatesForm, { intent: 'name', role: 'lecturer' }],
  ['an empty member', MemberForm, {}],
  ['an empty leave', LeaveForm, { step: 'preview' }],
  ['no new mentor', MentorChangeForm, {}],
  ['no day to open', UnlockForm, { reason: LONG }],
  ['no extra time', ExtraTimeForm, {}],
  ['too much extra time', ExtraTimeForm, { percent: '500', reason: '视力不便' }],
  ['a broken percentage', ExtraTimeForm, { percent: '33.3', reason: '视力不便' }],
  ['an empty holiday', HolidayForm, { intent: 'set', kind: 'rest' }],
]

describe('forms of cohorts', () => {
  test.each(SENT)('%s is refused in our own words', (_, schema, sent) => {
    const { error } = schema.safeParse(sent)
    // What is missing or too short is put in words where the form is read, with the number.
    const told = error?.issues.filter((issue) => issue.code !== 'too_small' && issue.code !== 'invalid_type')
    expect(told?.map((issue) => issue.message).filter((m) => !(m in formMessages['zh-CN']))).toEqual([])
    expect(error?.issues.length).toBeGreaterThan(0)
  })
})
