// npm start: installs, builds, migrates, fills the demo department and serves it. Only node: builtins until packages are there.
import { checkNode, ensureBuilt, ensureInstalled, log, root } from './lib/bootstrap.mjs'

checkNode()
process.chdir(root)
try {
  ensureInstalled()
  ensureBuilt()
} catch (error) {
  console.error(
    `\nShifu could not start: ${error.message}\nThe lines above say what failed; mend that and run npm start again.`,
  )
  process.exit(1)
}
process.env.NODE_ENV = 'production'
log('starting the server ...')
await import('../build/server.js')
