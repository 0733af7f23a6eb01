import type { PracticeText } from '#contract/practice'
import { consentEn } from './default-text-consent-en.ts'
import { consentId } from './default-text-consent-id.ts'
import { onlineCounsellingEn } from './default-text-online-counselling-en.ts'
import { onlineCounsellingId } from './default-text-online-counselling-id.ts'

export type DefaultText = { kind: PracticeText['kind']; language: 'id' | 'en'; title: string; body: string }

/** The first version of each text of a new practice. The practice edits them by publishing new versions. */
export const defaultTexts: DefaultText[] = [onlineCounsellingId, onlineCounsellingEn, consentId, consentEn]
