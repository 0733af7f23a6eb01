import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import { Stryker } from '@stryker-mutator/core'

/**
 * Breaks `crypto/` in every way that Stryker knows, one at a time, and fails unless the tests notice each break
 * (`npm run test:mutation`, and a step of `npm test`). What no test can notice is set aside in the code, with its reason:
 * `// Stryker disable next-line …`. See docs/decisions/014-mutation-gate.md.
 */
const config = { configFile: 'stryker.config.json', concurrency: Math.min(4, availableParallelism()) }
/** Beyond so many nobody needs to know whether one of them was a mistake. */
const mostTriedAgain = 40

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number]
/** As Stryker takes it: lines from 1, but columns from 0. */
const placeOf = ({ fileName, location: { start, end } }: Mutant) =>
  `${relative(process.cwd(), fileName)}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`
const keyOf = (mutant: Mutant) => `${placeOf(mutant)} ${mutant.mutatorName} ${JSON.stringify(mutant.replacement)}`
/** With some breaks a module does not even load: that is an error outside of all tests, and nobody could miss it. */
const isNoticed = ({ status, static: whileLoading }: Mutant) =>
  status === 'Killed' || status === 'Timeout' || (status === 'RuntimeError' && whileLoading === true)

const all = (await new Stryker(config).runMutationTest()).filter(({ status }) => status !== 'Ignored')
let unnoticed = all.filter((mutant) => !isNoticed(mutant))
if (unnoticed.length > 0 && unnoticed.length <= mostTriedAgain) {
  // On a busy machine Vitest can end a run before its first test, which looks like a break that nobody noticed (stryker-js issue 6073).
  const again = await new Stryker({ ...config, mutate: [...new Set(unnoticed.map(placeOf))] }).runMutationTest()
  const noticedNow = new Set(again.filter(isNoticed).map(keyOf))
  unnoticed = unnoticed.filter((mutant) => !noticedNow.has(keyOf(mutant)))
}

for (const mutant of unnoticed) process.stdout.write(`unnoticed: ${keyOf(mutant)}\n`)
process.stdout.write(`${all.length - unnoticed.length} of ${all.length} breaks noticed\n`)
// No breaks at all means that nothing was looked at.
process.exit(all.length > 0 && unnoticed.length === 0 ? 0 : 1)
