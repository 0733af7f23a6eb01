import type { Language } from '#contract/languages'
import type { PracticeText } from '#contract/practice'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { showPractice } from './show-practice.ts'
import { publishText } from './texts.ts'

type Place = { readonly kind: PracticeText['kind']; readonly language: Language }
type Written = { readonly title: string; readonly body: string; readonly after: number }

/** Control letters are kept by no database; line ends and tabs are none here. */
const unkept = /[^\P{Cc}\n\t]/u

/**
 * Words of the practice, from the day on which they are published.
 * @throws Refusal text-outdated when somebody else was faster, bad-request for letters that cannot be kept
 */
export async function publishPracticeText(
  context: Context,
  place: Place,
  { title, body, after }: Written,
): Promise<{ version: number; validFrom: string }> {
  const text = { ...place, title: title.trim(), body: `${body.replaceAll('\r\n', '\n').trim()}\n` }
  if (unkept.test(text.title) || unkept.test(text.body) || !`${text.title}${text.body}`.isWellFormed()) throw new Refusal('bad-request')
  return inTransaction(context, async (inside) => {
    const { timeZone } = await showPractice(inside)
    const { version } = await publishText(inside, text, after)
    return { version, validFrom: inside.now().toZonedDateTimeISO(timeZone).toPlainDate().toString() }
  })
}
