// Started as from outside: what other people's scripts hold on to.
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

function judge(...lines: string[]) {
  const ended = spawnSync(process.execPath, ['scripts/author/judge-reply.mjs'], {
    input: lines.join('\n'),
    encoding: 'utf8',
  })
  return {
    ...ended,
    answers: ended.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  }
}
const line = (intent: string, reply: string, more: object = {}) => JSON.stringify({ intent, reply, ...more })
const GOOD = '不好意思久等了，刚替您问过仓库，雾蓝M还有货，今天四点前付今天就发，您还想了解别的吗'
const ROW = '您记一下我的号，13812345678，咱们加微信聊'

describe('npm run judge-reply', () => {
  it('answers each line in the words that were agreed on', { timeout: 240_000 }, () => {
    const { answers, stderr, status } = judge(
      line('QR-04', GOOD, { customer: '人呢' }),
      line('QR-28', ROW),
      line('QR-04', GOOD, { code: 'no such code' }),
      '',
    )
    expect(status).toBe(0)
    expect(stderr).toMatch(/^Judged 3 replies by judge [0-9a-f]{16} of /m)
    const [good, outside, wrongCode] = answers
    expect(Object.keys(good).sort()).toEqual(['hard', 'points', 'soft', 'total'])
    for (const { verdict } of good.points) expect(['met', 'missing', 'look']).toContain(verdict)
    expect(good.hard).toEqual([])
    expect(good.total[0]).toBeLessThanOrEqual(good.total[1])
    expect(good.total[1]).toBeGreaterThan(wrongCode.total[1])
    expect(outside.hard).toEqual([{ kind: 'off_platform', verdict: expect.any(String), saw: expect.any(String) }])
    expect(outside.hard[0].saw).not.toBe('')
    expect(outside.total[0]).toBe(0)
  })
  it('says of a line what is wrong with it, judges the others, and ends with 1', { timeout: 240_000 }, () => {
    const { answers, stderr, status } = judge(
      'no json',
      line('QR-99', '在的'),
      JSON.stringify({ intent: 'QR-01' }),
      line('QR-01', '在的'),
    )
    expect(status).toBe(1)
    expect(answers.map((answer) => Object.keys(answer)[0])).toEqual(['error', 'error', 'error', 'points'])
    expect(stderr).toContain('3 lines could not be judged')
  })
})
