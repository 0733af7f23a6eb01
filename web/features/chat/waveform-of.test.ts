import { expect, test } from 'vitest'
import { loudnessSteps } from './waveform-of.ts'

const tone = (length: number, loudness: (part: number) => number) =>
  Float32Array.from({ length }, (_, place) => Math.sin(place / 3) * loudness(place / length))

test('a waveform has 48 steps of 0 to 31, the loudest of them 31', () => {
  const steps = loudnessSteps(tone(48_000, (part) => part))
  expect(steps).toHaveLength(48)
  expect(Math.max(...steps)).toBe(31)
  expect(steps.every((step) => Number.isInteger(step) && step >= 0 && step <= 31)).toBe(true)
  expect(steps.at(-1)).toBeGreaterThan(steps[0] ?? 99)
})

test('a quiet voice looks like a loud one', () => {
  expect(loudnessSteps(tone(48_000, (part) => part / 100))).toEqual(loudnessSteps(tone(48_000, (part) => part)))
})

test('silence is flat, and a breath of three samples does no harm', () => {
  expect(new Set(loudnessSteps(new Float32Array(1000)))).toEqual(new Set([0]))
  expect(loudnessSteps(new Float32Array(3))).toHaveLength(48)
  expect(loudnessSteps(new Float32Array(0))).toHaveLength(48)
})
