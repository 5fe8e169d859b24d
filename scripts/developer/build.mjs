// Builds everything that runs: browser and server bundles, lessons, the server's own entry and the command-line tools.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root, runTool, tool } from '../lib/bootstrap.mjs'

const production = { env: { ...process.env, NODE_ENV: 'production' } }
runTool(tool('remix', '@remix-run/dev'), ['vite:build', '--logLevel', 'warn'], production)
runTool(tool('tsx'), ['scripts/author/build-content.ts'], production)

await build({
  entryPoints: {
    server: 'app/main.ts',
    migrate: 'scripts/operator/migrate.ts',
    'seed-demo': 'scripts/developer/seed-demo.ts',
    'create-admin': 'scripts/operator/create-admin.ts',
    'verify-audit': 'scripts/operator/verify-audit.ts',
    'verify-drills': 'scripts/operator/verify-drills.ts',
  },
  outdir: 'build',
  entryNames: '[name]',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  jsx: 'automatic',
  external: ['./server/index.js'],
  sourcemap: false,
  logLevel: 'warning',
})

// Compressed once here, so that no request pays for it.
function* files(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const full = path.join(dir, entry.name)
    if (entry.isDirectory()) yield* files(full)
    else if (/\.(js|css|svg|json|txt)$/.test(entry.name)) yield full
  }
}
for (const file of files(path.join(root, 'build/client'))) {
  const bytes = readFileSync(file)
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
