import { listAgreements, type Agreement } from '#contract/consents'
import type { Language } from '#contract/languages'
import { getPracticeText, type PracticeText } from '#contract/practice'
import { callApi } from '#lib/api'

export type OwnAgreements = {
  readonly agreements: readonly Agreement[]
  readonly isAdult: boolean | null
  /** What is asked for now, in the language in which it was read; in that of the page where nothing was agreed to. */
  readonly newest: PracticeText
  /** The one that holds; null: none was given, it was withdrawn, or there is a newer text. */
  readonly holding: Agreement | null
}

const isOf = (one: Agreement, text: PracticeText) => one.language === text.language && one.version === text.version && one.sha256 === text.sha256

export async function findOwnAgreements(language: Language): Promise<OwnAgreements> {
  const { agreements, isAdult } = await callApi(listAgreements)
  const last = agreements[0]
  const read = last?.act === 'given' ? last.language : language
  const newest = await callApi(getPracticeText, { params: { kind: 'consent', language: read }, query: {} })
  return { agreements, isAdult, newest, holding: last?.act === 'given' && isOf(last, newest) ? last : null }
}
