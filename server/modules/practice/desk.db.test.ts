import { describe, expect, test } from 'vitest'
import { DeskView } from '#contract/practice'
import { mailFolder, makeMailer } from '#platform/mail'
import { validated } from '#platform/validate'
import { aConfig, aPractice } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { makeDesk } from './desk.ts'

const database = await aDatabase()
const context = aContext(database)
const config = aConfig()
const desk = makeDesk(mailFolder(config.dataFolder))

describe('the desk', () => {
  test('shows that the parts work: mails, audit chain, versions', async () => {
    await aPractice(context)
    await makeMailer(config).send({ to: 'salam@praktik.example', subject: 'Ada kabar', text: 'isi' })
    const view = await desk.show(context)
    expect(validated(DeskView, view)).toEqual(view)
    expect(view).toMatchObject({
      mails: { kept: true, newest: [{ to: 's…@p…', subject: 'Ada kabar', text: 'isi' }] },
      practiceKeyCopy: null,
      audit: { events: 7, lastHash: expect.stringMatching(/^[0-9a-f]{64}$/), whole: true },
      postgresVersion: expect.stringMatching(/^18\./),
      nodeVersion: process.versions.node,
    })
  })

  test('shows whether the practice’s key was ever copied', async () => {
    const by = '0199aa00-0000-7000-8000-000000000001'
    expect((await desk.show(context)).practiceKeyCopy).toBeNull()
    await database.pool.query(`update keys.practice_key set copied_at = '2026-11-20T03:00:00Z', copied_by = $1`, [by])
    expect((await desk.show(context)).practiceKeyCopy).toEqual({ at: '2026-11-20T03:00:00Z', by })
  })

  test('shows of a mail neither whose it is nor the key in its link', async () => {
    const key = 'Q'.repeat(43)
    const text = `Bukalah:\n\nhttp://localhost:8080/surel#${key}\n\nNomor #1 tetap.`
    await makeMailer(config).send({ to: 'kembang@surel.example', subject: 'Pastikan', text })
    const { mails } = await desk.show(context)
    expect(mails.newest[0]).toMatchObject({ to: 'k…@s…', text: 'Bukalah:\n\nhttp://localhost:8080/surel#…\n\nNomor #1 tetap.' })
    expect(JSON.stringify(mails)).not.toMatch(/kembang|surel\.example|QQ/)
  })

  test('shows no mails where they go out by SMTP', async () => {
    expect((await makeDesk(null).show(context)).mails).toEqual({ kept: false, newest: [] })
  })

  test('says when the audit chain is broken', async () => {
    await database.pool.query(
      `alter table audit.event disable trigger user; update audit.event set actor = 'x' where seq = 2; alter table audit.event enable trigger user`,
    )
    expect((await desk.show(context)).audit).toMatchObject({ events: 7, whole: false })
  })
})
