import { createHash } from 'node:crypto'
import type { Language } from '#contract/languages'
import type { PracticeText } from '#contract/practice'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { notFound, Refusal } from '#platform/refusal'
import { defaultTexts } from './default-texts.ts'
import { presentText } from './presenter.ts'
import { findPractice, findText, insertText, lockTexts, newestTextMark, type TextRow } from './repository.ts'

type NewText = Pick<TextRow, 'kind' | 'language' | 'title' | 'body'>

/**
 * Adds a version; those before stay readable, because people may have agreed to them.
 * @param after the version on which it builds: somebody else's words are not passed over. What was published just so already is not published twice
 * @throws Refusal text-outdated
 */
export function publishText(context: Context, text: NewText, after?: number): Promise<{ version: number }> {
  return inTransaction(context, async (inside) => {
    await lockTexts(inside.db)
    const newest = await newestTextMark(inside.db, text.kind, text.language)
    const last = newest?.version ?? 0
    const sha256 = textHash(text)
    if (after !== undefined && after === last - 1 && newest?.sha256 === sha256) return { version: last }
    if (after !== undefined && after !== last) throw new Refusal('text-outdated')
    const version = last + 1
    await insertText(inside.db, { ...text, version, sha256, publishedAt: inside.now().toString() })
    await appendAuditEvent(inside, { action: 'text.published', subject: `text:${text.kind}`, details: { language: text.language, version } })
    return { version }
  })
}

/** A practice that was set up before there was a text gets it at the next start; what it has it keeps. */
export async function addMissingTexts(context: Context): Promise<void> {
  if (!(await findPractice(context.db))) return
  for (const text of defaultTexts) if (!(await newestTextMark(context.db, text.kind, text.language))) await publishText(context, text, 0)
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
