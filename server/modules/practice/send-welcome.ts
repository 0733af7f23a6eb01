import type { Events } from '#contract/events'
import { m } from '#messages'
import type { Mailer } from '#platform/mail'

/** A first mail to the practice, in the first of its languages. */
export async function sendWelcome(mailer: Mailer, event: Events['practice.was-set-up']): Promise<void> {
  if (!event.email) return
  const locale = event.language
  await mailer.send({
    to: event.email,
    subject: m.mail_welcome_subject({ name: event.name }, { locale }),
    text: m.mail_welcome_text({ name: event.name }, { locale }),
  })
}
