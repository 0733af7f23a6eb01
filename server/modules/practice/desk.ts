import type { DeskView } from '#contract/practice'
import type { Context } from '#platform/context'
import { readKeptMails, type KeptMail } from '#platform/mail'
import { verifyAuditChain } from '#modules/audit'
import { showPracticeKeyCopy } from '#modules/keys'

/** What whoever runs the practice sees of it: that things happen, never what was said. */
export type Desk = { show(context: Context): Promise<DeskView> }

/** As many mails as fit on a page one reads. */
const mailsShown = 50

/** @param mailFolder null when mails go out by SMTP and are not kept here */
export function makeDesk(mailFolder: string | null): Desk {
  return {
    async show(context) {
      const { rows } = await context.db.execute<{ version: string }>(`select current_setting('server_version') as version`)
      const { events, lastHash, broken } = await verifyAuditChain(context.db)
      return {
        mails: mailFolder ? { kept: true, newest: (await readKeptMails(mailFolder, mailsShown)).map(withoutReader) } : { kept: false, newest: [] },
        practiceKeyCopy: await showPracticeKeyCopy(context.db),
        audit: { events, lastHash, whole: broken === null },
        postgresVersion: rows[0]?.version ?? '',
        nodeVersion: process.versions.node,
      }
    },
  }
}

/** That a mail was made, and how it reads; not who reads it, and not the key in its link, which would be as good as theirs. */
function withoutReader({ to, text, ...mail }: KeptMail): KeptMail {
  return { ...mail, to: to.split('@').map(firstLetter).join('@'), text: text.replaceAll(/(?<=https?:\/\/[^\s#]*#)\S+/g, '…') }
}

const firstLetter = (part: string) => `${[...part][0] ?? ''}…`
