import { randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transporter } from 'nodemailer'
import type { Config } from './config.ts'

/** A notice. It reveals nothing: whoever looks over a shoulder learns only that there is news. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

export type Mailer = { send(mail: Mail): Promise<void> }

/** SMTP when it is configured; otherwise files in the data folder, which the practice can read at its desk. */
export function makeMailer(config: Config): Mailer {
  return config.smtpUrl ? makeSmtpMailer(config.smtpUrl, config.mailFrom) : makeFileMailer(mailFolder(config.dataFolder))
}

function makeSmtpMailer(smtpUrl: string, from: string): Mailer {
  // Loaded with the first mail: who keeps mails as files needs none of it.
  let transport: Promise<Transporter> | undefined
  return {
    async send(mail) {
      transport ??= import('nodemailer').then(({ createTransport }) => createTransport(smtpUrl))
      await (await transport).sendMail({ from, to: mail.to, subject: mail.subject, text: mail.text })
    },
  }
}

export const mailFolder = (dataFolder: string) => join(dataFolder, 'mails')

function makeFileMailer(folder: string): Mailer {
  return {
    async send(mail) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const at = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
      const name = `${at.replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.txt`
      const head = `To: ${oneLine(mail.to)}\nSubject: ${oneLine(mail.subject)}\nDate: ${at}\n\n`
      await writeFile(join(folder, name), head + mail.text, { mode: 0o600, flag: 'wx' })
    },
  }
}

const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, ' ')

export type KeptMail = Mail & { readonly sentAt: string }

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
