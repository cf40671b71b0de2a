import { defineConfig } from '@playwright/test'
import { chromiumPath } from './tests/chromium.mjs'

/** A name for this machine that is no localhost, as in a hall: plain http, nothing that needs https. */
export const HALL = 'yoriai.test'

const executablePath = chromiumPath()

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/harness.ts',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Each file has its own server; most of the time somebody waits for somebody.
  workers: 3,
  timeout: 60_000,
  // On a machine that nobody watches, one that was busy at the wrong moment gets a second try, and is named.
  retries: process.env.CI ? 1 : 0,
  expect: { timeout: 10_000 },
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--host-resolver-rules=MAP ${HALL} 127.0.0.1`,
      ],
    },
  },
})
