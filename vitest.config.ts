import { defineConfig } from 'vitest/config'

/** `pure`: no I/O. `db`: a real PostgreSQL, one cluster for the run, one database per file. `browser`: a real Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.browser.test.ts', 'node_modules/**', 'build/**', '.stryker-tmp/**'],
        },
      },
      {
        test: {
          name: 'browser',
          include: ['**/*.browser.test.ts'],
          exclude: ['node_modules/**', 'build/**', '.stryker-tmp/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: ['node_modules/**', 'build/**', '.stryker-tmp/**'],
          globalSetup: ['test/cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
