// npm run check: what can be said without a build or a database, in under a minute: as many checks at once as there are cores, and
// of those that fail what they printed.
import { spawn } from 'node:child_process'
import os from 'node:os'
import { ensureInstalled, root, tool } from '../lib/bootstrap.mjs'
import { CHECKS } from '../lib/checks.mjs'

process.chdir(root)
delete process.env.NODE_ENV
ensureInstalled()

const vitest = tool('vitest')
const rules = {
  title: 'pure tests',
  command: () => [vitest[0], [...vitest[1], 'run', '--project', 'rules', '--reporter=dot']],
}
/** The longest first, so that the short ones fill the gaps. */
const queue = [rules, CHECKS.content, CHECKS.types, CHECKS.imports, CHECKS.unused, CHECKS.style, CHECKS.lockfile]
const began = Date.now()
let failed = 0

function runQuietly({ command }) {
  const [program, args] = command()
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk
      })
    child.on('error', (error) => resolve({ ok: false, said: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, said }))
  })
}

async function work() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const startedAt = Date.now()
    const { ok, said } = await runQuietly(next)
    if (!ok) {
      failed++
      console.log(`\n${said.trim()}\n`)
    }
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${next.title.padEnd(32)} ${seconds.padStart(6)} s`)
  }
}

const total = queue.length
await Promise.all(Array.from({ length: Math.max(2, os.availableParallelism()) }, work))
console.log(`\n${total - failed} of ${total} checks passed in ${((Date.now() - began) / 1000).toFixed(1)} s`)
process.exitCode = failed > 0 ? 1 : 0
