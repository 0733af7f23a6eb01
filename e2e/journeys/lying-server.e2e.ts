import type { Page } from '@playwright/test'
import type { Vault } from '#contract/keys'
import { expect, test } from '#e2e/journey'
import { leave, logIn, register } from '#e2e/people'

type Lie = (reply: Record<string, never>) => unknown

/** From here on the practice's answers at this address are what the lie makes of them. */
async function lie(page: Page, path: string, change: Lie): Promise<void> {
  await page.route(`**${path}`, async (route) => {
    const response = await route.fetch()
    const reply = (await response.json()) as Record<string, never>
    await route.fulfill({ response, json: change(reply) })
  })
}

const refusal = 'Kunci yang datang dari server tidak kami percayai'

test('a server that asks for a cheaper key gets none: nothing that came of the password is sent', async ({ page, browser, practice }) => {
  const somebody = await register(page)
  const kdfLies: Lie[] = [
    (reply) => ({ ...reply, kdf: { ...(reply['kdf'] as unknown as object), memoryKib: 1024 } }),
    (reply) => ({ ...reply, kdf: { ...(reply['kdf'] as unknown as object), passes: 1 } }),
    (reply) => ({ ...reply, kdf: { ...(reply['kdf'] as unknown as object), memoryKib: 2_000_000 } }),
    (reply) => ({ ...reply, kdf: { ...(reply['kdf'] as unknown as object), alg: 'pbkdf2' } }),
    (reply) => ({ ...reply, kdf: { ...(reply['kdf'] as unknown as object), salt: 'AAAA' } }),
    (reply) => ({ username: reply['username'] }),
    (reply) => ({ ...reply, username: `${String(reply['username'])}-lain` }),
  ]
  for (const change of kdfLies) {
    const victim = await (await browser.newContext({ baseURL: practice.origin })).newPage()
    const sent: string[] = []
    victim.on('request', (request) => void sent.push(new URL(request.url()).pathname))
    await lie(victim, '/api/login/start', change)
    await logIn(victim, somebody)
    await expect(victim.getByRole('alert')).toContainText(refusal)
    expect(sent).not.toContain('/api/login')
    await victim.context().close()
  }
})

test('a server that answers a recovery for another name gets no new password', async ({ page }) => {
  const somebody = await register(page)
  await leave(page)
  const sent: string[] = []
  page.on('request', (request) => void sent.push(new URL(request.url()).pathname))
  await lie(page, '/api/recovery/open', (reply) => ({ ...reply, username: `${String(reply['username'])}-lain` }))
  await page.goto('/pulihkan')
  await page.getByLabel('Nama samaran').fill(somebody.name)
  await page.getByLabel('Kode pemulihan').fill(somebody.recoveryCode)
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('payung sungai lampu kertas')
  await page.getByRole('button', { name: 'Buat kata sandi baru' }).click()
  await expect(page.getByRole('alert')).toContainText(refusal, { timeout: 30_000 })
  expect(sent).not.toContain('/api/recovery')
})

const flipped = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)

const vaultLies: Readonly<Record<string, (vault: Vault) => unknown>> = {
  'a wrap of somebody else': (vault) => ({
    ...vault,
    wraps: vault.wraps.map((wrap) => ({ ...wrap, ctx: { ...wrap.ctx, uid: crypto.randomUUID() } })),
  }),
  'a wrap with cheaper parameters': (vault) => ({
    ...vault,
    wraps: vault.wraps.map((wrap) =>
      wrap.ctx.slot === 'password' ? { ...wrap, ctx: { ...wrap.ctx, kdf: { ...wrap.ctx.kdf, memoryKib: 8 } } } : wrap,
    ),
  }),
  'a wrap cut short': (vault) => ({ ...vault, wraps: vault.wraps.map((wrap) => ({ ...wrap, ct: wrap.ct.slice(0, -4) })) }),
  'a wrap of a suite that is to come': (vault) => ({ ...vault, wraps: vault.wraps.map((wrap) => ({ ...wrap, ctx: { ...wrap.ctx, v: 2 } })) }),
  'no wraps at all': (vault) => ({ ...vault, wraps: [] }),
  'a card that nobody signed': (vault) => ({
    ...vault,
    identity: { ...vault.identity, signed: { ...vault.identity.signed, self: flipped(vault.identity.signed.self) } },
  }),
  'a card with another key': (vault) => ({
    ...vault,
    identity: {
      ...vault.identity,
      signed: { ...vault.identity.signed, card: { ...vault.identity.signed.card, ed: flipped(vault.identity.signed.card.ed) } },
    },
  }),
  'sealed keys that were changed': (vault) => ({
    ...vault,
    identity: { ...vault.identity, sealed: { ...vault.identity.sealed, ct: flipped(vault.identity.sealed.ct) } },
  }),
}

test('a server that swaps, cuts or forges what lies in the vault opens nothing, and the truth still does', async ({ page }) => {
  const somebody = await register(page)
  await page.getByRole('button', { name: 'Kunci', exact: true }).click()
  for (const [name, change] of Object.entries(vaultLies)) {
    await lie(page, '/api/vault', (reply) => change(reply as unknown as Vault))
    await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
    const answered = page.waitForResponse('**/api/vault')
    await page.getByRole('button', { name: 'Buka kunci' }).click()
    await answered
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    await expect(page.getByRole('alert'), name).toContainText(refusal)
    await expect(page.getByRole('heading', { level: 1, name: 'Akun Anda terkunci' })).toBeVisible()
    await page.unroute('**/api/vault')
  }
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Selamat datang, ${somebody.name}` })).toBeVisible()
})
