import { expect, it } from 'vitest'
import { describeDatabase } from '#tests/setup/databases'
import { startServer } from './server'

describeDatabase('sqlite', 'whom a proxy speaks for', (open) => {
  const addressOf = (output: string) => [...output.matchAll(/"address":"([^"]*)"/g)].at(-1)?.[1]
  const FORWARDED = { 'X-Forwarded-For': '203.0.113.9, 198.51.100.77' }

  it.each([
    ['is believed from a proxy that was named', '127.0.0.1', '198.51.100.77'],
    ['is believed from a network that was named', '10.0.0.0/8, 127.0.0.0/8', '198.51.100.77'],
    ['is believed as far as named proxies reach', '127.0.0.1,198.51.100.0/24', '203.0.113.9'],
    ['is not believed from anybody else', '10.0.0.1', '127.0.0.1'],
    ['is not believed when no proxy was named', '', '127.0.0.1'],
  ])('%s', async (_title, TRUST_PROXY, address) => {
    const other = await startServer(open, { env: { TRUST_PROXY, LOG_LEVEL: 'warn' } })
    await other.visitor(FORWARDED).signIn('nobody', 'a-wrong-password')
    await expect.poll(() => addressOf(other.output())).toBe(address)
    await other.stop()
  })
})
