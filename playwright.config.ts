import { defineConfig, devices } from '@playwright/test'

/** The demo story is played once; each worker starts a server of its own on a copy of it (tests/e2e/house.ts). */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/setup/seed-once.ts',
  workers: 2,
  fullyParallel: false,
  // A test that passes only at the second try hides a fault.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'line',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A trace costs a third of the time; E2E_TRACE=1 records it, the page's outline is always kept.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: ['--no-sandbox', '--disable-gpu'],
    },
  },
  projects: [
    {
      name: 'desktop',
      grepInvert: /@phone-only/,
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } },
    },
    // Those that say so also run on a small phone.
    { name: 'phone', grep: /@phone/, use: { ...devices['Pixel 7'], viewport: { width: 375, height: 667 } } },
  ],
})
