import { defineConfig } from 'vitest/config'

/** For Stryker alone: the tests of `crypto/` that take milliseconds; the real Argon2id and Chromium would run once per mutant. */
export default defineConfig({
  test: {
    include: ['crypto/*.test.ts'],
    exclude: ['**/*.browser.test.ts', '**/slow-*.test.ts'],
    testTimeout: 20_000,
  },
})
