import type { Language } from '#contract/languages'
import { textKinds, type PracticeText } from '#contract/practice'
import { m } from '#messages'

/** What a text is for, in the words of whoever runs the practice. */
export const textName: Record<PracticeText['kind'], () => string> = { consent: m.texts_consent, 'online-counselling': m.texts_about }
export const textPurpose: Record<PracticeText['kind'], () => string> = { consent: m.texts_consent_for, 'online-counselling': m.texts_about_for }
export const languageName: Record<Language, () => string> = { id: m.texts_in_id, en: m.texts_in_en }

/** The one that everybody signs comes first. */
export const kindsInOrder = textKinds.toReversed()
