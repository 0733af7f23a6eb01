import { and, asc, isNotNull, lte, sql, type SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { CounsellorSearch } from '#contract/counsellors'
import { counsellor } from './tables.ts'

/**
 * Licensed today, by the calendar of the place where the counsellor works. Reckoning in zones is the
 * dearest part of a search, so it is left to licences that end on a day that may be today somewhere.
 */
export function licensedToday(now: Temporal.Instant): SQL.Aliased<boolean> {
  const [first, last] = daysOnEarth(now)
  const here = sql`(${now.toString()}::timestamptz at time zone ${counsellor.timeZone})::date`
  const until = counsellor.licensedUntil
  return sql<boolean>`case
    when ${until} is null or ${until} < ${first} then false
    when ${until} > ${last} then true
    else ${until} >= ${here} end`.as('licensed')
}

/** The earliest and the latest calendar day that it is anywhere: UTC−12 and UTC+14. */
function daysOnEarth(now: Temporal.Instant): [first: string, last: string] {
  const dayAt = (offset: string) => now.toZonedDateTimeISO(offset).toPlainDate().toString()
  return [dayAt('-12:00'), dayAt('+14:00')]
}

/** What must hold for a counsellor to be found; undefined filters ask nothing. */
export function searchCondition(search: CounsellorSearch, thisYear: number): SQL | undefined {
  const { specialisation, language, mode, maxPriceIdr, minYears } = search
  const words = searchWords(search.text)
  return and(
    sql`${counsellor.published}`,
    isNotNull(counsellor.lowestPriceIdr),
    has(counsellor.specialisations, specialisation),
    has(counsellor.languages, language),
    has(counsellor.modes, mode),
    maxPriceIdr === undefined ? undefined : cheapEnough(mode, maxPriceIdr),
    minYears === undefined ? undefined : lte(counsellor.practisingSince, thisYear - minYears),
    words.length === 0 ? undefined : sql`${counsellor.searchText} @@ (${textQuery(words)})`,
  )
}

const has = (column: AnyPgColumn, code: string | undefined) => (code === undefined ? undefined : sql`${column} @> array[${code}]`)

/** With a mode chosen, it is that mode's price which must fit. */
function cheapEnough(mode: CounsellorSearch['mode'], maxPriceIdr: number): SQL {
  if (!mode) return lte(counsellor.lowestPriceIdr, maxPriceIdr)
  return sql`(${counsellor.pricesIdr} ->> ${mode})::integer <= ${maxPriceIdr}`
}

/** Letters and digits only, so that nothing typed can become query syntax; eight words are plenty. */
export function searchWords(text: string | undefined): string[] {
  return (
    (text ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,40}/gu)
      ?.slice(0, 8) ?? []
  )
}

/** Shorter words have stems that too many others share. */
const shortestStemmed = 5

/** Every word must occur: as it stands, as a beginning, or by its stem. The letters are those of [Note: search weights]. */
function textQuery(words: string[]): SQL {
  const asItStands = (word: string) => sql`to_tsquery('simple', ${`${word}:*A | ${word}:D`})`
  const byStem = (word: string) => sql`to_tsquery('indonesian', ${`${word}:B`}) || to_tsquery('english', ${`${word}:C`})`
  const each = words.map((word) => (word.length < shortestStemmed ? asItStands(word) : sql`(${asItStands(word)} || ${byStem(word)})`))
  return sql.join(each, sql` && `)
}

/**
 * [Note: fair order] Licensed first. Then, unless asked otherwise, an order that is mixed anew each
 * day and stays the same for that day: nobody is always first, and paging does not repeat people.
 */
export function searchOrder(search: CounsellorSearch, now: Temporal.Instant): SQL[] {
  const day = Number(now.toString().slice(0, 10).replaceAll('-', ''))
  const mixed = sql`hashtextextended(${counsellor.slug}, ${day})`
  const byChoice = {
    fitting: [mixed],
    price: [asc(counsellor.lowestPriceIdr), mixed],
    experience: [asc(counsellor.practisingSince), mixed],
  }[search.order ?? 'fitting']
  // By the name of the column in the result: written out again, it would be reckoned again.
  return [sql`licensed desc`, ...byChoice, asc(counsellor.slug)]
}
