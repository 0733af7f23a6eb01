import { erasedOf, placeOf, readSealedEntry, verifyCard, verifyEntry, verifyEpoch, type VerifiedCard } from '#crypto'
import { entryRefusal, headsAfter, type EpochView, type Head } from '#domain/spaces/entry-order'
import { isEpochRecord, nextEpoch, type Member, type SpaceState } from '#domain/spaces/membership'
import { verifyAuditChain } from '#modules/audit'
import type { Database } from '#platform/database'

/** What a sender was told: kept, under this number. */
export type Told = { readonly space: string; readonly from: string; readonly id: string; readonly number: number }

type EpochRow = { epoch: number; record: Record<string, unknown>; sig: string; hash: Buffer }
type EntryRow = {
  number: number
  from: string
  id: string
  seq: number
  epoch: number
  header: object
  iv: string | null
  ct: string | null
  bodyHash: Buffer
  sig: string
  isWrong: boolean
}
type SpaceRow = { id: string; epoch: number; head: Buffer; lastNumber: number }
type Cards = ReadonlyMap<string, VerifiedCard>

/** The first thing that is wrong, in words for whoever repairs; it ends the check. */
class Found extends Error {}
const found = (what: string): never => {
  throw new Found(what)
}

const entryColumns = `number::int, from_id as "from", entry_id as id, seq::int, epoch, header, iv, ct, body_hash as "bodyHash", sig, wrong_at is not null as "isWrong"`

/**
 * [Note: what is never lost] After whatever happened to the server: no acknowledged entry is lost and none is there twice; every sender's
 * sequence is without gaps, chains and signatures hold; an epoch follows only the one before, and nothing is sealed to somebody who was
 * gone by then; numbers have no gaps; the audit trail is whole. @returns the first thing that is wrong, or null
 */
export async function historyFault(database: Database, told: readonly Told[] = []): Promise<string | null> {
  try {
    const { pool } = database
    const { rows: signed } = await pool.query<{ signed: unknown }>('select signed from keys.card')
    const cards = new Map((await Promise.all(signed.map((row) => verifyCard(row.signed)))).map((card) => [card.hash, card]))
    const { rows: spaces } = await pool.query<SpaceRow>('select id, epoch, head, last_number::int as "lastNumber" from spaces.space order by id')
    for (const space of spaces) await checkSpace(database, space, cards)
    await checkTold(database, told)
    const { broken } = await verifyAuditChain(database.db)
    if (broken) found(`audit trail: row ${broken.seq} ${broken.reason}`)
    return null
  } catch (error) {
    if (error instanceof Found) return error.message
    throw error
  }
}

async function checkSpace({ pool }: Database, space: SpaceRow, cards: Cards): Promise<void> {
  const { id } = space
  const { rows: epochs } = await pool.query<EpochRow>('select epoch, record, sig, hash from spaces.epoch where space_id = $1 order by epoch', [id])
  const { state, views } = await checkEpochs(id, epochs, cards)
  if (state.epoch !== space.epoch || state.head !== textOf(space.head)) found(`space ${id}: its newest epoch is not its last`)
  const { rows: members } = await pool.query<{ uid: string }>('select account_id as uid from spaces.member where space_id = $1 order by 1', [id])
  if (!isSame(uidsOf(members), uidsOf(state.members))) found(`space ${id}: its members are not those of its last epoch`)
  await checkWraps({ pool } as Database, id, views)
  const { rows: entries } = await pool.query<EntryRow>(`select ${entryColumns} from spaces.entry where space_id = $1 order by number`, [id])
  const heads = await checkEntries(id, entries, views, cards)
  if (space.lastNumber !== entries.length) found(`space ${id}: its last number is ${space.lastNumber}, of ${entries.length} entries`)
  const { rows } = await pool.query<{ uid: string; seq: number; hash: Buffer }>(
    'select account_id as uid, seq::int, hash from spaces.head where space_id = $1',
    [id],
  )
  for (const { uid, seq, hash } of rows) {
    const head = heads.get(uid)
    if (head?.seq !== seq || head.hash !== textOf(hash)) found(`space ${id}: the head of ${uid} is not where their chain ends`)
  }
  if (rows.length !== heads.size) found(`space ${id}: a head is missing`)
}

