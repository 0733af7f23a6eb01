import { messagesPaths, noticesPaths } from '#contract/pages'
import { m } from '#messages'
import { mailTo } from '#modules/accounts'
import type { Context } from '#platform/context'
import type { Delivery } from './send-push.ts'
import type { NoticeTools } from './tools.ts'

/** That there is news, and where; never what, from whom, how much or since when. */
export async function sendMail(context: Context, { outerKey, mailer, origin }: NoticeTools, accountId: string): Promise<Delivery> {
  try {
    const wasSent = await mailTo(context, outerKey, mailer, accountId, (locale) => ({
      subject: m.notice_news_subject({}, { locale }),
      text: m.notice_news_text({ address: origin + messagesPaths[locale], settings: origin + noticesPaths[locale] }, { locale }),
    }))
    return { outcome: wasSent ? 'sent' : 'gone' }
  } catch (error) {
    return undelivered(error)
  }
}

export const undelivered = (error: unknown): Delivery => ({ outcome: isRefusal(error) ? 'refused' : 'silent' })

/** The mail server said no, for good or for now (RFC 5321 section 4.2.1). */
const isRefusal = (error: unknown) => error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 400
