import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/any-text'
import { aConfig } from '#test/builders'
import { aFolder } from '#test/folder'
import { anSmtpServer, decodedWords, partsOf } from '#test/smtp-server'
import { mailFolder, makeMailer, readKeptMails, type Mail } from './mail.ts'

const aMail = (over: Partial<Mail> = {}): Mail => ({ to: 'salam@praktik.example', subject: 'Ada kabar', text: 'Halo,\n\nada kabar.', ...over })

describe('with SMTP configured, a mail', () => {
  test('goes to whom it is for, from the address of the practice', async () => {
    const { url, received } = await anSmtpServer()
    await makeMailer(aConfig({ smtpUrl: url, mailFrom: 'teduh@praktik.example' })).send(aMail())
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({ from: 'teduh@praktik.example', to: ['salam@praktik.example'] })
    expect(received[0]?.head.get('from')).toBe('teduh@praktik.example')
    expect(received[0]?.head.get('to')).toBe('salam@praktik.example')
  })

  test('arrives letter by letter, in subject and text, whatever the alphabet and however its lines begin', async () => {
    const { url, received } = await anSmtpServer()
    const subject = 'Ada kabar baru: “Serambi” ꦱꦼꦫꦩ꧀ꦧꦶ — naïf 🌿'
    const text = 'Halo,\n\n.titik di awal\n..dua titik\n\nꦱꦸꦒꦼꦁ — “sampai jumpa” 🌿\n'
    await makeMailer(aConfig({ smtpUrl: url })).send(aMail({ subject, text }))
    expect(decodedWords(received[0]?.head.get('subject') ?? '')).toBe(subject)
    expect(received[0]?.body.trimEnd()).toBe(text.trimEnd())
    expect(received[0]?.head.get('content-type')).toMatch(/^text\/plain; charset=utf-8/i)
  })

  test('takes a calendar along, to be taken in and to be saved, and goes by the name that it was given', async () => {
    const { url, received } = await anSmtpServer()
    const ics = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Janji 🌿\r\nEND:VCALENDAR\r\n'
    await makeMailer(aConfig({ smtpUrl: url })).send(aMail({ messageId: '<a.0@praktik.example>', calendar: { method: 'REQUEST', ics } }))
    const [mail = expect.fail()] = received
    expect(mail.head.get('message-id')).toBe('<a.0@praktik.example>')
    const parts = partsOf(mail).map(({ type, body }) => [type.replaceAll(/\s+/g, ' '), body.replaceAll('\r\n', '\n').trim()])
    const text = ics.replaceAll('\r\n', '\n').trim()
    expect(parts).toEqual([
      ['text/plain; charset=utf-8', aMail().text],
      ['text/calendar; charset=utf-8; method=REQUEST', text],
      ['application/ics; name=calendar.ics', text],
    ])
  })

  test('to a post that keeps silent fails after a while, so that what waits behind it is not kept', async () => {
    const { url, mood } = await anSmtpServer()
    mood.isSilent = true
    const patience = { connectionTimeout: 100, greetingTimeout: 100, socketTimeout: 100 }
    await expect(makeMailer(aConfig({ smtpUrl: url }), patience).send(aMail())).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  })

  test('cannot be given more heads or recipients by what stands in a field', async () => {
    const { url, received } = await anSmtpServer()
    await makeMailer(aConfig({ smtpUrl: url })).send(aMail({ subject: 'Ada kabar\r\nBcc: lain@host.example\r\n\r\nisi' }))
    expect(received[0]?.to).toEqual(['salam@praktik.example'])
    expect(received[0]?.head.has('bcc')).toBe(false)
  })

  test('leaves nothing on the disk', async () => {
    const { url } = await anSmtpServer()
    const dataFolder = aFolder()
    await makeMailer(aConfig({ smtpUrl: url, dataFolder })).send(aMail())
    expect(await readdir(dataFolder)).toEqual([])
  })

  test('that is refused fails, so that its job is tried again', async () => {
    const { url } = await anSmtpServer({ refuse: true })
    await expect(makeMailer(aConfig({ smtpUrl: url })).send(aMail())).rejects.toMatchObject({ responseCode: 550 })
  })
})

/** A mailer that keeps files, and its folder. */
function aKeepingMailer() {
  const dataFolder = aFolder()
  return { mailer: makeMailer(aConfig({ dataFolder })), folder: mailFolder(dataFolder) }
}

describe('without SMTP, a mail', () => {
  test('is kept as a file that only we may read, and is read back as it was', async () => {
    const { mailer, folder } = aKeepingMailer()
    await mailer.send(aMail())
    const [name = ''] = await readdir(folder)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    expect(await readKeptMails(folder, 10)).toEqual([{ ...aMail(), sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) }])
  })

  test('that takes a calendar along leaves it beside itself, for us alone', async () => {
    const { mailer, folder } = aKeepingMailer()
    await mailer.send(aMail({ calendar: { method: 'CANCEL', ics: 'BEGIN:VCALENDAR' } }))
    const name = (await readdir(folder)).find((one) => one.endsWith('.ics')) ?? ''
    expect(await readFile(join(folder, name), 'utf8')).toBe('BEGIN:VCALENDAR')
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    expect(await readKeptMails(folder, 10)).toMatchObject([aMail()])
  })

  test('cannot be given other heads by line ends in its fields', async () => {
    const { mailer, folder } = aKeepingMailer()
    await mailer.send({ to: 'a@b.example\r\nSubject: lain', subject: 'Ada\n\nkabar\rDate: kemarin', text: 'isi' })
    const [name = ''] = await readdir(folder)
    const [head = '', ...body] = (await readFile(join(folder, name), 'utf8')).split('\n\n')
    expect(head.split('\n').map((line) => line.split(':')[0])).toEqual(['To', 'Subject', 'Date'])
    expect(body).toEqual(['isi'])
    expect(await readKeptMails(folder, 1)).toMatchObject([{ to: 'a@b.example Subject: lain', subject: 'Ada kabar Date: kemarin', text: 'isi' }])
  })

  test('is read back, whatever it says', async () => {
    const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, ' ')
    await fc.assert(
      fc.asyncProperty(anyText(), anyText(), anyText({ maxLength: 200 }), async (to, subject, text) => {
        const { mailer, folder } = aKeepingMailer()
        await mailer.send({ to, subject, text })
        const wellFormed = { to: oneLine(to).toWellFormed(), subject: oneLine(subject).toWellFormed(), text: text.toWellFormed() }
        expect(await readKeptMails(folder, 1)).toMatchObject([wellFormed])
      }),
      { numRuns: 50 },
    )
  })

  test('stands before those that were sent earlier, and only so many are read', async () => {
    const { mailer, folder } = aKeepingMailer()
    for (const subject of ['satu', 'dua', 'tiga']) {
      await mailer.send(aMail({ subject }))
      const sentAtMs = Temporal.Now.instant().epochMilliseconds
      while (Temporal.Now.instant().epochMilliseconds === sentAtMs) await Promise.resolve()
    }
    await writeFile(join(folder, 'zzz.part'), 'half of one')
    expect((await readKeptMails(folder, 2)).map(({ subject }) => subject)).toEqual(['tiga', 'dua'])
  })

  test('that was never sent is not read', async () => {
    expect(await readKeptMails(join(aFolder(), 'mails'), 10)).toEqual([])
  })
})
