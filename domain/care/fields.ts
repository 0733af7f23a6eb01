/** What people come with. Codes travel and are stored; the words stand in `messages/`. */
export const specialisations = [
  'anxiety',
  'low-mood',
  'stress-burnout',
  'grief',
  'trauma',
  'relationships',
  'marriage',
  'family',
  'parenting',
  'children-teens',
  'self-worth',
  'sleep',
  'anger',
  'addiction',
  'domestic-violence',
  'sexual-violence',
  'perinatal',
  'chronic-illness',
  'study-career',
  'migration',
  'faith-meaning',
  'old-age',
] as const
export type Specialisation = (typeof specialisations)[number]

/** How a session is held; every service has one. */
export const sessionModes = ['video', 'voice', 'chat', 'letters', 'group'] as const
export type SessionMode = (typeof sessionModes)[number]

/** Languages that a session can be held in: ISO 639 codes of Indonesia's larger languages and a few from abroad. */
export const spokenLanguages = [
  'id',
  'en',
  'jv',
  'su',
  'min',
  'btk',
  'bug',
  'mak',
  'ban',
  'bjn',
  'mad',
  'sas',
  'ace',
  'pmy',
  'zh',
  'ar',
  'inl',
] as const
export type SpokenLanguage = (typeof spokenLanguages)[number]
