import { Type, type Static } from 'typebox'

/** The languages of the interface; the first is the default and has no prefix in addresses. */
export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]
export const Language = Type.Union([Type.Literal('id'), Type.Literal('en')])

/** As somebody writes it. */
export const localisedText = (maxLength: number) =>
  Type.Object({ id: Type.String({ minLength: 1, maxLength }), en: Type.String({ minLength: 1, maxLength }) })

/** A text that the practice keeps in both interface languages. */
export const Localised = Type.Object({ id: Type.String(), en: Type.String() })
export type Localised = Static<typeof Localised>
