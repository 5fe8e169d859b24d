import { describe, expect, test } from 'vitest'
import { noticeText } from '#app/features/notifications/notice-text'

const GIVEN = { attemptId: 'a', title: '笔试', upheld: true, percentBefore: 57.3, percent: 60.1 }
type Payload = Parameters<typeof noticeText>[0] & { kind: 'appeal-answered' }

describe('an answered appeal', () => {
  test.each<[string, Partial<Payload['payload']>, string, string]>([
    [
      'that turns the verdict of a final',
      { passedBefore: false, passed: true, next: 'promotion' },
      '成立。成绩从 57.3% 改为 60.1%，现在是合格。接下来：主管会看完整份档案，作出转正决定，并当面告诉您。',
      'upheld. It changes from 57.3% to 60.1%, now passed. What comes next: the manager reads the whole file, decides on your promotion and tells you in person.',
    ],
    [
      'that is still not enough',
      { passedBefore: false, passed: false, next: 'makeup-open' },
      '成立。成绩从 57.3% 改为 60.1%，未合格。接下来：可以补考一次，现在就可以开始。',
      'upheld. It changes from 57.3% to 60.1%, not passed. What comes next: you may sit it once more, from now on.',
    ],
    [
      'with a date',
      { passedBefore: false, passed: false, next: 'second-ahead', on: '2026-12-02' },
      '成立。成绩从 57.3% 改为 60.1%，未合格。接下来：再次测试从 12月2日 周三 起可以测。',
      'upheld. It changes from 57.3% to 60.1%, not passed. What comes next: it is tested again from Wed, Dec 2 on.',
    ],
    [
      'that was rejected',
      { upheld: false, percent: 57.3, passedBefore: false, passed: false },
      '维持原来的成绩。成绩是 57.3%，未合格。',
      'the result stands. It is 57.3%, not passed.',
    ],
    ['of earlier days', { percentBefore: null, percent: null }, '成立。', 'upheld.'],
  ])('%s', (_, change, zh, en) => {
    const notice = { kind: 'appeal-answered' as const, payload: { ...GIVEN, ...change } }
    expect(noticeText(notice, 'zh-CN')).toBe(`「笔试」的申诉有了答复：${zh}`)
    expect(noticeText(notice, 'en')).toBe(`Your appeal about “笔试” is answered: ${en}`)
  })
})
