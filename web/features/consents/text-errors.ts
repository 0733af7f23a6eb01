import type { PracticeText } from '#contract/practice'
import { m } from '#messages'

type Written = Pick<PracticeText, 'title' | 'body'>

/** As the contract wants it; what is trimmed away by the practice does not count. */
export function textErrors({ title, body }: Written, newest: Written): { title?: string | undefined; body?: string | undefined } {
  const [head, words] = [title.trim(), body.trim()]
  const isSame = head === newest.title.trim() && words === newest.body.trim()
  return {
    title: head.length < 3 || title.length > 200 ? m.texts_title_wrong() : undefined,
    body: words.length < 50 ? m.texts_body_short() : body.length > 40_000 ? m.texts_body_long() : isSame ? m.texts_body_same() : undefined,
  }
}
