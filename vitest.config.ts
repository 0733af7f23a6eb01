import { defineConfig } from 'vitest/config'

/**
 * The house is loaded once for all files of a worker and not once for each: that took longer than the tests. What a file leaves behind
 * (a spy, a stubbed global, a folder) meets the next one, so it is taken away for it. A machine that does other things as well turns no test red.
 */
const oneProcessForMany = {
  isolate: false,
  maxWorkers: 2,
  restoreMocks: true,
  unstubGlobals: true,
  setupFiles: ['test/after-each-file.ts'],
  testTimeout: 60_000,
  // The first file that needs the built pages may have to wait until they are built.
  hookTimeout: 180_000,
}

/**
 * `pure`: no I/O. `db`: a real PostgreSQL, one cluster for the run, one database per file. `fault`: what is killed, or broken off at each statement, and
 * must be whole afterwards, and what asks a thousand times; too slow for `npm run check`. `browser`: a real Chromium. CONTRIBUTING.md has the table.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.fault.test.ts', '**/*.browser.test.ts', 'node_modules/**', 'build/**', '.stryker-tmp/**'],
          ...oneProcessForMany,
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
          name: 'fault',
          include: ['**/*.fault.test.ts'],
          exclude: ['node_modules/**', 'build/**', '.stryker-tmp/**'],
          globalSetup: ['test/cluster.ts'],
          setupFiles: ['test/after-each-file.ts'],
          // Many short acts, one after the other, on a machine that may do other things as well.
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: ['node_modules/**', 'build/**', '.stryker-tmp/**'],
          globalSetup: ['test/cluster.ts'],
          ...oneProcessForMany,
        },
      },
    ],
  },
})
