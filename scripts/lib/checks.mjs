// The checks that need neither a build nor a database: what each is called and what it runs. Shared by npm test and npm run check.
import { tool } from './bootstrap.mjs'

function ours(name, packageName, ...args) {
  const [command, first] = tool(name, packageName)
  return [command, [...first, ...args]]
}

/** By the name that `npm test -- --only` knows; `command` is asked for late, because the packages may not be there yet. */
export const CHECKS = {
  lockfile: { title: 'lockfile', command: () => [process.execPath, ['scripts/developer/check-lock.mjs']] },
  style: {
    title: 'style and accessibility (biome)',
    command: () => ours('biome', '@biomejs/biome', 'check', '--error-on-warnings', '.'),
  },
  imports: {
    title: 'import rules',
    command: () =>
      ours('depcruise', 'dependency-cruiser', 'app', 'db', 'scripts', 'tests', '--config', '.dependency-cruiser.cjs'),
  },
  unused: { title: 'unused code and types (knip)', command: () => ours('knip', 'knip') },
  types: { title: 'types', command: () => ours('tsc', 'typescript', '--noEmit') },
  content: { title: 'content', command: () => ours('tsx', 'tsx', 'scripts/author/check-content.ts') },
}
