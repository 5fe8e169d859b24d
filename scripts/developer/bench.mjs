// npm run bench: speed as ratios against raw limits measured in the same run. Never a pass or fail.
import { ensureBuilt, ensureInstalled, root, runTool, tool } from '../lib/bootstrap.mjs'

process.chdir(root)
ensureInstalled()
ensureBuilt()
try {
  runTool(tool('tsx'), ['scripts/developer/bench/run.ts', ...process.argv.slice(2)])
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
