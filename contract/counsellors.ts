import { Type, type Static } from 'typebox'
import { sessionModes, specialisations, spokenLanguages } from '#domain/care/fields'
import { Slug, TimeZone } from './formats.ts'
import { Localised } from './languages.ts'
import { PublicLicence } from './credentials.ts'
import { endpoint } from './endpoint.ts'

export const Specialisation = Type.Enum(specialisations)
export const SpokenLanguage = Type.Enum(spokenLanguages)
export const SessionMode = Type.Enum(sessionModes)

/** Something that can be booked: how, how long, for how much. Prices are whole rupiah. */
export const Service = Type.Object({
  id: Type.String(),
  mode: SessionMode,
  name: Localised,
  minutes: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], { description: 'null: letters have no length' }),
  answerWithinHours: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], {
    description: 'only for letters: the promised time to an answer',
  }),
  priceIdr: Type.Integer({ minimum: 0 }),
})
export type Service = Static<typeof Service>

/** Dated step of education or work, newest first. */
export const Milestone = Type.Object({ from: Type.Integer(), to: Type.Union([Type.Integer(), Type.Null()]), what: Localised, where: Type.String() })
export type Milestone = Static<typeof Milestone>

export const CounsellorCard = Type.Object({
  slug: Slug,
  name: Type.String(),
  headline: Localised,
  city: Type.String(),
  timeZone: TimeZone,
  specialisations: Type.Array(Specialisation),
  languages: Type.Array(SpokenLanguage),
  modes: Type.Array(SessionMode),
  practisingSince: Type.Integer({ description: 'calendar year' }),
  lowestPriceIdr: Type.Integer(),
  licensed: Type.Boolean({ description: 'at least one licence is verified and valid today' }),
})
export type CounsellorCard = Static<typeof CounsellorCard>

export const CounsellorProfile = Type.Object({
  ...CounsellorCard.properties,
  biography: Localised,
  approach: Localised,
  education: Type.Array(Milestone),
  experience: Type.Array(Milestone),
  licences: Type.Array(PublicLicence),
  services: Type.Array(Service),
})
export type CounsellorProfile = Static<typeof CounsellorProfile>

export const counsellorOrders = ['fitting', 'price', 'experience'] as const

export const CounsellorSearch = Type.Object({
  text: Type.Optional(Type.String({ maxLength: 100 })),
  specialisation: Type.Optional(Specialisation),
  language: Type.Optional(SpokenLanguage),
  mode: Type.Optional(SessionMode),
  maxPriceIdr: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
  minYears: Type.Optional(Type.Integer({ minimum: 0, maximum: 60 })),
  order: Type.Optional(Type.Enum(counsellorOrders)),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
})
export type CounsellorSearch = Static<typeof CounsellorSearch>

export const CounsellorPage = Type.Object({
  counsellors: Type.Array(CounsellorCard),
  total: Type.Integer(),
  page: Type.Integer(),
  pages: Type.Integer(),
})
export type CounsellorPage = Static<typeof CounsellorPage>

export const listCounsellors = endpoint({
  name: 'listCounsellors',
  method: 'GET',
  path: '/api/counsellors',
  summary: 'Search the counsellors of the practice',
  query: CounsellorSearch,
  reply: CounsellorPage,
})

export const listSlugs = endpoint({
  name: 'listSlugs',
  method: 'GET',
  path: '/api/counsellor-slugs',
  summary: 'The address part of every counsellor, for the sitemap',
  reply: Type.Object({ slugs: Type.Array(Slug) }),
})

export const getCounsellor = endpoint({
  name: 'getCounsellor',
  method: 'GET',
  path: '/api/counsellors/:slug',
  summary: 'One counsellor, as the public sees him or her',
  params: Type.Object({ slug: Slug }),
  reply: CounsellorProfile,
})

/** The tariff: what the practice offers in each mode, from–to. */
export const TariffLine = Type.Object({
  mode: SessionMode,
  counsellors: Type.Integer(),
  minutes: Type.Array(Type.Integer()),
  fromIdr: Type.Integer(),
  toIdr: Type.Integer(),
})
export const Tariff = Type.Object({ lines: Type.Array(TariffLine) })
export type Tariff = Static<typeof Tariff>

export const getTariff = endpoint({
  name: 'getTariff',
  method: 'GET',
  path: '/api/tariff',
  summary: 'Services and prices of the practice, by mode',
  reply: Tariff,
})
