/** Autocannon in a process of its own, so that it does not share a processor's turn with what it measures. Started by `load.ts`. */
// @ts-expect-error the package carries no types
import autocannon from 'autocannon'
import { percentile } from './figures.ts'
import type { Load, Loaded } from './load.ts'

type Client = {
  setRequests(requests: { path: string }[]): void
  pipelinedRequests: { addBody(part: Buffer): void }
}

const headers = { accept: 'text/html', 'accept-encoding': 'br' }

async function run({ origin, seconds, shares }: Load): Promise<Loaded> {
  const times: number[] = []
  let started = 0
  const load = autocannon({
    url: origin,
    connections: shares.length,
    duration: seconds,
    timeout: 20,
    setupClient(client: Client) {
      // It would make a string of every body, which costs it more than the server spends on sending one.
      client.pipelinedRequests.addBody = () => undefined
      client.setRequests((shares[started++] ?? []).map((path) => ({ path, headers })))
    },
  })
  load.on('response', (_client: Client, _status: number, _bytes: number, ms: number) => times.push(ms))
  const { errors, timeouts, non2xx, duration } = await load
  return {
    requests: times.length,
    perSecond: times.length / duration,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    failures: errors + timeouts + non2xx,
  }
}

process.once('message', (load: Load) => {
  run(load).then(
    (loaded) => process.send?.(loaded, () => process.disconnect?.()),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
})
