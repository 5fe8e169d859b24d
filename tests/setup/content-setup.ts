// Once per run: the real content as one JSON file, so that not every test file reads the whole tree again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { readTestContent } from './read-test-content'

declare module 'vitest' {
  interface ProvidedContext {
    contentFile: string
  }
}

export default function setUpContent(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'shifu-content-'))
  const file = path.join(folder, 'content.json')
  writeFileSync(file, JSON.stringify(readTestContent()))
  project.provide('contentFile', file)
  return () => rmSync(folder, { recursive: true, force: true })
}
