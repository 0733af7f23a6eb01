/**
 * `npm run bench -- cold-start`: from the start of `node scripts/start.ts`, its build being fresh, to the end of the first page: on a data
 * folder with the demo practice, and on an empty one (the set-up page). The files are warm in the system's cache, as after a crash or an
 * update; after the machine's own start its disk comes on top.
 */
import { join } from 'node:path'
import { buildIfStale } from '#scripts/build'
import { median, say, tell } from './figures.ts'
import { inFolder, startTeduh, type Teduh } from './process-of-ours.ts'

const runs = 5
const goals = { existingMs: 4000, emptyMs: 10_000, rssMb: 180 }
const patienceMs = 60_000

const fillDemo = (dataFolder: string) => startTeduh({ script: ['demo'], dataFolder, firstPage: '/', patienceMs })
const start = (dataFolder: string) => startTeduh({ script: ['start'], dataFolder, firstPage: '/', patienceMs })

/** Every address of the sitemap once, as a search engine would. */
async function visitAll({ origin }: Teduh): Promise<number> {
  const sitemap = await (await fetch(`${origin}/sitemap.xml`)).text()
  const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname)
  for (const path of addresses) {
    const response = await fetch(origin + path)
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  }
  return addresses.length
}

async function onDemoPractice() {
  return inFolder(async (folder) => {
    const dataFolder = join(folder, 'data')
    await (await fillDemo(dataFolder)).stop()
    const times: number[] = []
    const rss: number[] = []
    let rssAfterAllPagesMb = Number.NaN
    for (let run = 0; run < runs; run++) {
      const teduh = await start(dataFolder)
      try {
        times.push(teduh.firstPageMs)
        rss.push((await teduh.usage()).rssMb)
        if (run === runs - 1) say(`visited ${await visitAll(teduh)} pages`)
        if (run === runs - 1) rssAfterAllPagesMb = (await teduh.usage()).rssMb
      } finally {
        await teduh.stop()
      }
    }
    return { ms: spread(times), rssMb: median(rss), rssAfterAllPagesMb }
  })
}

async function onEmptyFolders() {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    await inFolder(async (folder) => {
      const teduh = await start(join(folder, 'data'))
      times.push(teduh.firstPageMs)
      await teduh.stop()
    })
  }
  return { ms: spread(times) }
}

const spread = (times: readonly number[]) => ({ min: Math.min(...times), median: median(times), max: Math.max(...times) })

await buildIfStale()
const existing = await onDemoPractice()
say(
  `existing folder  median ${existing.ms.median.toFixed(0)} ms, ${existing.rssMb.toFixed(0)} MB, ${existing.rssAfterAllPagesMb.toFixed(0)} MB after all pages`,
)
const empty = await onEmptyFolders()
say(`empty folder     median ${empty.ms.median.toFixed(0)} ms`)
const ok =
  existing.ms.median <= goals.existingMs && empty.ms.median <= goals.emptyMs && Math.max(existing.rssMb, existing.rssAfterAllPagesMb) <= goals.rssMb
tell({ bench: 'cold-start', runs, existing, empty, goals, ok })
