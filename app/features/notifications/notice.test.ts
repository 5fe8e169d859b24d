import { describe, expect, test } from 'vitest'
import { noticeMessages } from '#app/i18n/notices'
import { NOTICE_KINDS, NOTICES, type Notice, readNotice } from './notice'
import { noticeLink } from './notice-link'
import { noticeText } from './notice-text'

const SAMPLE = {
  confirmerName: '顾清',
  visitId: 'v2',
  fromOn: '2026-01-09',
  untilOn: '2026-01-09',
  drillId: 'k1',
  enrolmentId: 'e1',
  traineeName: '林晓',
  activityId: 'D07-3',
  title: '修改价格',
  slot: 'mentor',
  signerName: '阿宁',
  comment: '步骤少了一步',
  redoByOn: '2026-01-09',
  question: '运费谁出',
  orderRef: '345678',
  gap: '开场太慢',
  attemptId: 'a1',
  appealId: 'p1',
  voidingId: 'v1',
  agreed: true,
  position: 3,
  passed: true,
  upheld: false,
  kind: 'd3-gate',
  decisionId: 'd1',
  refused: false,
  examId: 'retake',
  on: '2026-01-09',
  reason: '仓库停电',
  sinceOn: '2026-01-09',
  day: 5,
  unlockedBy: '阿宁',
  mentorName: '阿宁',
  points: -2,
  from: 96,
  to: 100,
  note: '迟到',
  things: ['attendance', '修改价格'],
  managerName: '沈昭',
  limit: 5,
  cohortId: 'c1',
  cohortName: '一月班',
  personName: '顾长河',
  trainees: ['林晓'],
  voices: 5,
  dueOn: '2026-01-09',
  courseTitle: '新人培训',
  affected: 2,
  before: 63.3,
  after: 73.3,
}

describe('every kind of notice', () => {
  test.each(NOTICE_KINDS)('%s reads back, leads somewhere on this site and has words in both languages', (kind) => {
    const payload = NOTICES[kind].parse(SAMPLE)
    const notice = readNotice(kind, JSON.stringify(payload)) as Notice
    expect(notice).toEqual({ kind, payload })
    expect(noticeLink(notice)).toMatch(/^\/[a-z]+(\/[A-Za-z0-9-]+)*(#[A-Za-z0-9-]+)?$/)
    // What is about a trainee is for the people around them, and the page of an activity is the trainee's own.
    if ('enrolmentId' in payload) expect(noticeLink(notice)).not.toMatch(/^\/activities/)
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(noticeText(notice, locale)).not.toMatch(/undefined|\[object|null|2026-01-09|d3-gate/)
      expect(Object.keys(noticeMessages[locale].words)).toContain(kind)
    }
  })

  test.each([
    ['an unknown kind', 'hello', '{}'],
    ['a kind that every object has', 'constructor', '{}'],
    ['a payload of another shape', 'signed', '{"title":1}'],
  ])('%s is left out', (_, kind, payload) => expect(readNotice(kind, payload)).toBeNull())
})

test('a decision that ends the training says the day, and asks for no acknowledgement', () => {
  const payload = { decisionId: 'd1', kind: 'withdrawal' }
  const text = (more: { endsOn?: string }) =>
    noticeText({ kind: 'decision-made', payload: { ...payload, ...more } }, 'zh-CN')
  expect(text({})).toContain('确认已读')
  expect(text({ endsOn: '2026-12-04' })).toContain('结束')
  expect(text({ endsOn: '2026-12-04' })).not.toMatch(/确认已读|2026-12-04/)
})
