import { onlineCounsellingEn } from './default-text-online-counselling-en.ts'
import { onlineCounsellingId } from './default-text-online-counselling-id.ts'

export type DefaultText = { kind: 'online-counselling'; language: 'id' | 'en'; title: string; body: string }

/** The first version of each text of a new practice. The practice edits them by publishing new versions. */
export const defaultTexts: DefaultText[] = [onlineCounsellingId, onlineCounsellingEn]
