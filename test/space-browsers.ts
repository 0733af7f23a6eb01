import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { ApiRefusal } from '#lib/api'
import type { SealedEntry } from '#contract/spaces'
import type { OpenKeys } from '#lib/key-ring'
import type { Kept } from '#lib/socket'
import { makeSession, type SpaceReply, type SpaceSession, type SpaceSource, type StateShelf } from '#features/spaces'
import { keyRoutes } from '#modules/keys'
import { fileRoutes, spaceRoutes } from '#modules/spaces'
import type { BlobStore } from '#platform/blobs'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { Refusal } from '#platform/refusal'
import type { AnyRoute, RawInput } from '#platform/route'
import type { SpaceMember } from './space-members.ts'

/** What a browser of somebody has once their keys are open. */
export const keysOf = ({ uid, masterKey, identity, card, signed }: SpaceMember): OpenKeys => ({ accountId: uid, masterKey, identity, card, signed })

const head = { setCookie: () => undefined, forget: () => undefined }

/** Asks a route as its person, by way of JSON; a refusal arrives as it would at a page. */
function asking(routes: readonly AnyRoute[], { context }: Pick<SpaceMember, 'context'>) {
  return async <T>(name: string, input: RawInput): Promise<T> => {
    const route = routes.find(({ endpoint }) => endpoint.name === name)
    if (!route) throw new Error(`no route is called ${name}`)
    try {
      const reply = await route.run(context, input, head)
      return reply instanceof Object && 'stream' in reply ? (reply as T) : (JSON.parse(JSON.stringify(reply)) as T)
    } catch (error) {
      throw error instanceof Refusal ? new ApiRefusal(error.code) : error
    }
  }
}

/** In memory: a folder would be gone before the next file of tests. */
function memoryBlobs(): BlobStore {
  const kept = new Map<string, Buffer>()
  return {
    async put(content) {
      const bytes = Buffer.concat(await Array.fromAsync(content as AsyncIterable<Uint8Array>))
      const name = randomUUID()
      kept.set(name, bytes)
      return { name, bytes: bytes.length }
    },
    async get(name) {
      const bytes = kept.get(name)
      return bytes ? { bytes: bytes.length, stream: Readable.from([bytes]) } : null
    },
    async remove(name) {
      kept.delete(name)
    },
    sweep: async () => 0,
  }
}

const files = fileRoutes(memoryBlobs())

/** The routes of the real modules, in the name of one person. */
export function sourceOf(member: Pick<SpaceMember, 'context'>): SpaceSource {
  const ask = asking([...spaceRoutes(), ...keyRoutes(outerKeyOf(newRing()))], member)
  const askFiles = asking(files, member)
  return {
    show: (space) => ask<SpaceReply>('getSpace', { params: { space } }),
    list: (space, after) => ask('listEntries', { params: { space }, query: { after } }),
    practiceKey: async () => (await ask<{ publicKey: string | null }>('getPracticeKey', {})).publicKey,
    addEpoch: (space, body) => ask('addEpoch', { params: { space }, body }),
    eraseEntry: (space, number) => ask('eraseEntry', { params: { space, number } }),
    async keepFile(space, sealed) {
      const { file } = await askFiles<{ file: string }>('sendFile', { params: { space }, body: Readable.from([Buffer.from(sealed)]) })
      return file
    },
    async fetchFile(space, file) {
      const { stream } = await askFiles<{ stream: AsyncIterable<Uint8Array> }>('getFile', { params: { space, file } })
      return new Uint8Array(Buffer.concat(await Array.fromAsync(stream)))
    },
    eraseFile: (space, file) => askFiles('removeFile', { params: { space, file } }),
  }
}

/** One entry, over HTTP. */
export function sendingOf(member: Pick<SpaceMember, 'context'>) {
  const ask = asking(spaceRoutes(), member)
  return (entry: SealedEntry): Promise<Kept> => ask('sendEntry', { params: { space: entry.header.space }, body: entry })
}

export function shelfOf(member: Pick<SpaceMember, 'context'>): StateShelf {
  const ask = asking(keyRoutes(outerKeyOf(newRing())), member)
  return {
    get: async (name) => (await ask<{ state: Awaited<ReturnType<StateShelf['get']>> }>('getVaultState', { params: { name } })).state,
    put: (body) =>
      ask('keepVaultState', { params: { name: body.ctx.name }, body }).then(
        () => true,
        (error: unknown) => {
          if (error instanceof ApiRefusal && error.code === 'state-outdated') return false
          throw error
        },
      ),
  }
}

export type TestBrowser = { readonly keys: OpenKeys; readonly source: SpaceSource; readonly shelf: StateShelf; readonly session: SpaceSession }

/** A browser of somebody, just opened. What stands between it and the practice may be told. */
export function aBrowserOf(member: SpaceMember, between: Partial<Pick<TestBrowser, 'source' | 'shelf'>> = {}): TestBrowser {
  const keys = keysOf(member)
  const { source = sourceOf(member), shelf = shelfOf(member) } = between
  return { keys, source, shelf, session: makeSession(keys, source, shelf) }
}
