import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { BODY_BYTES, isCut, markAsCut, readBody, unmark } from './body.server'

const FORM = 'application/x-www-form-urlencoded'

function incoming(pieces: Iterable<Buffer>, type = FORM): IncomingMessage {
  return Object.assign(Readable.from(pieces), { headers: { 'content-type': type } }) as unknown as IncomingMessage
}

function* times(count: number, piece: Buffer): Iterable<Buffer> {
  for (let n = 0; n < count; n++) yield piece
}

/** Reads and lets go at once, as a request does when it is answered. */
async function stateOf(pieces: Iterable<Buffer>, maxBytes: number, type = FORM): Promise<string> {
  const body = await readBody(incoming(pieces, type), maxBytes)
  if (body.state === 'whole') body.release()
  return body.state
}

describe('a body', () => {
  it('comes as it was sent, in however many pieces', async () => {
    const body = await readBody(incoming(times(10_000, Buffer.from('ab'))), BODY_BYTES.form)
    expect(body.state === 'whole' && body.bytes.toString()).toBe('ab'.repeat(10_000))
    if (body.state === 'whole') body.release()
  })

  it.each([
    ['of exactly the limit', 16_000, 'whole'],
    ['a byte beyond it', 16_001, 'too-large'],
  ])('%s', async (_title, bytes, state) => {
    expect(await stateOf([Buffer.alloc(bytes, 'x')], BODY_BYTES.stranger)).toBe(state)
  })

  it('is read to its end when it is too large, so that the answer is not lost', async () => {
    let sent = 0
    function* pieces() {
      for (; sent < 100; sent++) yield Buffer.alloc(100_000)
    }
    expect(await stateOf(pieces(), BODY_BYTES.form)).toBe('too-large')
    expect(sent).toBe(100)
  })

  it('is not read for ever', async () => {
    let sent = 0
    function* pieces() {
      for (;;) {
        sent++
        yield Buffer.alloc(1_000_000)
      }
    }
    expect(await stateOf(pieces(), BODY_BYTES.form)).toBe('too-large')
    expect(sent).toBeLessThan(100)
  })

  it.each([
    ['fields', 501, 'a&', FORM, 'whole'],
    ['fields', 502, 'a&', FORM, 'too-large'],
    ['fields in capitals', 502, 'a&', 'APPLICATION/X-WWW-FORM-URLENCODED; charset=utf-8', 'too-large'],
    [
      'parts',
      502,
      '\r\n--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
      'multipart/form-data; boundary=y',
      'too-large',
    ],
    ['signs in a text that is no form', 5_000, 'a&', 'application/json', 'whole'],
  ])('with many %s (%i)', async (_title, count, piece, type, state) => {
    const text = piece.repeat(count).replace(/&$/, '')
    expect(await stateOf([Buffer.from(text)], BODY_BYTES.form, type)).toBe(state)
  })

  it('has to wait for another time when all of them together hold too much', async () => {
    const held = []
    let body = await readBody(incoming([Buffer.alloc(2_000_000)]), BODY_BYTES.file)
    for (let n = 0; body.state === 'whole' && n < 100; n++) {
      held.push(body)
      body = await readBody(incoming([Buffer.alloc(2_000_000)]), BODY_BYTES.file)
    }
    expect(body.state).toBe('busy')
    for (const one of held) one.release()
    expect(await stateOf([Buffer.alloc(2_000_000)], BODY_BYTES.file)).toBe('whole')
  })

  it('that breaks off holds nothing afterwards', async () => {
    function* broken() {
      yield Buffer.alloc(1_900_000)
      throw new Error('gone')
    }
    for (let n = 0; n < 60; n++) await expect(readBody(incoming(broken()), BODY_BYTES.file)).rejects.toThrow('gone')
    expect(await stateOf([Buffer.alloc(2_000_000)], BODY_BYTES.file)).toBe('whole')
  })
})

describe('the mark of a body that was cut', () => {
  it('is ours: what a client sends under its name is taken away', () => {
    const headers = new Headers()
    markAsCut(headers)
    expect(isCut(new Request('http://local.invalid', { headers }))).toBe(true)
    unmark(headers)
    expect(isCut(new Request('http://local.invalid', { headers }))).toBe(false)
  })
})
