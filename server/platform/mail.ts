import { randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transporter } from 'nodemailer'
import type { Config } from './config.ts'

/** A notice. It reveals nothing: whoever looks over a shoulder learns only that there is news. */
export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** By which a mail that comes twice is known to be one (RFC 5322 section 3.6.4). */
  readonly messageId?: string
  /** For calendar programs (RFC 6047): they take it in by themselves, and it can be saved. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly ics: string }
}

export type Mailer = { send(mail: Mail): Promise<void> }

/** How long a post office may keep silent; what waits behind it waits as long. */
const usualPatience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 30_000 }
type Patience = typeof usualPatience

/** SMTP when it is configured; otherwise files in the data folder, which the practice can read at its desk. */
export function makeMailer(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataFolder'>, patience: Patience = usualPatience): Mailer {
  return config.smtpUrl ? makeSmtpMailer(config.smtpUrl, config.mailFrom, patience) : makeFileMailer(mailFolder(config.dataFolder))
}

/** The name says nothing, in either language. */
const calendarFileName = 'calendar.ics'

function makeSmtpMailer(smtpUrl: string, from: string, patience: Patience): Mailer {
  // Loaded with the first mail: who keeps mails as files needs none of it.
  let transport: Promise<Transporter> | undefined
  return {
    async send(mail) {
      transport ??= import('nodemailer').then(({ createTransport }) => createTransport({ url: smtpUrl, ...patience }))
      const { to, subject, text, messageId, calendar } = mail
      await (
        await transport
      ).sendMail({
        from,
        to,
        subject,
        text,
        ...(messageId !== undefined && { messageId }),
        ...(calendar && { icalEvent: { method: calendar.method, content: calendar.ics, filename: calendarFileName } }),
      })
    },
  }
}

export const mailFolder = (dataFolder: string) => join(dataFolder, 'mails')

function makeFileMailer(folder: string): Mailer {
  return {
    async send(mail) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const at = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
      const name = `${at.replaceAll(':', '-')}-${randomUUID().slice(0, 8)}`
      const head = `To: ${oneLine(mail.to)}\nSubject: ${oneLine(mail.subject)}\nDate: ${at}\n\n`
      const once = { mode: 0o600, flag: 'wx' } as const
      if (mail.calendar) await writeFile(join(folder, `${name}.ics`), mail.calendar.ics, once)
      await writeFile(join(folder, `${name}.txt`), head + mail.text, once)
    },
  }
}

const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, ' ')

export type KeptMail = Pick<Mail, 'to' | 'subject' | 'text'> & { readonly sentAt: string }

/** The newest mails that were kept as files, newest first. */
export async function readKeptMails(folder: string, limit: number): Promise<KeptMail[]> {
  const names = await readdir(folder).catch(() => [])
  const newest = names
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .toReversed()
    .slice(0, limit)
  return Promise.all(newest.map(async (name) => parseKeptMail(await readFile(join(folder, name), 'utf8'))))
}

function parseKeptMail(file: string): KeptMail {
  const [head = '', ...body] = file.split('\n\n')
  const field = (name: string) =>
    head
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? ''
  return { to: field('To'), subject: field('Subject'), sentAt: field('Date'), text: body.join('\n\n') }
}
