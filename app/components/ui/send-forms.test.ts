import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DONE_HEADER, FORM_KEY } from '#app/rules/form-key'
import { encodeAnswer, keepFormsWhenSending, whenDone } from './send-forms'

const form = (fields: Record<string, string> = {}) => ({
  method: 'POST',
  body: new URLSearchParams({ [FORM_KEY]: 'key-1', ...fields }),
})
const ours = (status: number, headers: Record<string, string> = {}) =>
  new Response('[{}]', { status, headers: { 'Content-Type': 'text/x-script; charset=utf-8', ...headers } })

describe('sending a form', () => {
  const network = vi.fn<typeof fetch>()
  const send = (init: RequestInit) => window.fetch('/page.data', init)
  beforeEach(() => {
    network.mockReset()
    vi.stubGlobal('window', { fetch: network })
    keepFormsWhenSending()
  })
  afterEach(() => vi.unstubAllGlobals())

  it.each([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'offline'],
    ['an error of the server', async () => ours(500, { 'X-Request-Id': 'request-7' }), 'request-7'],
    ['a page of a proxy', async () => new Response('<h1>Bad gateway</h1>', { status: 200 }), 'broken'],
    ['too much', async () => new Response('Too large', { status: 413 }), 'too-large'],
  ])('answers %s in the place of the action', async (_title, answer, said) => {
    network.mockImplementation(answer)
    const reply = await send(form())
    const text = await reply.text()
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(text).toContain(said)
    expect(text).toContain('key-1')
  })

  it.each([200, 202, 400, 404, 409])('leaves an answer of ours with status %i alone', async (status) => {
    const answer = ours(status)
    network.mockResolvedValue(answer)
    expect(await send(form())).toBe(answer)
  })

  it('leaves everything alone that is no form of ours', async () => {
    network.mockRejectedValue(new TypeError('Failed to fetch'))
    await expect(send({ method: 'POST', body: '{}' })).rejects.toThrow('Failed to fetch')
    await expect(send({})).rejects.toThrow('Failed to fetch')
  })

  it('lets somebody go who went away', async () => {
    network.mockRejectedValue(new DOMException('gone', 'AbortError'))
    await expect(send({ ...form(), signal: AbortSignal.abort() })).rejects.toThrow('gone')
  })

  it('says when it was done, and only then', async () => {
    const done = vi.fn()
    whenDone('key-1', done)
    network.mockResolvedValueOnce(ours(400)).mockResolvedValueOnce(ours(202, { [DONE_HEADER]: '1' }))
    await send(form())
    expect(done).not.toHaveBeenCalled()
    await send(form())
    expect(done).toHaveBeenCalledOnce()
  })

  it('writes objects of texts as turbo-stream reads them', () => {
    expect(encodeAnswer({ data: { problem: { kind: 'offline' } } })).toBe(
      '[{"_1":2},"data",{"_3":4},"problem",{"_5":6},"kind","offline"]\n',
    )
  })
})
