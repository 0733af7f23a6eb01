import { eq, inArray, sql } from 'drizzle-orm'
import type { Events } from '#contract/events'
import type { Language } from '#contract/languages'
import { confirmEmailPaths } from '#contract/pages'
import { m } from '#messages'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import type { Mail, Mailer } from '#platform/mail'
import { tokenForMail } from './email.ts'
import { findAccount } from './repository.ts'
import { openValue } from './sealed-values.ts'
import { account as accounts, formerEmail } from './tables.ts'
import type { AccountTools } from './tools.ts'

type MailTools = Pick<AccountTools, 'outerKey' | 'origin'>

const words = {
  'login.was-new': { subject: m.notice_new_login_subject, text: m.notice_new_login_text },
  'password.was-changed': { subject: m.notice_password_subject, text: m.notice_password_text },
  'second-factor.was-changed': { subject: m.notice_second_factor_subject, text: m.notice_second_factor_text },
  'recovery-code.was-replaced': { subject: m.notice_account_subject, text: m.notice_account_text },
} as const

/** Only to an address whose owner confirmed it; whoever looks over a shoulder learns that there is news, not of what. */
export async function sendNotice(
  context: Context,
  { outerKey, origin }: MailTools,
  mailer: Mailer,
  notice: keyof typeof words,
  accountId: string,
): Promise<void> {
  await mailTo(context, outerKey, mailer, accountId, (locale) => ({
    subject: words[notice].subject({}, { locale }),
    text: words[notice].text({ address: origin }, { locale }),
  }))
}

/** In the person's own language. @returns false for whoever has no confirmed address */
export async function mailTo(
  { db }: Context,
  outerKey: AccountTools['outerKey'],
  mailer: Mailer,
  accountId: string,
  wordsIn: (language: Language, to: string) => Omit<Mail, 'to'>,
): Promise<boolean> {
  const account = await findAccount(db, accountId)
  if (!account?.emailSealed) return false
  const to = openValue(outerKey, 'email', accountId, account.emailSealed).toString()
  await mailer.send({ to, ...wordsIn(account.language, to) })
  return true
}

/** By what it is decided whether and when somebody is told of news; whoever is unknown is missing. */
export async function noticeFacts(db: Db, ids: readonly string[]) {
  const hasEmail = sql<boolean>`${accounts.emailSealed} is not null`
  const rows = await db
    .select({ id: accounts.id, role: accounts.role, state: accounts.state, timeZone: accounts.timeZone, language: accounts.language, hasEmail })
    .from(accounts)
    .where(inArray(accounts.id, [...ids]))
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}

/** To the address that was confirmed before; then it is forgotten. Should that fail, it is told twice rather than never. */
export async function sendFormerNotice(
  context: Context,
  { outerKey, origin }: MailTools,
  mailer: Mailer,
  { accountId, formerId }: Events['email.was-changed'],
): Promise<void> {
  const account = await findAccount(context.db, accountId)
  const [former] = await context.db.select().from(formerEmail).where(eq(formerEmail.id, formerId))
  if (!account || !former) return
  const to = openValue(outerKey, 'former-email', formerId, former.addressSealed).toString()
  const locale = account.language
  await mailer.send({ to, subject: m.notice_account_subject({}, { locale }), text: m.notice_account_text({ address: origin }, { locale }) })
  await context.db.delete(formerEmail).where(eq(formerEmail.id, formerId))
}

/** The mail that asks whether this is the right address. */
export async function sendEmailQuestion(context: Context, { outerKey, origin }: MailTools, mailer: Mailer, accountId: string): Promise<void> {
  const account = await findAccount(context.db, accountId)
  const question = account && (await tokenForMail(context, outerKey, accountId))
  if (!question) return
  const locale = account.language
  const link = `${origin}${confirmEmailPaths[locale]}#${question.token}`
  await mailer.send({ to: question.address, subject: m.notice_email_subject({}, { locale }), text: m.notice_email_text({ link }, { locale }) })
}
