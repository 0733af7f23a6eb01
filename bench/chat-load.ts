import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { dialects } from './chat-dialect.ts'

/** What the load generator is told, one after the other; it answers each. */
export type LoadOrder =
  | { readonly do: 'make-pairs'; readonly connectionString: string; readonly pairs: number; readonly ticketsEach: number }
  /** `reuses`: what is said may be said again, because nobody looks at it. */
  | { readonly do: 'connect'; readonly url: string; readonly origin: string; readonly reuses: boolean; readonly dialect: keyof typeof dialects }
  /** So many a second, whether or not they are delivered. */
  | { readonly do: 'open-rate'; readonly perSecond: number; readonly seconds: number }
  /** As many as can be delivered, with so many under way from each. */
  | { readonly do: 'saturate'; readonly messages: number; readonly underWay: number }
  /** So many more sockets that say nothing; none ends them all. */
  | { readonly do: 'idle'; readonly sockets: number }
  | { readonly do: 'disconnect' }

export type Delivered = {
  readonly sent: number
  readonly acknowledged: number
  readonly delivered: number
  readonly perSecond: number
  /** From when it was due to when it was there, at the other end. */
  readonly p50Ms: number
  readonly p99Ms: number
}

export type ChatLoad = { order(order: LoadOrder): Promise<Delivered>; stop(): void }

/** A process of its own, which ends with this one. */
export function startChatLoad(): ChatLoad {
  const child = fork(join(import.meta.dirname, 'chat-generator.ts'), { execArgv: [...process.execArgv, '--max-old-space-size=8192'] })
  return {
    async order(order) {
      const isOver = new AbortController()
      const answered = once(child, 'message', isOver) as Promise<[Delivered | { failed: string }]>
      const ended = once(child, 'exit', isOver).then(() => Promise.reject(new Error('the load generator ended')))
      child.send(order)
      const [answer] = await Promise.race([answered, ended]).finally(() => isOver.abort())
      if ('failed' in answer) throw new Error(answer.failed)
      return answer
    },
    stop: () => void child.kill(),
  }
}
