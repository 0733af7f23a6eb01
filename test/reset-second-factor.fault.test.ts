import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aTestPractice, anAdmin, Browser, loggedIn } from './accounts.ts'
import { newestEventOf } from './audit-trail.ts'
import { aDatabase, urlOf } from './database.ts'

const database = await aDatabase()
const practice = await aTestPractice(database)

describe('npm run reset:second-factor', () => {
  const script = join(import.meta.dirname, '..', 'scripts', 'reset-second-factor.ts')
  const run = (...names: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const env = { PATH: process.env['PATH'], DATABASE_URL: urlOf(database) }
      execFile(process.execPath, [script, ...names], { env }, (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }))
    })

  test('lets the only admin begin anew, and the audit trail says that it was done at the machine', async () => {
    const { person, browser } = await anAdmin(practice)
    const { code, stdout } = await run(person.username.toUpperCase())
    expect([code, stdout]).toEqual([0, expect.stringContaining('is forgotten')])
    expect((await browser.ask('GET', '/api/me')).status).toBe(404)
    expect((await loggedIn(new Browser(practice.app), person.username, person.password)).body).toMatchObject({ state: 'enrol' })
    expect(await newestEventOf(database, person)).toMatchObject({
      actor: 'anonymous',
      action: 'second-factor.reset',
      details: { by: 'machine', apps: 1 },
    })
  })

  test('says in one line whom it does not know, or that it was told nobody', async () => {
    expect(await run('siapa-ini')).toEqual({ code: 1, stdout: '', stderr: 'teduh: Nobody is called "siapa-ini"; nothing was changed.\n' })
    expect(await run()).toEqual({ code: 64, stdout: '', stderr: 'teduh: whose? npm run reset:second-factor -- NAME\n' })
  })
})
