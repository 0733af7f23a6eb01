import { sql } from 'drizzle-orm'
import type { Service } from '#contract/counsellors'
import { m } from '#messages'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { refreshLicence } from './refresh-licence.ts'
import { counsellor, service, type LowestPrices } from './tables.ts'

type Columns = typeof counsellor.$inferInsert
export type NewCounsellor = Omit<Columns, 'id' | 'published' | 'modes' | 'lowestPriceIdr' | 'pricesIdr' | 'licensedUntil' | 'searchText'> & {
  readonly services: readonly Omit<Service, 'id'>[]
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
      modes: [...new Set(services.map((one) => one.mode))],
      lowestPriceIdr: services.length > 0 ? Math.min(...services.map((one) => one.priceIdr)) : null,
      pricesIdr: lowestPrices(services),
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

function lowestPrices(services: NewCounsellor['services']): LowestPrices {
  const lowest: LowestPrices = {}
  for (const { mode, priceIdr } of services) lowest[mode] = Math.min(priceIdr, lowest[mode] ?? priceIdr)
  return lowest
}

/** Everything that a person may search by, stemmed in both languages and as it stands. */
function searchTextOf(person: Omit<NewCounsellor, 'services'>) {
  const words = (locale: 'id' | 'en') =>
    person.specialisations.map((code) => {
      const key = code.replaceAll('-', '_') as 'anxiety'
      return `${m[`specialisation_${key}`]({}, { locale })} ${m[`specialisation_${key}_about`]({}, { locale })}`
    })
  const text = (locale: 'id' | 'en') => [person.headline[locale], person.biography[locale], person.approach[locale], ...words(locale)].join(' ')
  const plain = [person.name, person.city, person.headline.id, person.headline.en, ...words('id'), ...words('en')].join(' ')
  return sql`to_tsvector('simple', ${plain}) || to_tsvector('indonesian', ${text('id')}) || to_tsvector('english', ${text('en')})`
}
