/**
 * `npm run bench -- public-pages`: the public pages over 2,000 counsellors, beside a bare Fastify route that sends the same bytes, in turns,
 * in the same run. Requests per second depend on what else the machine does; processor time per request hardly does, so both are told.
 */
import { join } from 'node:path'
import { median, say, tell } from './figures.ts'
import { startFloor, type Floor } from './floor.ts'
import { everybodyAsks, load, type Loaded } from './load.ts'
import { inFolder, startTeduh, type Teduh } from './process-of-ours.ts'
import { dealtTo, shuffledFor, threeFilterPaths } from './three-filters.ts'

const inFlight = 50
const rounds = 4
const secondsPerRound = 3
/** A page is kept for sixty seconds, so in rounds of ten the mix draws six times as many pages anew as it would in real life. */
const secondsOfSearching = 10
const searchRounds = 3
const hotPages = { home: '/', counsellors: '/konselor' }
/** Distinct searches of the mix: more than people will think of in a minute. */
const mixSize = 300
const coldPerConnection = 1000
const goals = { ratio: 0.25, searchP99Ms: 25 }

type Sample = Loaded & { readonly cpuMicros: number }

async function sample(origin: string, cpuMs: () => Promise<number>, seconds: number, shares: string[][]): Promise<Sample> {
  const before = await cpuMs()
  const loaded = await load({ origin, seconds, shares })
  return { ...loaded, cpuMicros: (((await cpuMs()) - before) * 1000) / loaded.requests }
}

const cpuOf = (teduh: Teduh) => async () => (await teduh.usage()).cpuMs

/** Ours, the floor, ours, the floor … */
async function compareHot(teduh: Teduh, floor: Floor, path: string) {
  const ours: Sample[] = []
  const floors: Sample[] = []
  const shares = everybodyAsks(path, inFlight)
  for (let round = 0; round < rounds; round++) {
    ours.push(await sample(teduh.origin, cpuOf(teduh), secondsPerRound, shares))
    floors.push(await sample(floor.origin, () => floor.cpuMs(), secondsPerRound, shares))
  }
  return {
    ours: summary(ours),
    floor: summary(floors),
    ratio: median(ours.map((one, round) => one.perSecond / (floors[round]?.perSecond ?? Number.NaN))),
    ratioByCpu: median(floors.map((one) => one.cpuMicros)) / median(ours.map((one) => one.cpuMicros)),
  }
}

function summary(samples: readonly Sample[]) {
  const middle = (figure: (sample: Sample) => number) => median(samples.map(figure))
  return {
    perSecond: middle((one) => one.perSecond),
    p50Ms: middle((one) => one.p50Ms),
    p99Ms: middle((one) => one.p99Ms),
    cpuMicros: middle((one) => one.cpuMicros),
  }
}

/** Each round other searches, so that each begins with nothing of them kept. */
async function searchMix(teduh: Teduh) {
  const samples: Sample[] = []
  for (let round = 0; round < searchRounds; round++) {
    const paths = threeFilterPaths(mixSize, 100 + round)
    samples.push(await sample(teduh.origin, cpuOf(teduh), secondsOfSearching, shuffledFor(inFlight, paths, round)))
  }
  return summary(samples)
}

async function searchCold(teduh: Teduh) {
  const paths = threeFilterPaths(inFlight * coldPerConnection, 7, { exactRupiah: true })
  const cold = await sample(teduh.origin, cpuOf(teduh), secondsOfSearching, dealtTo(inFlight, paths))
  if (cold.requests > paths.length) throw new Error('the cold searches ran out')
  return summary([cold])
}

async function measure(teduh: Teduh, floor: Floor) {
  for (const path of Object.values(hotPages)) await load({ origin: teduh.origin, seconds: 2, shares: everybodyAsks(path, inFlight) })
  const home = await compareHot(teduh, floor, hotPages.home)
  say(`home          ${line(home.ours)}   floor ${line(home.floor)}   ratio ${home.ratio.toFixed(2)}`)
  const counsellors = await compareHot(teduh, floor, hotPages.counsellors)
  say(`counsellors   ${line(counsellors.ours)}   floor ${line(counsellors.floor)}   ratio ${counsellors.ratio.toFixed(2)}`)
  const mix = await searchMix(teduh)
  say(`search, mix   ${line(mix)}`)
  const cold = await searchCold(teduh)
  say(`search, cold  ${line(cold)}`)
  return { home, counsellors, search: { mix, cold }, rssMb: (await teduh.usage()).rssMb }
}

const line = (one: ReturnType<typeof summary>) =>
  `${one.perSecond.toFixed(0).padStart(6)}/s p50 ${one.p50Ms.toFixed(1)} p99 ${one.p99Ms.toFixed(1)} ms cpu ${one.cpuMicros.toFixed(0)} µs`

await inFolder(async (folder) => {
  say('filling a practice with 2,000 counsellors …')
  const script = ['demo', '--counsellors', '2000'] as const
  const teduh = await startTeduh({ script, dataFolder: join(folder, 'data'), firstPage: '/', patienceMs: 180_000 })
  try {
    const floor = await startFloor(teduh.origin, Object.values(hotPages))
    try {
      const figures = await measure(teduh, floor)
      const { home, counsellors, search } = figures
      const ok = Math.min(home.ratio, counsellors.ratio) >= goals.ratio && search.mix.p99Ms <= goals.searchP99Ms
      tell({ bench: 'public-pages', inFlight, ...figures, goals, ok })
    } finally {
      floor.stop()
    }
  } finally {
    await teduh.stop()
  }
})
