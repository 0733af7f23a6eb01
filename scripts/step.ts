import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

export type StepResult = { readonly name: string; readonly ok: boolean; readonly seconds: number; readonly output: string }

/** Runs one tool of the project and shows what it says as it says it. */
export async function runStep(name: string, tool: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<StepResult> {
  const startedAt = performance.now()
  const { output, code } = await run(tool, args, environment)
  const seconds = (performance.now() - startedAt) / 1000
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)\n`)
  return { name, ok: code === 0, seconds, output }
}

/** Several at once; what each says is shown when it is done, so that lines do not mix. */
export async function runTogether(steps: readonly (readonly [name: string, tool: string, args: readonly string[]])[]): Promise<StepResult[]> {
  return Promise.all(
    steps.map(async ([name, tool, args]) => {
      const startedAt = performance.now()
      const { output, code } = await run(tool, args, {}, false)
      const seconds = (performance.now() - startedAt) / 1000
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)\n${code === 0 ? '' : output}`)
      return { name, ok: code === 0, seconds, output }
    }),
  )
}

function run(tool: string, args: readonly string[], environment: NodeJS.ProcessEnv, shown = true): Promise<{ output: string; code: number | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entryOf(tool), ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const chunks: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        if (shown) process.stdout.write(chunk)
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ output: Buffer.concat(chunks).toString(), code }))
  })
}

/** The JavaScript behind a command, so that it runs on our Node also on Windows. */
const entries: Readonly<Record<string, string>> = {
  tsc: 'typescript/bin/tsc',
  oxlint: 'oxlint/bin/oxlint',
  oxfmt: 'oxfmt/bin/oxfmt',
  knip: 'knip/bin/knip.js',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
  'react-router': '@react-router/dev/bin.cjs',
}

function entryOf(tool: string): string {
  const entry = entries[tool]
  if (!entry) return join(root, tool)
  const path = join(root, 'node_modules', entry)
  if (!existsSync(path)) throw new Error(`${tool} is not installed: run npm ci first.`)
  return path
}
