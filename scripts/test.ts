import { stripVTControlCharacters } from 'node:util'
import { check } from './check.ts'
import { runStep, type StepResult } from './step.ts'

/** So many journeys may need a second go (docs/decisions/025-a-second-go.md); with more of them something is wrong with us. */
const mostSecondGoes = 2

/** Everything: the fast part, then the journeys in a real browser, then whether the tests of `crypto/` notice what is broken. The last line counts. */
const results = [
  ...(await check()),
  await runStep('fault tests', 'vitest', ['run', '--project', 'fault']),
  await runStep('tests in a browser', 'vitest', ['run', '--project', 'browser']),
  await runStep('journeys', 'scripts/test-e2e.ts', []),
  await runStep('every break in crypto/ is noticed', 'scripts/mutation.ts', []),
]
const counts = results.map(countTests)
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
for (const step of results.filter((one) => !one.ok)) process.stdout.write(`failed: ${step.name}\n`)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

/** A step that runs tests counts them by its closing lines; any other step is one test of the house. */
function countTests({ name, ok, output }: StepResult): { passed: number; failed: number } {
  const text = stripVTControlCharacters(output)
  const closing =
    name.includes('tests') && !name.startsWith('types') ? /^\s*Tests\s+(.*)$/m.exec(text)?.[1] : name === 'journeys' ? text.slice(-2000) : undefined
  if (closing === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
  const number = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(closing)?.[1] ?? 0)
  const flaky = name === 'journeys' ? number('flaky') : 0
  const failures = number('failed') + (flaky > mostSecondGoes ? flaky : 0)
  // A run that broke before its first test has failed too.
  return { passed: number('passed') + (flaky > mostSecondGoes ? 0 : flaky), failed: ok ? failures : Math.max(1, failures) }
}
