import tsconfigPaths from 'vite-tsconfig-paths'
import { defineConfig } from 'vitest/config'

// Separate from vite.config.ts: the Remix plugin must not load in Vitest.
export default defineConfig({
  plugins: [tsconfigPaths({ ignoreConfigErrors: true })],
  test: {
    environment: 'node',
    maxWorkers: 2,
    setupFiles: ['tests/setup/no-console-errors.ts'],
    // Only the projects of the files that run are set up, so rule tests never wait for PostgreSQL.
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['app/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          // Nothing here waits for a clock: the limit only ends what hangs, also on a machine that others use.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'databases',
          include: ['tests/db/**/*.test.ts'],
          globalSetup: ['tests/setup/content-setup.ts', 'tests/setup/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'http',
          include: ['tests/http/**/*.test.ts'],
          globalSetup: ['tests/setup/content-setup.ts', 'tests/setup/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
