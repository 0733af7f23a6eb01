import { basename } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Most breaks are noticed by a test of milliseconds: these wait until the others have looked. The slowest is the last. */
const slow = ['identity', 'wrap', 'practice-key', 'entry', 'epoch', 'hpke', 'safety-number', 'known-answers', 'vectors']
const slownessOf = (file: TestSpecification) => slow.indexOf(basename(file.moduleId, '.test.ts'))

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => slownessOf(one) - slownessOf(other))
  }
}

/** For Stryker alone: the tests of `crypto/` that take milliseconds; the real Argon2id and Chromium would run once per break. */
export default defineConfig({
  test: {
    include: ['crypto/*.test.ts'],
    exclude: ['**/*.browser.test.ts', '**/slow-*.test.ts'],
    setupFiles: ['test/mutation-setup.ts'],
    // One worker for a break, not one for each of its test files: a failed test ends the run, so nothing leaks to a later one.
    isolate: false,
    restoreMocks: true,
    sequence: { sequencer: QuickFirst },
    // A break that makes a test wait for ever costs this long; the slowest whole test takes half a second.
    testTimeout: 5_000,
  },
})
