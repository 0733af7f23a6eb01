import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeWorkQueue, type Place, type WorkQueue } from './work-queue.ts'

const limits = { atOnce: 2, waiting: 6, perNetwork: 3 }
const stranger = (network: string): Place => ({ network, isKnown: false })
const known = (network: string): Place => ({ network, isKnown: true })

/** Work that ends when the test says so; keeps who began, in order. */
function aDesk(queue: WorkQueue = makeWorkQueue(limits)) {
  const begun: string[] = []
  const ends = new Map<string, (how: 'well' | 'badly') => void>()
  const outcomes = new Map<string, string>()
  const come = (name: string, place: Place) => {
    const work = async () => {
      begun.push(name)
      const { promise, resolve } = Promise.withResolvers<'well' | 'badly'>()
      ends.set(name, resolve)
      if ((await promise) === 'badly') throw new Error('the work failed')
      return name
    }
    void queue.run(place, work).then(
      () => outcomes.set(name, 'done'),
      (error: { code?: string }) => outcomes.set(name, error.code ?? 'failed'),
    )
  }
  /** Until all that can go on by itself has gone on. */
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  const end = async (name: string, how: 'well' | 'badly' = 'well') => {
    ends.get(name)?.(how)
    ends.delete(name)
    await settle()
  }
  return { begun, ends, outcomes, come, settle, end, isBusy: (name: string) => outcomes.get(name) === 'login-busy' }
}

describe('the login queue', () => {
  test('works on so many at once, and on the next as soon as one is done, also when it failed', async () => {
    const desk = aDesk()
    for (const name of ['a', 'b', 'c', 'd']) desk.come(name, stranger(name))
    await desk.settle()
    expect(desk.begun).toEqual(['a', 'b'])
    await desk.end('b', 'badly')
    expect(desk.begun).toEqual(['a', 'b', 'c'])
    expect(desk.outcomes.get('b')).toBe('failed')
    await desk.end('a')
    expect([desk.begun.at(-1), desk.outcomes.get('a')]).toEqual(['d', 'done'])
  })

  test('is bounded: whoever finds it full is told at once to come again, and nothing was tried', async () => {
    const desk = aDesk()
    for (let at = 0; at < limits.atOnce + limits.waiting + 1; at += 1) desk.come(`${at}`, stranger(`network ${at}`))
    await desk.settle()
    expect([...desk.outcomes]).toEqual([['8', 'login-busy']])
    expect(desk.begun).toEqual(['0', '1'])
    await desk.end('0')
    desk.come('later', stranger('network 8'))
    await desk.settle()
    expect(desk.outcomes.get('later')).toBeUndefined()
  })

  test('gives one network a part of the places, which others then find free', async () => {
    const desk = aDesk()
    for (let at = 0; at < 5; at += 1) desk.come(`flood ${at}`, stranger('one'))
    desk.come('somebody', stranger('another'))
    await desk.settle()
    expect(['flood 3', 'flood 4', 'somebody'].map(desk.isBusy)).toEqual([true, true, false])
    await desk.end('flood 0')
    desk.come('flood 5', stranger('one'))
    await desk.settle()
    expect(desk.isBusy('flood 5')).toBe(false)
  })

  test('lets known devices go first, also from a network that floods and when all other places are taken', async () => {
    const desk = aDesk()
    for (let at = 0; at < 12; at += 1) desk.come(`flood ${at}`, stranger(`network ${at % 4}`))
    desk.come('known', known('network 0'))
    await desk.settle()
    await desk.end('flood 0')
    expect(desk.begun).toEqual(['flood 0', 'flood 1', 'known'])
  })
})

type Step =
  | { readonly kind: 'come'; readonly network: number; readonly isKnown: boolean }
  | { readonly kind: 'end'; readonly which: number; readonly badly: boolean }

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('come' as const), network: fc.nat({ max: 4 }), isKnown: fc.boolean() }),
    fc.record({ kind: fc.constant('end' as const), which: fc.nat({ max: 1 }), badly: fc.boolean() }),
  ) as fc.Arbitrary<Step>,
  { maxLength: 80 },
)

test('whoever comes and goes: never too many at work or waiting, nobody overtaken by a stranger, nobody forgotten', async () => {
  const property = fc.asyncProperty(steps, async (taken) => {
    const desk = aDesk()
    const waiting: Record<'known' | 'others', string[]> = { known: [], others: [] }
    let count = 0
    const expected: string[] = []
    for (const step of taken) {
      if (step.kind === 'come') {
        const name = `${(count += 1)}`
        desk.come(name, { network: `${step.network}`, isKnown: step.isKnown })
        await desk.settle()
        if (!desk.isBusy(name)) waiting[step.isKnown ? 'known' : 'others'].push(name)
      } else {
        const name = [...desk.ends.keys()][step.which]
        if (name) await desk.end(name, step.badly ? 'badly' : 'well')
      }
      while (expected.length < desk.begun.length) {
        const next = waiting.known.shift() ?? waiting.others.shift()
        if (!next) return false
        expected.push(next)
      }
      if (desk.ends.size > limits.atOnce || waiting.known.length > limits.waiting || waiting.others.length > limits.waiting) return false
    }
    while (desk.ends.size > 0) await desk.end([...desk.ends.keys()][0] ?? '')
    return desk.outcomes.size === count && desk.begun.slice(0, expected.length).join() === expected.join()
  })
  expect((await fc.check(property, { numRuns: 300 })).counterexample).toBeNull()
})
