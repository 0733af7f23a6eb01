import { indonesianZones } from '#lib/zones'
import { zoneWords } from './time-words.ts'

/** The clocks that people mean most: Indonesia's three, the counsellor's and the one chosen; each name once. */
export function zonesAtHand(chosen: string, counsellors: string, at: Temporal.Instant): { timeZone: string; words: string }[] {
  const byWords = new Map<string, string>()
  // First come those whose name two places share: whoever is in Pontianak is meant by WIB there.
  const all = [counsellors, chosen, ...indonesianZones]
  for (const timeZone of all) {
    const words = zoneWords(timeZone, at)
    if (!byWords.has(words)) byWords.set(words, timeZone)
  }
  const usual = new Set(indonesianZones.map((timeZone) => zoneWords(timeZone, at)))
  const inOrder = [...usual, ...[...byWords.keys()].filter((words) => !usual.has(words))]
  return inOrder.map((words) => ({ words, timeZone: byWords.get(words) as string }))
}
