import { drizzle } from 'drizzle-orm/node-postgres'
import { expect, test } from 'vitest'
import { placeOf } from '#crypto'
import { aDatabase } from './database.ts'
import { historyFault, type Told } from './history-checker.ts'
import { aTruth } from './lies.ts'
import { sourceOf } from './space-browsers.ts'

const database = await aDatabase()
const truth = await aTruth(database)
const { ani, budi, citra, space, other } = truth
const { entries } = await sourceOf(ani).list(space, 0)
const told: Told[] = entries.map(({ number, entry: { header } }) => ({ space, from: header.from, id: header.id, number }))
await sourceOf(budi).eraseEntry(space, 2)

test('a history to which nothing happened is whole, also where a body was erased', async () => {
  expect(await historyFault(database, told)).toBeNull()
})

/** Constraints that would not let it happen are out of the way while it does. */
async function afterBreaking(statements: readonly string[]): Promise<string | null> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    for (const name of ['entry_id', 'seq']) await client.query(`alter table spaces.entry drop constraint entry_space_id_from_id_${name}_key`)
    for (const one of statements) await client.query(one)
    const pool = { query: client.query.bind(client) }
    return await historyFault({ pool, db: drizzle(client) } as never, told)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Where her chain ended before the last. */
const before = Buffer.from((await placeOf(entries[4]?.entry)).hash, 'base64url').toString('hex')

const of = `space_id = '${space}'`
test.each<[string, string[], RegExp]>([
  [
    'an acknowledged entry at the end is gone, with every trace',
    [
      `delete from spaces.entry where ${of} and number = 7`,
      `update spaces.space set last_number = 6 where id = '${space}'`,
      `update spaces.head set seq = 3, hash = '\\x${before}' where ${of} and account_id = '${ani.uid}'`,
    ],
    /entry 7 was acknowledged, and is lost/,
  ],
  ['an entry in the middle is gone', [`delete from spaces.entry where ${of} and number = 3`], /entry 3 is missing/],
  ['a number is left out', [`update spaces.entry set number = 8 where ${of} and number = 7`], /entry 7 is missing/],
  ['an entry is there twice', [doubled()], /entry 8: entry-repeated/],
  [
    'an entry is numbered otherwise than it was told',
    [
      `update spaces.entry set number = 100 where ${of} and number = 5`,
      `update spaces.entry set number = 5 where ${of} and number = 6`,
      `update spaces.entry set number = 6 where ${of} and number = 100`,
    ],
    /entry 5: entry-seen-missing|entry 5: entry/,
  ],
  [
    'a signature is another',
    [`update spaces.entry set sig = (select sig from spaces.entry where ${of} and number = 1) where ${of} and number = 3`],
    /entry 3: signature-wrong/,
  ],
  [
    'a header is another',
    [`update spaces.entry set header = jsonb_set(header::jsonb, '{at}', '1')::json where ${of} and number = 3`],
    /entry 3: signature-wrong/,
  ],
  [
    'a body is another',
    [`update spaces.entry set ct = (select ct from spaces.entry where ${of} and number = 1) where ${of} and number = 3`],
    /entry 3: (signature-wrong|another body)/,
  ],
  [
    'a row names another sender',
    [`update spaces.entry set from_id = '${budi.uid}' where ${of} and number = 7`],
    /entry 7: (signer-mismatch|not the header)/,
  ],
  ['a row names another place in its sender’s chain', [`update spaces.entry set seq = 9 where ${of} and number = 7`], /entry 7: not the header/],
  [
    'an entry lies in another space',
    [`update spaces.entry set space_id = '${other}', number = 2 where ${of} and number = 7`],
    /entry 2: (entry-space-mismatch|entry-epoch-unknown|entry-not-a-member)|last number is 7, of 6/,
  ],
  ['the last number is more than there is', [`update spaces.space set last_number = 9 where id = '${space}'`], /last number is 9, of 7/],
  ['a head is behind', [`update spaces.head set seq = 1 where ${of} and account_id = '${ani.uid}'`], /head of/],
  ['a head is gone', [`delete from spaces.head where ${of} and account_id = '${ani.uid}'`], /a head is missing/],
  ['an epoch is gone', [`delete from spaces.epoch where ${of} and epoch = 0`], /epoch 1: epoch-stale/],
  ['the newest epoch is gone', [`delete from spaces.epoch where ${of} and epoch = 1`], /newest epoch is not its last/],
  [
    'an epoch is signed by another',
    [`update spaces.epoch set sig = (select sig from spaces.epoch where ${of} and epoch = 0) where ${of} and epoch = 1`],
    /epoch 1: signature-wrong/,
  ],
  [
    'a record names another act',
    [`update spaces.epoch set record = jsonb_set(record, '{act}', '{"kind":"rotate"}') where ${of} and epoch = 1`],
    /epoch 1: signature-wrong/,
  ],
  [
    'somebody is a member who is in no epoch',
    [`insert into spaces.member (space_id, account_id, role, card_hash) values ('${space}', '${citra.uid}', 'counsellor', '\\x00')`],
    /members are not those/,
  ],
  [
    'a key is sealed to somebody who was sent away',
    [
      `insert into spaces.wrap (space_id, epoch, account_id, enc, ct) select space_id, 1, account_id, enc, ct from spaces.wrap where ${of} and epoch = 0 and account_id = '${citra.uid}'`,
    ],
    /epoch 1 is sealed to/,
  ],
  ['a wrap is gone', [`delete from spaces.wrap where ${of} and epoch = 1 and account_id = '${budi.uid}'`], /epoch 1 has no wrap/],
  [
    'the audit trail was edited',
    [`update audit.event set subject = 'x' where seq = (select max(seq) from audit.event)`],
    /audit trail: row \d+ changed/,
  ],
  [
    'a row of the audit trail is gone',
    [`delete from audit.event where seq = (select max(seq) - 1 from audit.event)`],
    /audit trail: row \d+ missing/,
  ],
])('%s: it is named', async (_, statements, name) => {
  expect(await afterBreaking(statements)).toMatch(name)
})

test('an acknowledgement of what is not there, or under another number, is named', async () => {
  const [first] = told as [Told]
  expect(await historyFault(database, [{ ...first, id: other }])).toMatch(/was acknowledged, and is lost/)
  expect(await historyFault(database, [{ ...first, number: 4 }])).toMatch(/acknowledged as 4 is entry 1/)
})

function doubled(): string {
  const columns = 'from_id, seq, epoch, kind, header, iv, ct, body_hash, sig, kept_at'
  return `insert into spaces.entry (space_id, number, entry_id, ${columns}) select space_id, 8, entry_id, ${columns} from spaces.entry where ${of} and number = 7`
}
