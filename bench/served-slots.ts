import { join } from 'node:path'
import type { Endpoint, InputOf } from '#contract/endpoint'
import { getSlots, listSoonest } from '#contract/scheduling'
import { specialisations, spokenLanguages } from '#domain/care/fields'
import { schedulingRoutes } from '#modules/scheduling'
import { anonymous, type Context } from '#platform/context'
import { openDatabase } from '#platform/database'
import { buildIfStale } from '#scripts/build'
import { askRoute } from '#test/ask-route'
import { median, say } from './figures.ts'
import { fillFolder } from './filled-folder.ts'
import { fillTimes, withClient } from './filled-times.ts'
import { everybodyAsks, load } from './load.ts'
import { databaseOf, inFolder, startTeduh } from './process-of-ours.ts'

const inFlight = 50
const seconds = 5
const rounds = 3
const bookings = 40
export const servedGoals = { monthP99Ms: 15, soonestP99Ms: 40 }

/** The same question one after the other, each after its first answer. @returns the middle of so many, in ms */
async function fromDatabase<E extends Endpoint>(connectionString: string, endpoint: E, input: InputOf<E>, times: number, isCold = false) {
  const database = await openDatabase(connectionString)
  const context: Context = { actor: anonymous, db: database.db, now: Temporal.Now.instant }
  try {
    const taken: number[] = []
    let routes = schedulingRoutes()
    await askRoute(routes, context, endpoint, input)
    for (let turn = 0; turn < times; turn += 1) {
      if (isCold) routes = schedulingRoutes()
      const startedAt = performance.now()
      await askRoute(routes, context, endpoint, input)
      taken.push(performance.now() - startedAt)
    }
    const ms = median(taken)
    return { ms, perSecond: 1000 / ms }
  } finally {
    await database.close()
  }
}

async function overHttp(origin: string, shares: string[][]) {
  const found = []
  await load({ origin, seconds: 2, shares })
  for (let round = 0; round < rounds; round += 1) found.push(await load({ origin, seconds, shares }))
  return {
    perSecond: median(found.map((one) => one.perSecond)),
    p50Ms: median(found.map((one) => one.p50Ms)),
    p99Ms: median(found.map((one) => one.p99Ms)),
  }
}

async function aService(connectionString: string) {
  const { rows } = await withClient(connectionString, (client) =>
    client.query<{ slug: string; id: string }>(
      `select c.slug, s.id from counsellors.counsellor c join counsellors.service s on s.counsellor_id = c.id and s.mode = 'video' where c.account_id is not null order by c.id limit 1`,
    ),
  )
  const [found] = rows
  if (!found) throw new Error('nobody offers video')
  return found
}

/** As many searches as people think of at once, everybody in an order of their own. */
function searches(): string[][] {
  const paths = ['/api/soonest']
  for (const specialisation of specialisations.slice(0, 10)) paths.push(`/api/soonest?specialisation=${specialisation}`)
  for (const language of spokenLanguages.slice(0, 4)) paths.push(`/api/soonest?language=${language}&mode=video`)
  for (const price of [150_000, 200_000, 300_000]) paths.push(`/api/soonest?maxPriceIdr=${price}`)
  return Array.from({ length: inFlight }, (_, turn) => paths.map((_path, at) => paths[(at * 7 + turn) % paths.length] ?? ''))
}

/** From the database in this process, and from a server of ours with 2,000 counsellors, each with forty appointments in the month. */
export async function measureServed() {
  await buildIfStale()
  return inFolder(async (folder) => {
    say('filling a practice with 2,000 counsellors …')
    const dataFolder = join(folder, 'data')
    await fillFolder(dataFolder, 2000)
    const teduh = await startTeduh({ dataFolder, firstPage: '/healthz', patienceMs: 60_000 })
    try {
      const connectionString = await databaseOf(dataFolder)
      const search = { query: {} }
      await fillTimes(connectionString, 100, bookings)
      const hundred = await fromDatabase(connectionString, listSoonest, search, 20, true)
      await fillTimes(connectionString, 2000, bookings)
      const { slug, id } = await aService(connectionString)
      const month = await fromDatabase(connectionString, getSlots, { params: { slug }, query: { service: id, days: 30 } }, 200)
      const cold = await fromDatabase(connectionString, listSoonest, search, 5, true)
      const warm = await fromDatabase(connectionString, listSoonest, search, 200)
      say(
        `a month ${month.ms.toFixed(2)} ms; soonest of 100 ${hundred.ms.toFixed(1)} ms, of 2,000 ${cold.ms.toFixed(0)} ms, remembered ${warm.ms.toFixed(2)} ms`,
      )
      const monthHttp = await overHttp(teduh.origin, everybodyAsks(`/api/counsellors/${slug}/slots?service=${id}&days=30`, inFlight))
      say(`a month over HTTP: ${monthHttp.perSecond.toFixed(0)}/s p50 ${monthHttp.p50Ms.toFixed(1)} p99 ${monthHttp.p99Ms.toFixed(1)} ms`)
      const soonestHttp = await overHttp(teduh.origin, searches())
      say(
        `soonest of 2,000 over HTTP: ${soonestHttp.perSecond.toFixed(0)}/s p50 ${soonestHttp.p50Ms.toFixed(1)} p99 ${soonestHttp.p99Ms.toFixed(1)} ms`,
      )
      return {
        database: { month, soonestOfHundred: hundred, soonestOf2000: cold, soonestRemembered: warm },
        http: { month: monthHttp, soonest: soonestHttp },
      }
    } finally {
      await teduh.stop()
    }
  })
}
