import { join } from 'node:path'
import { openInChromium } from '#test/browser-page'
import { median, say, tell } from './figures.ts'
import type { HistoryPage } from './history-page.ts'

/** A conversation of 1,000 entries with every check, against bare verifying and decrypting of the same entries in the same Chromium: at most 1.5 times as long. */
declare const page: HistoryPage

const goal = 1.5
const runs = 31
const { tab, close } = await openInChromium(join(import.meta.dirname, 'history-page.ts'))
try {
  for (let warm = 0; warm < 3; warm++) {
    await tab.evaluate(() => page.open())
    await tab.evaluate(() => page.bare())
  }
  const [ours, floor]: [number[], number[]] = [[], []]
  // In turns, so that a busy machine is busy for both.
  for (let run = 0; run < runs; run++) {
    ours.push(await tab.evaluate(() => page.open()))
    floor.push(await tab.evaluate(() => page.bare()))
  }
  const [openMs, bareMs] = [median(ours), median(floor)]
  const [fastestOpenMs, fastestBareMs] = [Math.min(...ours), Math.min(...floor)]
  say(`open 1,000 entries ${openMs.toFixed(0)} ms, bare verify and decrypt ${bareMs.toFixed(0)} ms (medians of ${runs})`)
  say(`fastest ${fastestOpenMs.toFixed(0)} and ${fastestBareMs.toFixed(0)} ms: where the least else came between`)
  tell({ bench: 'history', openMs, bareMs, fastestOpenMs, fastestBareMs, ratio: openMs / bareMs, goal, ok: openMs / bareMs <= goal })
} finally {
  await close()
}
