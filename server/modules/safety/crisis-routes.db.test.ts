import { describe, expect, test } from 'vitest'
import { CrisisRoute } from '#contract/safety'
import { validated } from '#platform/validate'
import { aContext, aDatabase } from '#test/database'
import { addDefaultRoutes, listCrisisRoutes } from './crisis-routes.ts'
import { defaultRoutes } from './default-routes.ts'

const database = await aDatabase()
const context = aContext(database)
await addDefaultRoutes(context)
const codes = async () => (await listCrisisRoutes(context)).map(({ code }) => code)

describe('the ways to help', () => {
  test('stand with those for a life in danger first, in the order of the practice', async () => {
    expect(await codes()).toEqual([
      ...defaultRoutes.filter(({ lifeInDanger }) => lifeInDanger).map(({ code }) => code),
      ...defaultRoutes.filter(({ lifeInDanger }) => !lifeInDanger).map(({ code }) => code),
    ])
  })

  test('change places when the practice says so, but none comes before a life in danger', async () => {
    await database.pool.query(`update safety.crisis_route set position = -1 where code = 'jakcare'`)
    await database.pool.query(`update safety.crisis_route set position = -2 where code = 'police-110'`)
    const [first, ...others] = await codes()
    expect(first).toBe('police-110')
    expect(others.indexOf('jakcare')).toBe(defaultRoutes.filter(({ lifeInDanger }) => lifeInDanger).length - 1)
  })

  test('that the practice changed are not overwritten by the defaults', async () => {
    await database.pool.query(`update safety.crisis_route set source = 'telepon sendiri' where code = 'jakcare'`)
    await addDefaultRoutes(context)
    expect((await listCrisisRoutes(context)).find(({ code }) => code === 'jakcare')?.source).toBe('telepon sendiri')
    expect(await codes()).toHaveLength(defaultRoutes.length)
  })
})

describe('the defaults', () => {
  test.each(defaultRoutes.map((route) => [route.code, route] as const))(
    '%s fits the contract, and its links lead to a telephone, WhatsApp or https',
    (_, route) => {
      expect(validated(CrisisRoute, route)).toEqual(route)
      expect(route.channels.length).toBeGreaterThan(0)
      for (const { kind, href } of route.channels)
        expect(href).toMatch({ phone: /^tel:\+?[\d,]+$/, whatsapp: /^https:\/\/wa\.me\/\d+$/, web: /^https:\/\/[\w.]+/ }[kind])
    },
  )
})
