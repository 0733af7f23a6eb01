import type { Specialisation, SpokenLanguage } from '#domain/care/fields'
import { m } from '#messages'

/** One by one: a private page brings along only the words that it names. */
export const topicName: Record<Specialisation, () => string> = {
  anxiety: m.specialisation_anxiety,
  'low-mood': m.specialisation_low_mood,
  'stress-burnout': m.specialisation_stress_burnout,
  grief: m.specialisation_grief,
  trauma: m.specialisation_trauma,
  relationships: m.specialisation_relationships,
  marriage: m.specialisation_marriage,
  family: m.specialisation_family,
  parenting: m.specialisation_parenting,
  'children-teens': m.specialisation_children_teens,
  'self-worth': m.specialisation_self_worth,
  sleep: m.specialisation_sleep,
  anger: m.specialisation_anger,
  addiction: m.specialisation_addiction,
  'domestic-violence': m.specialisation_domestic_violence,
  'sexual-violence': m.specialisation_sexual_violence,
  perinatal: m.specialisation_perinatal,
  'chronic-illness': m.specialisation_chronic_illness,
  'study-career': m.specialisation_study_career,
  migration: m.specialisation_migration,
  'faith-meaning': m.specialisation_faith_meaning,
  'old-age': m.specialisation_old_age,
}

export const languageName: Record<SpokenLanguage, () => string> = {
  id: m.spoken_language_id,
  en: m.spoken_language_en,
  jv: m.spoken_language_jv,
  su: m.spoken_language_su,
  min: m.spoken_language_min,
  btk: m.spoken_language_btk,
  bug: m.spoken_language_bug,
  mak: m.spoken_language_mak,
  ban: m.spoken_language_ban,
  bjn: m.spoken_language_bjn,
  mad: m.spoken_language_mad,
  sas: m.spoken_language_sas,
  ace: m.spoken_language_ace,
  pmy: m.spoken_language_pmy,
  zh: m.spoken_language_zh,
  ar: m.spoken_language_ar,
  inl: m.spoken_language_inl,
}
