import type { Mailer } from '#platform/mail'
import type { OuterKey } from '#platform/outer-key'
import type { Reach } from '#platform/outbound'

/** What the use cases of this module work with besides their context. */
export type NoticeTools = {
  readonly outerKey: OuterKey
  /** Where people reach the practice. */
  readonly origin: string
  readonly mailFrom: string
  /** Push services that the operator allows besides the known ones. */
  readonly pushOrigins: readonly string[]
  readonly mailer: Mailer
  /** Tests say what is public. */
  readonly reach?: Reach
}
