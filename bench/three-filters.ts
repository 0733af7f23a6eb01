import { sessionModes, specialisations, spokenLanguages } from '#domain/care/fields'
import { counsellorsPath } from '#lib/paths'

/** The same sequence every time, so that runs can be compared (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)] as T

/** Prices that the form of the page offers. */
const pricesIdr = [100_000, 150_000, 200_000, 250_000, 300_000, 400_000]

/**
 * Distinct searches with three filters: what it is about, how, and a third that is the price or a language.
 * With `exactRupiah` every price is another one, so that there are more searches than any cache holds.
 */
export function threeFilterPaths(count: number, seed: number, { exactRupiah = false } = {}): string[] {
  const random = randomFrom(seed)
  const paths = new Set<string>()
  while (paths.size < count) {
    const two = { specialisation: pick(specialisations, random), mode: pick(sessionModes, random) }
    const byPrice = exactRupiah || random() < 0.6
    const maxPriceIdr = exactRupiah ? 100_000 + Math.floor(random() * 300_000) : pick(pricesIdr, random)
    const three = byPrice ? { ...two, maxPriceIdr } : { ...two, language: pick(spokenLanguages.slice(0, 5), random) }
    paths.add(counsellorsPath(random() < 0.8 ? 'id' : 'en', three))
  }
  return [...paths]
}

/** Each connection asks for all of them, in an order of its own. */
export function shuffledFor(connections: number, paths: readonly string[], seed: number): string[][] {
  const random = randomFrom(seed)
  return Array.from({ length: connections }, () => {
    const order = paths.map((path) => ({ path, place: random() }))
    return order.toSorted((one, other) => one.place - other.place).map(({ path }) => path)
  })
}

/** Nobody asks for what another asks for. */
export function dealtTo(connections: number, paths: readonly string[]): string[][] {
  return Array.from({ length: connections }, (_, connection) => paths.filter((_path, place) => place % connections === connection))
}
