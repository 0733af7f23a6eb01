import { Type, type Static } from 'typebox'
import { IsoDate } from './formats.ts'
import { Localised } from './languages.ts'
import { endpoint } from './endpoint.ts'

/** A way to reach help now. Data of the practice, never logic; each carries when it was last verified. */
export const CrisisRoute = Type.Object({
  code: Type.String(),
  name: Localised,
  forWhom: Localised,
  hours: Localised,
  region: Type.Union([Type.String(), Type.Null()], { description: 'null: the whole country' }),
  channels: Type.Array(
    Type.Object({
      kind: Type.Enum(['phone', 'whatsapp', 'web']),
      label: Type.String({ description: 'as people write it: "119 ext. 8"' }),
      href: Type.String({ description: 'tel:, https://wa.me/ or https:' }),
    }),
  ),
  note: Type.Union([Localised, Type.Null()]),
  lifeInDanger: Type.Boolean({ description: 'shown first' }),
  lastVerifiedOn: IsoDate,
  source: Type.String(),
})
export type CrisisRoute = Static<typeof CrisisRoute>

export const listCrisisRoutes = endpoint({
  name: 'listCrisisRoutes',
  method: 'GET',
  path: '/api/crisis-routes',
  summary: 'Emergency routes, the most urgent first',
  reply: Type.Object({ routes: Type.Array(CrisisRoute) }),
})