async function checkEpochs(space: string, rows: readonly EpochRow[], cards: Cards): Promise<{ state: SpaceState; views: readonly EpochView[] }> {
  let state: SpaceState | null = null
  const views: EpochView[] = []
  for (const { epoch, record, sig, hash } of rows) {
    const name = `space ${space}: epoch ${epoch}`
    const verified = await verifyEpoch({ record, sig }, (one) => cards.get(one)).catch((error: Error) => found(`${name}: ${error.message}`))
    if (verified.space !== space || verified.epoch !== epoch || verified.hash !== textOf(hash)) found(`${name}: not the record of this row`)
    if (!isEpochRecord(verified)) return found(`${name}: of no kind that is known`)
    const step = nextEpoch(state, verified, verified.hash, ({ uid, cardHash }) => cards.get(cardHash)?.uid === uid)
    if ('refused' in step) return found(`${name}: ${step.refused}`)
    state = step.state
    views.push({ hash: verified.hash, by: verified.by, members: verified.members as readonly Member[] })
  }
  return { state: state ?? found(`space ${space}: without an epoch`), views }
}

/** One for each member of each epoch; for nobody else, but who was granted it later. */
async function checkWraps({ pool }: Pick<Database, 'pool'>, space: string, views: readonly EpochView[]): Promise<void> {
  const { rows } = await pool.query<{ epoch: number; uid: string; isGranted: boolean }>(
    'select epoch, account_id as uid, granted_by is not null as "isGranted" from spaces.wrap where space_id = $1',
    [space],
  )
  for (const [epoch, { members }] of views.entries()) {
    const given = rows.filter((row) => row.epoch === epoch && !row.isGranted)
    for (const { uid } of members) if (!given.some((row) => row.uid === uid)) found(`space ${space}: epoch ${epoch} has no wrap for ${uid}`)
    for (const { uid } of given)
      if (!members.some((member) => member.uid === uid)) found(`space ${space}: epoch ${epoch} is sealed to ${uid}, who is not in it`)
  }
}

async function checkEntries(space: string, rows: readonly EntryRow[], views: readonly EpochView[], cards: Cards): Promise<ReadonlyMap<string, Head>> {
  let heads: ReadonlyMap<string, Head> = new Map()
  let newest = 0
  const ids = new Set<string>()
  for (const [at, row] of rows.entries()) {
    const name = `space ${space}: entry ${row.number}`
    if (row.number !== at + 1) found(`space ${space}: entry ${at + 1} is missing`)
    const { header, hash } = await signedPart(row, views, cards).catch((error: Error) => found(`${name}: ${error.message}`))
    if (header.from !== row.from || header.id !== row.id || header.seq !== row.seq || header.epoch !== row.epoch)
      found(`${name}: not the header of this row`)
    newest = Math.max(newest, header.epoch)
    const refused = entryRefusal({ space, epochs: new Map(views.slice(0, newest + 1).entries()), heads }, header)
    if (refused) found(`${name}: ${refused}`)
    if (ids.size === ids.add(`${header.from} ${header.id}`).size) found(`${name}: there twice`)
    heads = headsAfter(heads, header, hash)
  }
  return heads
}

/** @throws by the name of `#crypto` */
async function signedPart(row: EntryRow, views: readonly EpochView[], cards: Cards) {
  const { header, iv, ct, bodyHash, sig, isWrong } = row
  const erased = { header, bodyHash: textOf(bodyHash), sig }
  if (isWrong) return placeOf(erased)
  const member = views[row.epoch]?.members.find(({ uid }) => uid === row.from)
  const card = cards.get(member?.cardHash ?? '') ?? found('entry-not-a-member')
  const entry = await verifyEntry(erased, card)
  if (ct !== null && (await erasedOf(readSealedEntry({ header, iv, ct, sig }))).bodyHash !== erased.bodyHash) found('another body than was signed')
  return entry
}

async function checkTold({ pool }: Database, told: readonly Told[]): Promise<void> {
  const { rows } = await pool.query<Told>('select space_id as space, from_id as "from", entry_id as id, number::int from spaces.entry')
  const kept = new Map<string, number[]>()
  for (const { space, from, id, number } of rows) kept.set(`${space} ${from} ${id}`, [...(kept.get(`${space} ${from} ${id}`) ?? []), number])
  for (const { space, from, id, number } of told) {
    const numbers = kept.get(`${space} ${from} ${id}`) ?? []
    if (numbers.length === 0) found(`space ${space}: entry ${number} was acknowledged, and is lost`)
    if (numbers.length > 1) found(`space ${space}: entry ${number} was acknowledged, and is there twice`)
    if (numbers[0] !== number) found(`space ${space}: what was acknowledged as ${number} is entry ${numbers[0]}`)
  }
}

const textOf = (bytes: Buffer) => bytes.toString('base64url')
const uidsOf = (people: readonly { readonly uid: string }[]) => people.map(({ uid }) => uid).toSorted()
const isSame = (one: readonly string[], other: readonly string[]) => one.join() === other.join()
