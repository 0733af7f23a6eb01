import { Client } from 'pg'

export const faultKinds = ['before', 'after', 'killed'] as const
export type FaultKind = (typeof faultKinds)[number]

type Fault = { readonly at: number; readonly kind: FaultKind }

/**
 * Statement number `at` of the work fails: before it reached the database, or after, as when the answer is lost on the way, or
 * because the connection is killed just then.
 */
export async function withFault<T>(fault: Fault, work: () => Promise<T>): Promise<{ result: T; statements: number }> {
  const original = Client.prototype.query as (...args: unknown[]) => unknown
  let statements = 0
  Client.prototype.query = function query(this: Client, ...args: unknown[]) {
    statements += 1
    if (statements !== fault.at) return original.apply(this, args)
    const error = new Error('a fault of the test')
    const callback = args.at(-1)
    const ask = (...asked: unknown[]) => Promise.resolve(original.apply(this, asked))
    const run = {
      before: () => Promise.resolve(),
      after: () => ask(...args.filter((arg) => typeof arg !== 'function')),
      killed: () => ask('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined),
    }[fault.kind]()
    const failed = run.then(() => Promise.reject(error))
    if (typeof callback !== 'function') return failed
    // pg's own pool asks by callback.
    void failed.then(undefined, callback as (error: unknown) => void)
    return undefined
  } as typeof Client.prototype.query
  try {
    return { result: await work(), statements }
  } finally {
    Client.prototype.query = original as typeof Client.prototype.query
  }
}
