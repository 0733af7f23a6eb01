import { loadavg } from 'node:os'

/** The value below which that share of them lies; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).toSorted()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

/** Two decimals below ten, one below a hundred, none above: more would be noise. */
export function rounded(value: number): number {
  const decimals = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0
  return Number(value.toFixed(decimals))
}

/** What else the machine had to do when we began: above a fifth of its processors, times are not ours alone. */
const loadAverage = loadavg()[0] ?? Number.NaN

/** What every benchmark ends with: one line of JSON. */
export function tell(result: { readonly ok: boolean } & Record<string, unknown>): void {
  process.stdout.write(
    `${JSON.stringify({ ...result, loadAverage }, (_key, value: unknown) => (typeof value === 'number' ? rounded(value) : value))}\n`,
  )
}

/** A line for the person who waits. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
