/**
 * `npm run bench -- booking`: sixteen clients who want the same times, through the API, beside bare inserts under the same constraints in the same
 * table and the same run. Each time is wanted by four at once: one has it, three are shown what comes next. In both, an answer is a commit.
 */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { Client } from 'pg'
import { buildIfStale } from '#scripts/build'
import { median, say, tell } from './figures.ts'
import { fillFolder } from './filled-folder.ts'
import { fillClients, fillTimes, withClient } from './filled-times.ts'
import { databaseOf, inFolder, startTeduh } from './process-of-ours.ts'

const goal = 0.3
const workers = 16
const wantedBy = 4
const rounds = 4
const perRound = 1600
/** Of a working day in Jakarta, in UTC. */
const hours = ['02', '03', '04', '06', '07', '08', '09']
const agent = new Agent({ keepAlive: true, maxSockets: workers })

type Time = { readonly slug: string; readonly service: string; readonly counsellor: string; readonly startsAt: string }

/** @returns whether the time was kept for whoever asked */
function hold(origin: string, token: string, { slug, service, startsAt }: Time): Promise<boolean> {
  const url = new URL('/api/appointments', origin)
  const body = JSON.stringify({ id: randomUUID(), counsellor: slug, service, startsAt, timeZone: 'Asia/Jayapura' })
  const headers = { 'content-type': 'application/json', origin: `http://localhost:${url.port}`, cookie: `__Host-teduh-login=${token}` }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => {
        if (response.statusCode === 200) resolve((JSON.parse(text) as { appointment: unknown }).appointment !== null)
        else reject(new Error(`${response.statusCode}: ${text}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Sixteen at once, each taking the next turn. @returns commits and winners per second */
async function together(turns: number, work: (turn: number, worker: number) => Promise<boolean>) {
  const startedAt = performance.now()
  let [next, kept] = [0, 0]
  const worker = async (_: unknown, number: number) => {
    for (let turn = next++; turn < turns; turn = next++) if (await work(turn, number)) kept += 1
  }
  await Promise.all(Array.from({ length: workers }, worker))
  const seconds = (performance.now() - startedAt) / 1000
  return { perSecond: turns / seconds, keptPerSecond: kept / seconds, kept }
}

/** The least that is as safe: the constraints alone, no login, no rules, no words. */
const bareInsert = `insert into scheduling.appointment (id, client_id, counsellor_id, service_id, mode, service_name, minutes, price_idr, starts_at, ends_at,
    occupied_until, state, held_until, held_for, change_until, grace_until, client_time_zone, made_at)
  values ($1, $2, $3, $4, 'video', '{"id":"","en":""}', 50, 0, $5::timestamptz, $5::timestamptz + interval '50 minutes', $5::timestamptz + interval '1 hour',
    'held', now() + interval '10 minutes', 'choosing', $5, $5, 'Asia/Jakarta', now()) on conflict do nothing`

/** Hours of working days that nobody has, of many counsellors. */
async function freeTimes(connectionString: string, count: number): Promise<Time[]> {
  const { rows } = await withClient(connectionString, (client) =>
    client.query<{ slug: string; service: string; counsellor: string }>(
      `select distinct on (c.id) c.slug, s.id as service, c.account_id as counsellor from counsellors.counsellor c
       join counsellors.service s on s.counsellor_id = c.id and s.mode = 'video' and s.minutes = 50
       join scheduling.calendar k on k.counsellor_id = c.account_id where k.time_zone = 'Asia/Jakarta' order by c.id`,
    ),
  )
  const monday = Temporal.Now.plainDateISO('UTC').add({ days: 35 })
  const first = monday.add({ days: 8 - monday.dayOfWeek })
  return Array.from({ length: count }, (_, at) => {
    const one = rows[at % rows.length]
    if (!one) throw new Error('nobody offers video')
    const turn = Math.floor(at / rows.length)
    return { ...one, startsAt: `${first.add({ days: turn % 5 }).toString()}T${hours[Math.floor(turn / 5)]}:00:00Z` }
  })
}

await buildIfStale()
await inFolder(async (folder) => {
  say('filling a practice with 1,200 counsellors …')
  const dataFolder = join(folder, 'data')
  await fillFolder(dataFolder, 1200)
  const teduh = await startTeduh({ dataFolder, firstPage: '/healthz', patienceMs: 60_000 })
  const connectionString = await databaseOf(dataFolder)
  const bare = await Promise.all(Array.from({ length: workers }, async () => new Client({ connectionString })))
  try {
    await fillTimes(connectionString, 1200, 40)
    const tokens = await fillClients(connectionString, rounds * perRound)
    const times = await freeTimes(connectionString, (2 * rounds * perRound) / wantedBy)
    await Promise.all(bare.map((client) => client.connect()))
    const [ours, floors]: [Awaited<ReturnType<typeof together>>[], Awaited<ReturnType<typeof together>>[]] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      const timeOf = (turn: number, half: number) => times[Math.floor(((2 * round + half) * perRound + turn) / wantedBy)] as Time
      floors.push(
        await together(perRound, async (turn, worker) => {
          const { counsellor, service, startsAt } = timeOf(turn, 0)
          const done = await bare[worker]?.query({
            name: 'hold',
            text: bareInsert,
            values: [randomUUID(), randomUUID(), counsellor, service, startsAt],
          })
          return done?.rowCount === 1
        }),
      )
      ours.push(await together(perRound, (turn) => hold(teduh.origin, tokens[round * perRound + turn] ?? '', timeOf(turn, 1))))
    }
    const middle = (of: typeof ours) => ({
      perSecond: median(of.map((one) => one.perSecond)),
      keptPerSecond: median(of.map((one) => one.keptPerSecond)),
    })
    const [api, raw] = [middle(ours), middle(floors)]
    const ratio = median(ours.map((one, round) => one.perSecond / (floors[round]?.perSecond ?? Number.NaN)))
    const kept = ours.reduce((sum, one) => sum + one.kept, 0)
    const doubles = await doubleBookings(connectionString)
    const isExact = kept === (rounds * perRound) / wantedBy
    say(
      `${api.perSecond.toFixed(0)} answers a second beside ${raw.perSecond.toFixed(0)} bare ones, ${ratio.toFixed(2)}; ${kept} times kept, ${doubles} twice`,
    )
    tell({ bench: 'booking', workers, wantedBy, api, raw, ratio, kept, isExact, doubles, goal, ok: ratio >= goal && doubles === 0 && isExact })
  } finally {
    await Promise.all(bare.map((client) => client.end()))
    await teduh.stop()
    agent.destroy()
  }
})

/** Counted without the help of the constraints. */
async function doubleBookings(connectionString: string): Promise<number> {
  const { rows } = await withClient(connectionString, (client) =>
    client.query<{ count: number }>(
      `select count(*)::int from (select lead(starts_at) over (partition by counsellor_id order by starts_at) < occupied_until as is_double
       from scheduling.appointment where state in ('held', 'confirmed')) t where is_double`,
    ),
  )
  return rows[0]?.count ?? Number.NaN
}
