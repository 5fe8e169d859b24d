// npm run bench: speed as ratios against raw limits measured in the same run. Never a pass or fail.
import { spawnSync } from 'node:child_process'
import { bin, ensureBuilt, ensureInstalled, root } from './lib/bootstrap.mjs'

process.chdir(root)
ensureInstalled()
ensureBuilt()
const { status } = spawnSync(bin('tsx'), ['scripts/bench/run.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)
