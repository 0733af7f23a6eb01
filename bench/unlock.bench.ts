import { join } from 'node:path'
import { openInChromium } from '#test/browser-page'
import { median, say, tell } from './figures.ts'
import type { UnlockPage } from './unlock-page.ts'

/** From the typed password to keys that sign and open, against bare Argon2id in the same Chromium: at most 1.3 times as long. */
declare const page: UnlockPage

const goal = 1.3
const runs = 15
const { tab, close } = await openInChromium(join(import.meta.dirname, 'unlock-page.ts'))
try {
  await tab.evaluate(() => page.unlock())
  await tab.evaluate(() => page.bare())
  const [ours, floor]: [number[], number[]] = [[], []]
  // In turns, so that a busy machine is busy for both.
  for (let run = 0; run < runs; run++) {
    ours.push(await tab.evaluate(() => page.unlock()))
    floor.push(await tab.evaluate(() => page.bare()))
  }
  const [unlockMs, bareMs] = [median(ours), median(floor)]
  say(`unlock ${unlockMs.toFixed(0)} ms, bare Argon2id ${bareMs.toFixed(0)} ms (medians of ${runs})`)
  tell({ bench: 'unlock', unlockMs, bareMs, ratio: unlockMs / bareMs, goal, ok: unlockMs / bareMs <= goal })
} finally {
  await close()
}
