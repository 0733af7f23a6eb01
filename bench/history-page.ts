import {
  bodyKeys,
  canonicalJson,
  createIdentity,
  createMasterKey,
  createPracticeKey,
  fromBase64url,
  issueCertificate,
  makeEpoch,
  sealEntry,
  sha256,
  toBase64url,
  verifyEpoch,
  type Bytes,
  type EntryHeader,
  type NewIdentity,
} from '#crypto'
import type { KeptEntry } from '#contract/spaces'
import { contentOf, makeSession, openSpace, readOn, textOf, type SpaceReply, type SpaceSource } from '#features/spaces'

const count = 1_000
const pageRows = 200
const [clientUid, ownUid, space] = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [string, string, string]
/** About 500 bytes of text. */
const text = 'Terima kasih, hari ini terasa sedikit lebih ringan. '.repeat(10)

async function aConversation() {
  const { masterKey } = await createMasterKey([])
  const [client, own] = await Promise.all([createIdentity(masterKey, clientUid), createIdentity(masterKey, ownUid)])
  const { practiceKey } = await createPracticeKey(masterKey, ownUid)
  const certificate = await issueCertificate(practiceKey, {
    suite: 1,
    uid: ownUid,
    cardHash: own.card.hash,
    name: 'Budi',
    licence: '-',
    roles: ['counsellor'],
    validUntil: 4_102_444_800,
  })
  const members = [client, own].map(({ card }, at) => ({ uid: card.uid, role: at === 0 ? 'client' : 'counsellor', cardHash: card.hash }))
  const made = await makeEpoch(
    client.identity,
    { suite: 1, space, kind: 'chat', client: clientUid, epoch: 0, prev: '', by: clientUid, card: client.card.hash, act: { kind: 'create' }, members },
    [client.card, own.card],
  )
  const { record, sig, wraps } = made.signed
  await verifyEpoch({ record, sig }, (hash) => [client.card, own.card].find((card) => card.hash === hash))
  const keys = bodyKeys(async () => made.secret)
  const entries = await write([client, own], made.hash, keys)
  const reply = {
    epochs: [{ record, sig, own: wraps[1] ?? null, madeAt: '2026-11-20T05:00:00Z' }],
    cards: [client.signed, own.signed],
    certificates: [certificate],
    marks: [],
  } as unknown as SpaceReply
  const openKeys = { accountId: ownUid, masterKey, identity: own.identity, card: own.card, signed: own.signed }
  return { entries, reply, openKeys, keys, people: [client, own], practiceKey: toBase64url(practiceKey.publicKey) }
}

/** Two who talk in turns, each having read the other. */
async function write(people: readonly NewIdentity[], record: string, keys: ReturnType<typeof bodyKeys>): Promise<KeptEntry[]> {
  const heads = new Map(people.map(({ card }) => [card.uid, { seq: 0, hash: '' }]))
  const entries: KeptEntry[] = []
  for (let at = 0; at < count; at++) {
    const { card, identity } = people[at % 2] as NewIdentity
    const { seq, hash: prev } = heads.get(card.uid) ?? { seq: 0, hash: '' }
    const seen = Object.fromEntries([...heads].filter(([uid, head]) => uid !== card.uid && head.seq > 0).map(([uid, head]) => [uid, head.seq]))
    const place = { space, epoch: 0, record, kind: 'message', from: card.uid, id: crypto.randomUUID() }
    const header: EntryHeader = { suite: 1, ...place, seq: seq + 1, prev, seen, kt: '', at: 1_795_000_000_000 }
    const { entry, hash } = await sealEntry(identity.sign, keys, header, textOf({ v: 1, type: 'text', text }))
    heads.set(card.uid, { seq: seq + 1, hash })
    entries.push({ number: at + 1, keptAt: '2026-11-20T05:00:00Z', body: 'whole', entry: entry as unknown as KeptEntry['entry'] })
  }
  return entries
}

const conversation = aConversation()

/** In memory: what travels is not measured. */
function aSource({ entries, reply, practiceKey }: Awaited<typeof conversation>): SpaceSource {
  return {
    show: async () => reply,
    list: async (_, after) => ({ entries: entries.slice(after, after + pageRows), lastNumber: count }),
    practiceKey: async () => practiceKey,
  } as Partial<SpaceSource> as SpaceSource
}

type Bare = {
  readonly key: CryptoKey
  readonly sig: Bytes
  readonly signed: Bytes
  readonly iv: Bytes
  readonly ct: Bytes
  readonly aad: Bytes
  readonly aes: CryptoKey
}

/** Everything that has to be known before a signature is verified and a body decrypted, in bytes. */
async function bareParts(): Promise<Bare[]> {
  const { entries, keys, people } = await conversation
  const verifiers = new Map(
    await Promise.all(
      people.map(async ({ card }) => [card.uid, await crypto.subtle.importKey('raw', fromBase64url(card.ed), 'Ed25519', false, ['verify'])] as const),
    ),
  )
  return Promise.all(
    entries.map(async ({ entry }) => {
      if (!('ct' in entry)) throw new Error('a body is missing')
      const header = entry.header as EntryHeader
      const aad = canonicalJson(header)
      const [iv, ct] = [fromBase64url(entry.iv), fromBase64url(entry.ct)]
      const bodyHash = await sha256(new Uint8Array([...iv, ...ct]))
      const content = await sha256(new Uint8Array([aad.length >> 8, aad.length & 255, ...aad, ...bodyHash]))
      const name = new TextEncoder().encode('teduh/v1 entry')
      const signed = new Uint8Array([0, name.length, ...name, ...content])
      return { key: verifiers.get(header.from) as CryptoKey, sig: fromBase64url(entry.sig), signed, iv, ct, aad, aes: await keys.keyFor(header) }
    }),
  )
}
const bare = bareParts()

const page = {
  /** Milliseconds from open keys to a conversation of which every entry was checked and opened. */
  async open() {
    const known = await conversation
    const session = makeSession(known.openKeys, aSource(known), { get: async () => null, put: async () => true })
    const startedAt = performance.now()
    const { book } = await openSpace(session, space)
    let opened = 0
    for await (const { entries } of readOn(session, book)) {
      for (const { body } of entries) if (contentOf(body) !== null) opened += 1
    }
    if (opened !== count) throw new Error(`${opened} of ${count} opened`)
    return performance.now() - startedAt
  },
  /** Milliseconds of WebCrypto alone: as many signatures and bodies, with every key imported and every byte ready. */
  async bare() {
    const parts = await bare
    const startedAt = performance.now()
    const good = await Promise.all(
      parts.map(async ({ key, sig, signed, iv, ct, aad, aes }) => {
        const [isSigned, content] = await Promise.all([
          crypto.subtle.verify('Ed25519', key, sig, signed),
          crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: aad }, aes, ct),
        ])
        return isSigned && content.byteLength > 0
      }),
    )
    if (!good.every(Boolean)) throw new Error('a signature does not hold')
    return performance.now() - startedAt
  },
}

export type HistoryPage = typeof page
;(globalThis as unknown as { page: HistoryPage }).page = page
