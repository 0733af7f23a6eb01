import type { Localised } from '#contract/languages'

/** A page that anybody might look at: the weather. The practice can choose another. */
export const defaultQuickExitUrl = 'https://www.bmkg.go.id/cuaca'

export const defaultTagline: Localised = {
  id: 'Konseling daring yang terbuka soal orangnya, harganya, dan batasnya.',
  en: 'Online counselling, open about its people, its prices and its limits.',
}
