import { Type, type Static } from 'typebox'
import { IsoDate } from './formats.ts'
import { Localised } from './languages.ts'

/** A licence as the public sees it: what it is, its number, and where anyone can check it. */
export const PublicLicence = Type.Object({
  kind: Type.String({ description: 'code of the licence kind, e.g. "sipp"' }),
  kindName: Localised,
  number: Type.String(),
  issuer: Type.String(),
  scope: Localised,
  place: Type.String({ description: 'where it is valid' }),
  expiresOn: Type.Union([IsoDate, Type.Null()]),
  checkUrl: Type.Union([Type.String(), Type.Null()]),
  verifiedOn: IsoDate,
})
export type PublicLicence = Static<typeof PublicLicence>
