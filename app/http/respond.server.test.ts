import { describe, expect, it } from 'vitest'
import { refusalMessages } from '#app/i18n/refusals'
/** Ways by which people have been sent elsewhere; also posted to the real sign-in by tests/http/redirects.test.ts. */
import { OPEN_REDIRECTS } from '#tests/http/open-redirects'
import { localPath, REFUSAL_STATUS } from './respond.server'

describe('localPath', () => {
  it.each(OPEN_REDIRECTS)('never leads elsewhere: %j', (payload) => {
    const path = localPath(payload)
    expect(path).toMatch(/^\/(?![/\\])/)
    for (const base of ['https://shifu.test', 'http://127.0.0.1:3000/login'])
      expect(new URL(path, base).origin).toBe(new URL(base).origin)
    // What a browser makes of it once it has thrown away tabs and line ends.
    expect(path.replace(/[\t\n\r]/g, '')).toBe(path)
  })

  it.each([
    ['/today', '/today'],
    ['/profile?tab=1#top', '/profile?tab=1#top'],
    ['/search?q=%E5%B8%88', '/search?q=%E5%B8%88'],
    ['/search?next=//evil.example', '/search?next=//evil.example'],
    ['/a/../today', '/today'],
    ['', '/today'],
    [null, '/today'],
    [undefined, '/today'],
    ['today', '/today'],
  ])('%j leads to %j', (wanted, path) => {
    expect(localPath(wanted)).toBe(path)
  })

  it('takes another fallback', () => {
    expect(localPath('//evil.example', '/login')).toBe('/login')
  })
})

describe('refusals', () => {
  it.each(Object.entries(REFUSAL_STATUS))('%s has a client error as its status', (reason, status) => {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    for (const words of Object.values(refusalMessages)) expect((words as Record<string, unknown>)[reason]).toBeTruthy()
  })
})
