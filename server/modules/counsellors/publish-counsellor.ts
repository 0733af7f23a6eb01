import { sql } from 'drizzle-orm'
import type { Service } from '#contract/counsellors'
import type { OwnService } from '#contract/scheduling'
import { searchWordsFor, zoneWords } from '#domain/care/search-words'
import { m } from '#messages'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { cardPrices } from './card-prices.ts'
import { refreshLicence } from './refresh-licence.ts'
import { counsellor, service } from './tables.ts'

type Columns = typeof counsellor.$inferInsert
export type NewCounsellor = Omit<
  Columns,
  'id' | 'published' | 'modes' | 'lowestPriceIdr' | 'pricesIdr' | 'licensedUntil' | 'searchText' | 'version'
> & {
  readonly services: readonly (Omit<Service, 'id'> & Partial<Pick<OwnService, 'bufferMinutes' | 'bookableBy'>>)[]
}

/** Puts a counsellor with services on the public pages. @returns the new id */
export function publishCounsellor(context: Context, person: NewCounsellor): Promise<string> {
  return inTransaction(context, (inside) => publish(inside, person))
}

async function publish(context: Context, { services, ...person }: NewCounsellor): Promise<string> {
  const { db } = context
  const [row] = await db
    .insert(counsellor)
    .values({
      ...person,
      published: true,
      ...cardPrices(services),
      searchText: searchTextOf(person),
    })
    .returning({ id: counsellor.id })
  if (!row) throw new Error('insert returned no row')
  const rows = services.map((one, position) => ({ ...one, counsellorId: row.id, position }))
  if (rows.length > 0) await db.insert(service).values(rows)
  await refreshLicence(context, row.id)
  await appendAuditEvent(context, { action: 'counsellor.published', subject: `counsellor:${row.id}` })
  return row.id
}

/**
 * [Note: search weights] What a person may search by, each kind under a weight of its own, so that a query
 * says in which it looks: A, names and key words as they stand, also found by their beginning; B and C, the
 * stems of the Indonesian and the English words; D, running text, where only whole words count. Without
 * them 'bali' would find 'kembali', whose stem it is.
 */
function searchTextOf(person: Omit<NewCounsellor, 'services'>) {
  const id = wordsIn('id', person)
  const en = wordsIn('en', person)
  const places = [person.name, person.city].join(' ')
  const keys = [places, id.keys, en.keys].join(' ')
  const prose = [zoneWords[person.timeZone], id.prose, en.prose].join(' ')
  return sql`setweight(to_tsvector('simple', ${keys}), 'A')
    || setweight(to_tsvector('indonesian', ${`${id.keys} ${id.prose}`}), 'B')
    || setweight(to_tsvector('english', ${`${en.keys} ${en.prose}`}), 'C')
    || setweight(to_tsvector('simple', ${prose}), 'D')`
}

function wordsIn(locale: 'id' | 'en', { headline, biography, approach, specialisations, languages }: Omit<NewCounsellor, 'services'>) {
  const fields = specialisations.map((code) => code.replaceAll('-', '_') as 'anxiety')
  const keys = [
    headline[locale],
    ...fields.map((key) => m[`specialisation_${key}`]({}, { locale })),
    ...languages.map((code) => m[`spoken_language_${code}`]({}, { locale })),
    ...specialisations.flatMap((code) => searchWordsFor[code]),
  ]
  const prose = [biography[locale], approach[locale], ...fields.map((key) => m[`specialisation_${key}_about`]({}, { locale }))]
  return { keys: keys.join(' '), prose: prose.join(' ') }
}
