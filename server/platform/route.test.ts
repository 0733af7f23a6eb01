import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { endpoint } from '#contract/endpoint'
import { anonymous, type Actor, type Context } from './context.ts'
import { everyone, operatorOnly, route } from './route.ts'

const number = endpoint({
  name: 'double',
  method: 'POST',
  path: '/api/double/:times',
  summary: 'Doubles',
  params: Type.Object({ times: Type.Integer() }),
  body: Type.Object({ value: Type.Integer() }),
  reply: Type.Object({ result: Type.Integer() }),
})
const operator: Actor = { kind: 'operator' }
const contextOf = (actor: Actor) => ({ actor }) as Context
const head = { setCookie: () => undefined, forget: () => undefined }

function aRoute(may: (actor: Actor) => boolean) {
  const handled: unknown[] = []
  const { run } = route({
    endpoint: number,
    may,
    handle: async (_context, input) => {
      handled.push(input)
      return { result: input.body.value * 2 ** input.params.times }
    },
  })
  return { handled, ask: (actor: Actor, raw: object) => run(contextOf(actor), raw, head) }
}

describe('a route', () => {
  test('gives what was asked, in the types of its endpoint', async () => {
    const { ask, handled } = aRoute(everyone)
    expect(await ask(anonymous, { params: { times: '2' }, body: { value: 3, more: 1 }, query: { unasked: 'x' } })).toEqual({ result: 12 })
    expect(handled).toEqual([{ params: { times: 2 }, body: { value: 3 } }])
  })

  test('refuses what does not fit before anything is done', async () => {
    const { ask, handled } = aRoute(everyone)
    await expect(ask(anonymous, { params: { times: 'x' }, body: { value: 3 } })).rejects.toMatchObject({ code: 'bad-request' })
    await expect(ask(anonymous, { params: { times: 1 } })).rejects.toMatchObject({ code: 'bad-request' })
    expect(handled).toEqual([])
  })

  test('tells a stranger that it does not exist, whether what he sent would fit or not', async () => {
    const { ask, handled } = aRoute(operatorOnly)
    for (const body of [{ value: 3 }, { value: 'wrong' }, undefined])
      await expect(ask(anonymous, { params: { times: 1 }, body })).rejects.toMatchObject({ code: 'not-found', status: 404 })
    expect(handled).toEqual([])
    expect(await ask(operator, { params: { times: 1 }, body: { value: 3 } })).toEqual({ result: 6 })
  })

  test('of the operator is open to the operator alone', () => {
    const account = (role: 'client' | 'counsellor' | 'supervisor' | 'admin'): Actor => ({ kind: 'account', accountId: 'a', role, frozen: false })
    const all = [anonymous, operator, account('client'), account('counsellor'), account('supervisor'), account('admin')]
    expect(all.filter(operatorOnly)).toEqual([operator])
    expect(all.filter(everyone)).toEqual(all)
  })
})
