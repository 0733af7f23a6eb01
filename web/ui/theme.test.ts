import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrastOf } from './contrast.ts'

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8')

/** The colours that are set between the braces after `opening`. */
function palette(opening: string): Record<string, string> {
  const start = css.indexOf(opening)
  if (start < 0) throw new Error(`theme.css has no "${opening}"`)
  const block = css.slice(start + opening.length, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--color-([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]))
}

const day = palette('@theme {')
const systemNight = palette(":root:not([data-theme='light']) {")
const chosenNight = palette("[data-theme='dark'],\n  .on-shade {")
const onShade = { ...day, ...chosenNight, ...palette('\n  .on-shade {\n    background-color') }
const themes = { day, night: { ...day, ...chosenNight }, 'a dark band': onShade }

const petals = [1, 2, 3, 4, 5, 6, 7, 8].map((petal) => ['ink', `petal-${petal}`] as const)

/** Words on grounds, as the parts combine them. */
const words: (readonly [string, string])[] = [
  ...['paper', 'surface', 'mist-soft'].flatMap((ground) => ['ink', 'muted', 'leaf', 'leaf-strong', 'alarm'].map((word) => [word, ground] as const)),
  ...['mist', 'turmeric-soft', 'alarm-soft', 'clay-soft'].map((ground) => ['ink', ground] as const),
  ...petals,
  ['leaf', 'mist'],
  ['on-shade', 'shade'],
  ['on-leaf', 'leaf'],
  ['on-leaf', 'leaf-strong'],
  ['on-clay', 'clay'],
  ['on-clay', 'clay-strong'],
  ['on-alarm', 'alarm'],
  ['on-alarm', 'alarm-strong'],
  ['clay-strong', 'clay-soft'],
  ['turmeric-ink', 'turmeric-soft'],
  ['alarm', 'alarm-soft'],
  ['leaf', 'turmeric-soft'],
  ['leaf', 'alarm-soft'],
]

/** Edges, icons and rings against what they lie on. */
const shapes: (readonly [string, string])[] = [
  ...['paper', 'surface', 'mist-soft'].flatMap((ground) => ['edge', 'leaf', 'alarm', 'clay', 'focus'].map((shape) => [shape, ground] as const)),
  ['focus', 'mist'],
]

describe.each(Object.entries(themes))('by %s', (_, colours) => {
  const ratio = ([front, ground]: readonly [string, string]) => contrastOf(colours[front] ?? '', colours[ground] ?? '')

  test.each(words)('the words %s can be read on %s (4.5 : 1)', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(4.5)
  })
  test.each(shapes)('the shape %s can be seen on %s (3 : 1)', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(3)
  })
})

test('night is the same whether the system or the reader asks for it', () => {
  expect(systemNight).toEqual(chosenNight)
})

test('night names every colour that day names', () => {
  expect(Object.keys(chosenNight).toSorted()).toEqual(Object.keys(day).toSorted())
})
