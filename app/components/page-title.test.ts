import { afterEach, expect, it, vi } from 'vitest'
import { describeError } from './error-words'
import { formatTitle, titled } from './page-title'

function titleOf(meta: ReturnType<typeof titled<unknown>>, args: { locale?: 'zh-CN' | 'en'; error?: unknown }) {
  const matches = args.locale ? [{ id: 'root', data: { locale: args.locale } }] : []
  return meta({ data: undefined, error: args.error, matches } as never)
}

afterEach(() => vi.unstubAllGlobals())

it('names the page, the thing and the house, and leaves out what is empty', () => {
  expect(formatTitle(['学员计划', '林晓'])).toBe('学员计划 · 林晓 · Shifu')
  expect(formatTitle(['搜索', ''])).toBe('搜索 · Shifu')
})

it.each([
  [404, '没有找到这个页面', 'This page was not found'],
  [403, '这里不对您开放', 'This place is not open to you'],
  [409, '这一步没有完成', 'This step did not go through'],
  [500, '页面出了问题', 'Something went wrong on this page'],
])('an answer %i is named by what happened', (status, zh, en) => {
  const meta = titled(() => 'never')
  const error = { status, statusText: '', internal: false, data: null }
  expect(titleOf(meta, { locale: 'zh-CN', error })).toEqual([{ title: `${zh} · Shifu` }])
  expect(titleOf(meta, { locale: 'en', error })).toEqual([{ title: `${en} · Shifu` }])
})

it('a page that could not be fetched is not called broken while the network is gone', () => {
  const lost = new TypeError('Failed to fetch')
  vi.stubGlobal('navigator', { onLine: false })
  expect(describeError(lost, 'en').title).toBe('There is no network')
  vi.stubGlobal('navigator', { onLine: true })
  expect(describeError(lost, 'en').title).toBe('Something went wrong on this page')
})
