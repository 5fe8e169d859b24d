import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { boundedServer } from './bounded-server.server'

const QUICK = {
  connections: 3,
  headersMs: 100,
  requestMs: 200,
  silenceMs: 60_000,
  keepAliveMs: 60_000,
  checkEveryMs: 20,
}
let server: Server

async function opened(bounds: Partial<typeof QUICK> = {}): Promise<(text?: string) => Socket> {
  server = boundedServer((req, res) => req.on('data', () => undefined).on('end', () => res.end('ok')), {
    ...QUICK,
    ...bounds,
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return (text = '') => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(text)
    return socket
  }
}

async function answerOf(socket: Socket): Promise<string> {
  let answer = ''
  socket.on('data', (bytes) => {
    answer += bytes
  })
  await new Promise((resolve) => socket.on('close', resolve))
  return answer
}

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

it.each([
  ['a head that never ends', 'POST / HTTP/1.1\r\nHost: x\r\n'],
  ['a body that never ends', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab'],
])('ends %s', async (_title, text) => {
  const dial = await opened()
  expect(await answerOf(dial(text))).toMatch(/^HTTP\/1.1 408 /)
})

it('ends a connection that says nothing at all', async () => {
  const dial = await opened()
  await answerOf(dial())
})

it('ends one whose answer nobody takes', async () => {
  const dial = await opened({ requestMs: 60_000, headersMs: 60_000, silenceMs: 100 })
  await answerOf(dial('GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n'))
})

it('takes no more connections than it can serve', async () => {
  const dial = await opened({ requestMs: 60_000, headersMs: 60_000 })
  const held = [dial(), dial(), dial()]
  await Promise.all(held.map((socket) => once(socket, 'connect')))
  expect(await answerOf(dial('GET / HTTP/1.1\r\nHost: x\r\n\r\n'))).toBe('')
  held[0]?.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  expect(await answerOf(held[0]!)).toMatch(/^HTTP\/1.1 200 /)
})
