import { compileMessages } from './compile-messages.ts'
import { runStep, runTogether, type StepResult } from './step.ts'

/** The fast part: format, lint, types, dead code, pure and database tests. */
export async function check(): Promise<StepResult[]> {
  await compileMessages()
  const typegen = await runStep('route types', 'react-router', ['typegen'])
  const fast = await runTogether([
    ['format', 'oxfmt', ['--check', '.']],
    ['lint', 'oxlint', ['--quiet']],
    ['dead code', 'knip', []],
    ...['domain', 'contract', 'crypto', 'server', 'web', '.'].map(
      (zone) => [`types of ${zone === '.' ? 'tests and scripts' : zone}`, 'tsc', ['-p', zone, ...onlyWhatChanged(zone)]] as const,
    ),
  ])
  const tests = await runStep('pure and database tests', 'vitest', ['run', '--project', 'pure', '--project', 'db'])
  return [typegen, ...fast, tests]
}

/** What was found right the last time and has not changed is not looked at again. */
const onlyWhatChanged = (zone: string) => ['--incremental', '--tsBuildInfoFile', `node_modules/.cache/types/${zone === '.' ? 'all' : zone}`]

if (import.meta.main) {
  const results = await check()
  const failed = results.filter((step) => !step.ok)
  const seconds = results.reduce((sum, step) => sum + step.seconds, 0)
  process.stdout.write(
    failed.length === 0 ? `\nAll well, ${seconds.toFixed(0)} s of work.\n` : `\nFailed: ${failed.map((step) => step.name).join(', ')}\n`,
  )
  process.exit(failed.length === 0 ? 0 : 1)
}
