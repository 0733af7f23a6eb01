import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/find-chromium.ts'

const executablePath = findChromium()

/** The journeys of e2e/journeys in the system's Chromium, against real server processes (e2e/stage.ts). */
export default defineConfig({
  testDir: 'e2e/journeys',
  testMatch: '**/*.e2e.ts',
  globalSetup: './e2e/stage.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // A browser that stops drawing is not the product's fault; who passes only then is named and counted (docs/decisions/025-a-second-go.md).
  retries: process.env['CI'] ? 1 : 0,
  // Generous: a machine that does other things as well must not turn a journey red.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--use-fake-device-for-media-stream',
      ],
      // Journeys must see what people see: pages that the browser keeps as they were.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
  },
})
