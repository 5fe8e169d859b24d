// npm run dev: the site from its sources. A saved view is exchanged in the page, a saved lesson or item reloads it, a saved file of the
// server restarts the process.
import { spawn } from 'node:child_process'
import { checkNode, ensureInstalled, root, tool } from '../lib/bootstrap.mjs'

checkNode()
process.chdir(root)
ensureInstalled()
const [node, tsx] = tool('tsx')
// Lessons are imported by the server too; a new one is no reason to start again.
const args = [...tsx, 'watch', '--clear-screen=false', '--exclude', './build/**', 'scripts/developer/dev-server.ts']
const child = spawn(node, args, { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development' } })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  process.exitCode = code ?? 0
})
