import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { SignedCard } from '#contract/key-shapes'
import type { ErasedEntry } from '#crypto/public'

/** Without its body: its hash is what was signed. */
type EntryToVerify = { readonly cardHash: string; readonly entry: ErasedEntry }
export type ToVerify = { readonly cards: readonly SignedCard[]; readonly entries: readonly EntryToVerify[] }
export type Verified = { readonly isRight: readonly (boolean | 'card-missing')[] }

const workerFile = new URL('verify-worker.ts', import.meta.url)
/** Whose cards the thread holds; then a new one begins. */
const mostPeople = 10_000

/** A thread of its own for signatures; it starts with the first and holds no process open. */
export function makeVerifyThread() {
  let thread: Worker | null = null
  const known = new Set<string>()
  const end = async () => {
    known.clear()
    await thread?.terminate()
    thread = null
  }

  const ask = async (job: ToVerify): Promise<Verified['isRight']> => {
    const asked = (thread ??= new Worker(workerFile, { execArgv: [], env: {} }).on('error', () => undefined))
    const ended = new AbortController()
    asked.ref()
    try {
      const answered = once(asked, 'message', ended)
      const gone = once(asked, 'exit', ended).then(() => {
        known.clear()
        thread = null
        throw new Error('the thread for signatures ended')
      })
      asked.postMessage(job, [])
      const [answer] = (await Promise.race([answered, gone])) as [Verified]
      return answer.isRight
    } finally {
      ended.abort()
      asked.unref()
    }
  }

  /** @throws when the thread ends instead */
  const verify = async (entries: readonly EntryToVerify[], cardsOf: (uids: readonly string[]) => Promise<SignedCard[]>): Promise<boolean[]> => {
    if (known.size > mostPeople) await end()
    const senders = [...new Set(entries.map(({ entry }) => entry.header.from))]
    const unknown = senders.filter((uid) => !known.has(uid))
    const isRight = await ask({ cards: unknown.length > 0 ? await cardsOf(unknown) : [], entries })
    for (const uid of unknown) known.add(uid)
    if (!isRight.includes('card-missing')) return isRight.map((one) => one === true)
    // Somebody has new keys since.
    const again = await ask({ cards: await cardsOf(senders), entries })
    return again.map((one) => one === true)
  }
  return { verify, end }
}
