import { createHash } from 'node:crypto'
import type { Language } from '#contract/languages'
import type { PracticeText } from '#contract/practice'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { notFound } from '#platform/refusal'
import { defaultTexts } from './default-texts.ts'
import { presentText } from './presenter.ts'
import { findText, insertText, lockTexts, type TextRow } from './repository.ts'

type NewText = Pick<TextRow, 'kind' | 'language' | 'title' | 'body'>

/** Adds a version; those before stay readable, because people may have agreed to them. */
export async function publishText(context: Context, text: NewText): Promise<void> {
  await inTransaction(context, async (inside) => {
    await lockTexts(inside.db)
    const newest = await findText(inside.db, text.kind, text.language)
    const version = (newest?.version ?? 0) + 1
    await insertText(inside.db, { ...text, version, sha256: textHash(text), publishedAt: inside.now().toString() })
    await appendAuditEvent(inside, { action: 'text.published', subject: `text:${text.kind}`, details: { language: text.language, version } })
  })
}

export async function publishDefaultTexts(context: Context): Promise<void> {
  for (const text of defaultTexts) await publishText(context, text)
}

/** @throws Refusal not-found when that version never was */
export async function showText({ db }: Context, kind: TextRow['kind'], language: Language, version?: number): Promise<PracticeText> {
  const row = await findText(db, kind, language, version)
  if (!row) throw notFound()
  return presentText(row)
}

/** SHA-256 in hex over title, newline, body, in UTF-8: what a consent will point to. */
export function textHash({ title, body }: Pick<TextRow, 'title' | 'body'>): string {
  return createHash('sha256').update(`${title}\n${body}`).digest('hex')
}
