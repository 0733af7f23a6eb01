import { randomUUID } from 'node:crypto'
import {
  bodyKeys,
  createIdentity,
  createMasterKey,
  createPracticeKey,
  issueCertificate,
  makeEpoch,
  rotateIdentity,
  sealEntry,
  type BodyKeys,
  type EpochDraft,
  type EpochSecret,
  type EntryHeader,
  type Identity,
  type MasterKey,
  type NewEpoch,
  type PracticeKey,
  type SealedEntry,
  type SignedCard,
  type VerifiedCard,
} from '#crypto'
import type { Context } from '#platform/context'
import type { Database } from '#platform/database'
import { aContext } from './database.ts'

/** Somebody with an account, a card and, if they work here, a certificate; with the keys that only their browser has. */
export type SpaceMember = {
  readonly uid: string
  readonly role: 'client' | 'counsellor' | 'supervisor'
  readonly identity: Identity
  readonly card: VerifiedCard
  readonly signed: SignedCard
  readonly masterKey: MasterKey
  readonly context: Context
}

const practices = new WeakMap<Database, Promise<PracticeKey>>()

/** The key by which the practice of this database vouches. */
export function practiceKeyOf(database: Database): Promise<PracticeKey> {
  const known = practices.get(database) ?? aPracticeKey(database)
  practices.set(database, known)
  return known
}

async function aPracticeKey({ pool }: Database): Promise<PracticeKey> {
  const uid = randomUUID()
  const { masterKey } = await createMasterKey([])
  const { practiceKey } = await createPracticeKey(masterKey, uid)
  // A practice that was set up has one already; its secret is nobody's in a test.
  const row = [Buffer.from(practiceKey.publicKey), uid]
  await pool.query(
    `insert into keys.practice_key (public_key, made_by, made_at) values ($1, $2, now())
     on conflict (only_one) do update set public_key = excluded.public_key`,
    row,
  )
  return practiceKey
}

/** New keys under the same name, as a browser makes them; certified anew if they work here. */
export async function withNewCard(database: Database, one: SpaceMember): Promise<SpaceMember> {
  const { identity, card, signed, sealed } = await rotateIdentity(one.masterKey, one.card, one.identity.sign)
  const hash = Buffer.from(card.hash, 'base64url')
  await database.pool.query('insert into keys.card (account_id, ver, signed, hash, ed, sealed_keys, at) values ($1, $2, $3, $4, $5, $6, now())', [
    one.uid,
    card.ver,
    signed,
    hash,
    Buffer.from(card.ed, 'base64url'),
    sealed,
  ])
  if (one.role !== 'client') await certify(database, card, [one.role])
  return { ...one, identity, card, signed }
}

/** The practice vouches for somebody, until 2100 unless told. */
export async function certify(database: Database, { uid, hash }: VerifiedCard, roles: string[], validUntil = 4_102_444_800): Promise<void> {
  const draft = { suite: 1, uid, cardHash: hash, name: nameOnCertificate(uid), licence: '-', roles, validUntil } as const
  await database.pool.query(
    `insert into keys.certificate (account_id, card_hash, signed, valid_until, issued_by, issued_at) values ($1, $2, $3, to_timestamp($4), $1, now())`,
    [uid, Buffer.from(hash, 'base64url'), await issueCertificate(await practiceKeyOf(database), draft), validUntil],
  )
}

/** By which name the practice vouches for somebody of a test. */
export const nameOnCertificate = (uid: string) => `Konselor ${uid.slice(0, 8)}`

export async function aSpaceMember(database: Database, role: SpaceMember['role'] | 'admin' = 'client'): Promise<SpaceMember> {
  const uid = randomUUID()
  const { masterKey } = await createMasterKey([])
  const { identity, card, signed, sealed } = await createIdentity(masterKey, uid)
  const { pool } = database
  await pool.query(
    `insert into accounts.account (id, username, skeleton, role, language, theme, time_zone, verifier_sealed, created_at)
     values ($1, $2, $2, $3, 'id', 'system', 'Asia/Jakarta', '\\x00', now())`,
    [uid, `orang-${uid.slice(0, 8)}`, role],
  )
  const hash = Buffer.from(card.hash, 'base64url')
  await pool.query('insert into keys.card (account_id, ver, signed, hash, ed, sealed_keys, at) values ($1, 1, $2, $3, $4, $5, now())', [
    uid,
    signed,
    hash,
    Buffer.from(card.ed, 'base64url'),
    sealed,
  ])
  if (role !== 'client') await certify(database, card, [role])
  const context = aContext(database, { kind: 'account', accountId: uid, role, frozen: false, loginId: uid })
  return { uid, role: role as SpaceMember['role'], identity, card, signed, masterKey, context }
}

/** A space as its members' browsers know it. */
export type TestSpace = {
  readonly space: string
  readonly draft: EpochDraft
  readonly made: NewEpoch
  readonly secrets: ReadonlyMap<number, EpochSecret>
}

const inOrder = (people: readonly SpaceMember[]) => people.toSorted((a, b) => (a.uid < b.uid ? -1 : 1))
const memberOf = ({ uid, role, card }: SpaceMember) => ({ uid, role, cardHash: card.hash })

export async function aSpace(by: SpaceMember, people: readonly SpaceMember[], change: Partial<EpochDraft> = {}): Promise<TestSpace> {
  const members = inOrder(people)
  const client = members.find(({ role }) => role === 'client')?.uid ?? ''
  const space = randomUUID()
  const draft: EpochDraft = {
    suite: 1,
    space,
    kind: 'chat',
    client,
    epoch: 0,
    prev: '',
    by: by.uid,
    card: by.card.hash,
    act: { kind: 'create' },
    members: members.map(memberOf),
    ...change,
  }
  const made = await makeEpoch(
    by.identity,
    draft,
    members.map(({ card }) => card),
  )
  return { space: draft.space, draft, made, secrets: new Map([[0, made.secret]]) }
}

/** The epoch that follows. */
export async function theNext(
  before: TestSpace,
  by: SpaceMember,
  people: readonly SpaceMember[],
  act: EpochDraft['act'] = { kind: 'rotate' },
  change: Partial<EpochDraft> = {},
): Promise<TestSpace> {
  const members = inOrder(people)
  const draft = {
    ...before.draft,
    epoch: before.draft.epoch + 1,
    prev: before.made.hash,
    by: by.uid,
    card: by.card.hash,
    act,
    members: members.map(memberOf),
    ...change,
  }
  const made = await makeEpoch(
    by.identity,
    draft,
    members.map(({ card }) => card),
  )
  return { space: before.space, draft, made, secrets: new Map(before.secrets).set(draft.epoch, made.secret) }
}

/** Somebody who writes: their own chain goes on from entry to entry. */
export function aWriter({ uid, identity }: SpaceMember, { space, draft, made, secrets }: TestSpace) {
  const keys: BodyKeys = bodyKeys(async (epoch) => secrets.get(epoch) ?? Promise.reject(new Error('no secret')))
  let seq = 0
  let prev = ''
  return async (text: string, change: Partial<EntryHeader> = {}): Promise<SealedEntry> => {
    const header: EntryHeader = {
      suite: 1,
      space,
      epoch: draft.epoch,
      record: made.hash,
      kind: 'message',
      from: uid,
      id: randomUUID(),
      seq: seq + 1,
      prev,
      seen: {},
      kt: '',
      at: 1_795_000_000_000,
      ...change,
    }
    const { entry, hash } = await sealEntry(identity.sign, keys, header, new TextEncoder().encode(text))
    seq = header.seq
    prev = hash
    return entry
  }
}
