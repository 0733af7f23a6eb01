import { openLocal, sealLocal } from '#crypto'
import type { OpenKeys } from '#lib/key-ring'
import { localStore } from '#lib/local-store'
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

export function openOutbox({ accountId: uid, masterKey }: OpenKeys, space: string): Outbox {
  const keyOf = (id: string) => [uid, space, id]
  return {
    async all() {
      const kept = await localStore.all<{ id: string; sealed: unknown; upload: Uint8Array<ArrayBuffer> | null }>('outbox', [uid, space])
      const items = kept.map(async ({ value: { id, sealed, upload } }) => {
        const bytes = await openLocal(masterKey, { uid, name: nameOf(space, id) }, sealed)
        return { ...(JSON.parse(new TextDecoder().decode(bytes)) as OutboxItem), upload }
      })
      // One that does not open keeps nobody from the others.
      const opened = (await Promise.allSettled(items)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      return opened.toSorted((one, other) => one.at - other.at)
    },
    has: async (id) => (await localStore.get('outbox', keyOf(id))) !== undefined,
    async put({ upload, ...item }) {
      const sealed = await sealLocal(masterKey, { uid, name: nameOf(space, item.id) }, new TextEncoder().encode(JSON.stringify(item)))
      await localStore.put('outbox', keyOf(item.id), { id: item.id, sealed, upload })
    },
    remove: (id) => localStore.delete('outbox', keyOf(id)),
  }
}

/** What is being written, as it stood when the page was left. */
export type Drafts = { read(): Promise<string>; keep(text: string): Promise<void> }

export function openDrafts({ accountId: uid, masterKey }: OpenKeys, space: string): Drafts {
  const name = `draft ${space}`
  return {
    async read() {
      const sealed = await localStore.get('drafts', [uid, space])
      return sealed === undefined ? '' : new TextDecoder().decode(await openLocal(masterKey, { uid, name }, sealed))
    },
    async keep(text) {
      if (text === '') return localStore.delete('drafts', [uid, space])
      return localStore.put('drafts', [uid, space], await sealLocal(masterKey, { uid, name }, new TextEncoder().encode(text)))
    },
  }
}
