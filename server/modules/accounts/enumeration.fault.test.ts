import { expect, test } from 'vitest'
import { aPerson, aTestPractice, Browser, registered } from '#test/accounts'
import { aDatabase } from '#test/database'

const people = 1000
const practice = await aTestPractice(await aDatabase())
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** One registration is real; the others are copies of it in the database, each with a name of its own. */
async function fill(): Promise<void> {
  const person = await aPerson()
  await registered(practice, person)
  const { pool } = practice.database
  const { sealValue } = await import('./sealed-values.ts')
  const { rows } = await pool.query<{ body_sealed: Buffer }>(`select body_sealed from keys.wrap where account_id = $1 and slot = 'password'`, [
    person.accountId,
  ])
  const placeOf = (id: string) => ({ table: 'keys.wrap', column: 'body_sealed', row: `${id}/password/password` })
  const wrap = practice.outerKey.open(placeOf(person.accountId), rows[0]?.body_sealed ?? Buffer.alloc(0))
  for (let at = 0; at < people; at += 1) {
    const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
    await pool.query(
      `insert into accounts.account (id, username, skeleton, role, language, theme, time_zone, verifier_sealed, created_at)
       values ($1, $2, $2, 'client', 'id', 'system', 'Asia/Jakarta', $3, now())`,
      [
        id,
        `dikenal-${at}`,
        sealValue(practice.outerKey, 'verifier', id, await practice.verifiers.make(Buffer.alloc(32, 1), { network: '', isKnown: false })),
      ],
    )
    await pool.query(`insert into keys.wrap values ($1, 'password', 'password', 1, $2)`, [id, practice.outerKey.seal(placeOf(id), wrap)])
  }
  await pool.query('analyze')
}

const authKey = Buffer.alloc(32, 9).toString('base64url')

/** Argon2id, the same for both, is left out: it would only hide what differs. */
test.each([
  { url: '/api/login/start', bodyOf: (username: string) => ({ username }) },
  { url: '/api/login', bodyOf: (username: string) => ({ username, authKey }) },
  { url: '/api/recovery/open', bodyOf: (username: string) => ({ username, proof: authKey }) },
])(
  '$url tells nobody whether a name is known: same shape, same status, median times less than 5 % apart',
  async ({ url, bodyOf }) => {
    if ((await practice.database.pool.query(`select from accounts.account limit 1`)).rowCount === 0) await fill()
    const shapes = new Set<string>()
    const differences: number[] = []
    // A noisy machine may spoil one round; three in a row differ only if the server does.
    for (let round = 0; round < 3; round += 1) {
      const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
      for (let at = 0; at < people; at += 1) {
        const pair = [
          ['known', `dikenal-${at}`],
          ['unknown', `asing-${at}-${round}`],
        ] as const
        for (const [kind, username] of at % 2 === 0 ? pair : pair.toReversed()) {
          const browser = new Browser(practice.app)
          const startedAt = performance.now()
          const { status, body } = await browser.ask('POST', url, bodyOf(username))
          times[kind].push(performance.now() - startedAt)
          shapes.add(JSON.stringify([status, body.code, Object.keys(body)]))
        }
      }
      const [known, unknown] = [median(times.known), median(times.unknown)]
      differences.push(Math.abs(known - unknown) / Math.max(known, unknown))
      if ((differences.at(-1) ?? 1) < 0.05) break
      practice.clock.pass({ hours: 25 })
    }
    expect(shapes.size).toBe(1)
    expect(Math.min(...differences)).toBeLessThan(0.05)
  },
  180_000,
)
