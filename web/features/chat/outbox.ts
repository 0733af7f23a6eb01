import type { OpenKeys } from '#lib/key-ring'
import { localStore } from '#lib/local-store'
import { openHere, sealHere } from '#lib/sealed-local'
import type { Content } from './content.ts'

/** What was written and not kept by the practice yet. It lies sealed on this device, so that closing the browser loses nothing. */
export type OutboxItem = {
  /** Of the entry that it becomes: sent twice, it is kept once. */
  readonly id: string
  /** When it was written, milliseconds since 1970. */
  readonly at: number
  readonly content: Content
  /** An age file that has to be handed over first; its reference then gets its name. */
  readonly upload: Uint8Array<ArrayBuffer> | null
  /** Why the practice does not take it; null while it only waits. */
  readonly trouble: string | null
}

export type Outbox = {
  /** In the order in which they were written. */
  all(): Promise<OutboxItem[]>
  has(id: string): Promise<boolean>
  put(item: OutboxItem): Promise<void>
  remove(id: string): Promise<void>
}

const nameOf = (space: string, id: string) => `outbox ${space} ${id}`

export function openOutbox(keys: OpenKeys, space: string): Outbox {
  const keyOf = (id: string) => [keys.accountId, space, id]
  return {
    async all() {
      const kept = await localStore.all<{ id: string; sealed: unknown; upload: Uint8Array<ArrayBuffer> | null }>('outbox', [keys.accountId, space])
      const items = kept.map(async ({ value: { id, sealed, upload } }) => {
        return { ...((await openHere(keys, nameOf(space, id), sealed)) as OutboxItem), upload }
      })
      // One that does not open keeps nobody from the others.
      const opened = (await Promise.allSettled(items)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      return opened.toSorted((one, other) => one.at - other.at)
    },
    has: async (id) => (await localStore.get('outbox', keyOf(id))) !== undefined,
    async put({ upload, ...item }) {
      await localStore.put('outbox', keyOf(item.id), { id: item.id, sealed: await sealHere(keys, nameOf(space, item.id), item), upload })
    },
    remove: (id) => localStore.delete('outbox', keyOf(id)),
  }
}

/** What is being written, as it stood when the page was left. */
export type Drafts = { read(): Promise<string>; keep(text: string): Promise<void> }

export function openDrafts(keys: OpenKeys, space: string): Drafts {
  const name = `draft ${space}`
  const place = [keys.accountId, space]
  return {
    async read() {
      const sealed = await localStore.get('drafts', place)
      return sealed === undefined ? '' : ((await openHere(keys, name, sealed)) as string)
    },
    async keep(text) {
      if (text === '') return localStore.delete('drafts', place)
      return localStore.put('drafts', place, await sealHere(keys, name, text))
    },
  }
}
