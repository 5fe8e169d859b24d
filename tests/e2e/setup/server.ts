// Starts the built server in demo mode, as `npm start` would: its own process, a folder and a free port.
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'

const START_TIMEOUT_MS = 120_000

interface DemoServer {
  url: string
  stop: () => Promise<void>
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

function spawnServer(port: number, dataDir: string): { child: ChildProcess; said: () => string; ended: Promise<void> } {
  const child = spawn(process.execPath, ['build/server.js'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      SHIFU_MODE: 'demo',
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
    },
  })
  process.once('exit', () => child.kill())
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += chunk
    })
  return { child, said: () => text, ended: new Promise((resolve) => child.on('exit', () => resolve())) }
}

export async function startDemoServer(dataDir: string): Promise<DemoServer> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const { child, said, ended } = spawnServer(port, dataDir)
  const giveUpAt = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.status === 200) break
    if (Date.now() > giveUpAt || child.exitCode !== null) throw new Error(`The demo server did not start:\n${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
