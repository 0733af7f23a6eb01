import { Client } from 'pg'
import { expect } from 'vitest'

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

type Act<Who> = { readonly client: Who; readonly run: () => Promise<unknown> }
type Broken<Who> = {
  /** The same act each time, of somebody new. */
  readonly make: () => Promise<Act<Who>>
  readonly kind: FaultKind
  /** All that it leaves, as text without ids. */
  readonly leftBehind: (client: Who) => Promise<string>
  /** An act has fewer statements than so many. */
  readonly most: number
}

/** Broken off at any of its statements, an act is done wholly or not at all; sent again, it is done once. @returns one more than its statements */
export async function statementsOfWhole<Who>({ make, kind, leftBehind, most }: Broken<Who>): Promise<number> {
  const whole = await make()
  const before = await leftBehind(whole.client)
  await whole.run()
  const after = await leftBehind(whole.client)
  expect(after).not.toBe(before)
  for (let at = 1; at < most; at += 1) {
    const { client, run } = await make()
    const answered = () => run().then(
      () => true,
      () => false,
    ) // prettier-ignore
    const { result: isDone, statements } = await withFault({ at, kind }, answered)
    expect(isDone ? [after] : [before, after], `statement ${at}`).toContain(await leftBehind(client))
    await run()
    expect(await leftBehind(client), `again after ${at}`).toBe(after)
    if (statements < at) return at
  }
  return expect.unreachable('it has fewer statements')
}
