// npm run judge-reply: installs what is missing, then judges replies from standard input. Standard output is for the answers alone.
import { spawnSync } from 'node:child_process'
import { checkNode, root, tool } from '../lib/bootstrap.mjs'

const STDERR = 2

checkNode()
const here = { cwd: root, stdio: ['ignore', STDERR, STDERR] }
const install = "import('./scripts/lib/bootstrap.mjs').then((bootstrap) => bootstrap.ensureInstalled())"
if (spawnSync(process.execPath, ['-e', install], here).status === 0) {
  const [node, [tsx]] = tool('tsx')
  const args = [tsx, 'scripts/author/judge-reply.ts', ...process.argv.slice(2)]
  process.exitCode = spawnSync(node, args, { cwd: root, stdio: 'inherit' }).status ?? 1
} else process.exitCode = 1
