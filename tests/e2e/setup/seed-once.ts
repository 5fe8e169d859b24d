// Plays the demo story once per run; every house begins as a copy of this folder.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startDemoServer } from './server'

/** A folder that is seeded already may be named in E2E_SEED_DIR; it is kept. */
export default async function seedOnce(): Promise<(() => void) | undefined> {
  if (process.env.E2E_SEED_DIR) return undefined
  const dataDir = mkdtempSync(path.join(tmpdir(), 'shifu-e2e-seed-'))
  const server = await startDemoServer(dataDir)
  await server.stop()
  process.env.E2E_SEED_DIR = dataDir
  return () => rmSync(dataDir, { recursive: true, force: true })
}
