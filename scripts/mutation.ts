import { relative } from 'node:path'
import { Stryker } from '@stryker-mutator/core'

/**
 * Breaks every line of `crypto/`, one at a time, and fails if the tests notice too few of the breaks (`npm run test:mutation`).
 * Twice, because a break in what runs while a module loads needs all tests, and Stryker would run all of them for far more.
 */
const config = { configFile: 'stryker.config.json' }
const leastNoticed = 0.95

const first = await new Stryker({ ...config, ignoreStatic: true }).runMutationTest()
type Mutant = (typeof first)[number]

const placeOf = ({ fileName, location: { start, end } }: Mutant) =>
  `${relative(process.cwd(), fileName)}:${start.line}:${start.column}-${end.line}:${end.column}`
const keyOf = (mutant: Mutant) => `${placeOf(mutant)} ${mutant.replacement}`

const whileLoading = new Map(first.filter(({ status }) => status === 'Ignored').map((mutant) => [keyOf(mutant), placeOf(mutant)]))
const second = await new Stryker({ ...config, ignoreStatic: false, mutate: [...new Set(whileLoading.values())] }).runMutationTest()

const all = [...first.filter(({ status }) => status !== 'Ignored'), ...second.filter((mutant) => whileLoading.has(keyOf(mutant)))]
const unnoticed = all.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
const noticed = all.filter(({ status }) => status === 'Killed' || status === 'Timeout')
for (const mutant of unnoticed) process.stdout.write(`unnoticed: ${placeOf(mutant)} ${JSON.stringify(mutant.replacement)}\n`)
const share = noticed.length / (noticed.length + unnoticed.length)
process.stdout.write(`${noticed.length} of ${noticed.length + unnoticed.length} breaks noticed (${(share * 100).toFixed(1)} %)\n`)
process.exit(share >= leastNoticed ? 0 : 1)
