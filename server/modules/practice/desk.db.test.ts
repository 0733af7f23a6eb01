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
      mails: { kept: true, newest: [{ to: 'salam@praktik.example', subject: 'Ada kabar' }] },
      audit: { events: 5, lastHash: expect.stringMatching(/^[0-9a-f]{64}$/), whole: true },
      postgresVersion: expect.stringMatching(/^18\./),
      nodeVersion: process.versions.node,
    })
  })

  test('shows no mails where they go out by SMTP', async () => {
    expect((await makeDesk(null).show(context)).mails).toEqual({ kept: false, newest: [] })
  })

  test('says when the audit chain is broken', async () => {
    await database.pool.query(
      `alter table audit.event disable trigger user; update audit.event set actor = 'x' where seq = 2; alter table audit.event enable trigger user`,
    )
    expect((await desk.show(context)).audit).toMatchObject({ events: 5, whole: false })
  })
})
