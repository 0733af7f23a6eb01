import type { Localised } from '#contract/common'

/** A page that anybody might look at: the weather. The practice can choose another. */
export const defaultQuickExitUrl = 'https://www.bmkg.go.id/cuaca'

export const defaultTagline: Localised = {
  id: 'Tempat bercerita yang tenang, dengan konselor berizin.',
  en: 'A quiet place to talk, with licensed counsellors.',
}
