import type { Locator, Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'
import { expectUsable } from '#e2e/usable'

/** The page of a conversation, in front of one that lies in memory (web/features/gallery): how it looks and behaves. */
type Opened = { chat: Locator; list: Locator; field: Locator }

async function open(page: Page, query = ''): Promise<Opened> {
  await page.goto(`/_ui${query}`)
  const chat = page.locator('[data-chat-sample]')
  await expect(chat.getByRole('heading', { level: 1 })).toBeVisible()
  await chat.evaluate((one) => one.scrollIntoView({ block: 'center' }))
  return { chat, list: chat.getByRole('region', { name: 'Pesan dalam percakapan ini' }), field: chat.getByRole('textbox', { name: 'Tulis pesan' }) }
}

const isAtEnd = (list: Locator) => list.evaluate((one) => one.scrollHeight - one.scrollTop - one.clientHeight < 4)

test('a conversation opens where one had stopped reading', async ({ page }) => {
  const { chat, list } = await open(page)
  await expect(list.getByText('Belum dibaca', { exact: true })).toBeInViewport()
  await expect(list.getByText('Bacaan pendek tentang ini')).toBeInViewport()
  await chat.getByRole('button', { name: 'Ke pesan terbaru' }).click()
  await expect.poll(() => isAtEnd(list)).toBe(true)
  await expect(chat.getByRole('button', { name: 'Ke pesan terbaru' })).toBeHidden()
})

test('Enter sends, Shift+Enter begins a new line, and the list stays at its end', async ({ page }) => {
  const { list, field } = await open(page)
  await field.fill('Baris pertama')
  await field.press('Shift+Enter')
  await field.pressSequentially('baris kedua')
  await field.press('Enter')
  await expect(field).toHaveValue('')
  await expect(field).toBeFocused()
  await expect(list.getByText('Baris pertama\nbaris kedua')).toBeInViewport()
  await expect.poll(() => isAtEnd(list)).toBe(true)
})

test('what opens below the list leaves its end in view', async ({ page }) => {
  const { chat, list } = await open(page)
  await chat.getByRole('button', { name: 'Ke pesan terbaru' }).click()
  await expect.poll(() => isAtEnd(list)).toBe(true)
  await chat.getByRole('button', { name: 'Emoji' }).click()
  await expect(chat.getByRole('button', { name: 'senyum', exact: true })).toBeFocused()
  await expect.poll(() => isAtEnd(list)).toBe(true)
})

test('each own message says how far it came, also to those who do not see the sign', async ({ page }) => {
  const { list } = await open(page)
  const refused = list.getByRole('listitem').filter({ hasText: 'Nanti malam saya coba lagi.' })
  await expect(refused.getByText('Ditolak', { exact: true })).toBeVisible()
  await refused.getByRole('button', { name: 'Coba lagi' }).click()
  await expect(refused.getByText('Menunggu', { exact: true })).toBeAttached()
  await expect(list.getByRole('listitem').filter({ hasText: 'Lebih baik. Lima jam' }).getByText('Dibaca', { exact: true })).toBeAttached()
})

test('by keys one goes from message to message, answers one, and comes back to writing', async ({ page }) => {
  const { chat, list, field } = await open(page)
  await list.focus()
  await page.keyboard.press('Home')
  await expect(list.getByRole('listitem').filter({ hasText: 'membuka ruang ini' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('listitem').filter({ hasText: 'Terima kasih sudah menulis' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Balas' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await expect(chat.getByText('Membalas Laras Dewi')).toBeVisible()
  await field.pressSequentially('Boleh.')
  await field.press('Enter')
  const answer = list.getByRole('listitem').filter({ hasText: 'Boleh.' }).last()
  await answer.getByRole('button', { name: /lihat pesan asli/ }).click()
  await expect(list.getByRole('listitem').filter({ hasText: 'Terima kasih sudah menulis' }).first()).toBeInViewport()
})

test('an own message is worded anew, and erased only after a question', async ({ page }) => {
  const { list, field } = await open(page)
  await field.fill('Lima jam tidur')
  const own = list.getByRole('listitem').filter({ hasText: 'Lebih baik.' })
  await own.hover()
  await own.getByRole('button', { name: /^Tindakan/ }).click()
  await page.getByRole('menuitem', { name: 'Ubah' }).click()
  await expect(field).toHaveValue(/^Lebih baik/)
  await field.fill('Jauh lebih baik.')
  await field.press('Enter')
  const changed = list.getByRole('listitem').filter({ hasText: 'Jauh lebih baik.' })
  await expect(changed.getByText('diubah')).toBeVisible()
  await changed.hover()
  await changed.getByRole('button', { name: /^Tindakan/ }).click()
  await page.getByRole('menuitem', { name: 'Hapus' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Hapus pesan' }).click()
  await expect(changed).toHaveCount(0)
})

test('what one looks for is found, counted and shown, whatever its marks and letters', async ({ page }) => {
  const { chat, list } = await open(page)
  await chat.getByRole('button', { name: 'Cari di percakapan ini' }).click()
  await expect(chat.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('NÁPAS')
  await expect(chat.getByRole('search').getByRole('status')).toHaveText('1 / 1')
  await expect(list.locator('mark')).toHaveText('napas')
  await page.keyboard.press('Escape')
  await expect(list.locator('mark')).toHaveCount(0)
})

test('a counsellor is asked before a number leaves, and changing it is the first answer', async ({ page }) => {
  const { list, field } = await open(page, '?counsellor')
  await field.fill('Telepon saya di nol delapan satu dua tiga empat lima enam tujuh delapan')
  await field.press('Enter')
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('Nomor telepon')
  await expect(question.getByRole('button', { name: 'Ubah pesan' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue(/^Telepon saya/)
  await expect(list.getByText('Telepon saya')).toHaveCount(0)
})

test('an own phrase is put in, kept and taken away', async ({ page }) => {
  const { chat, field } = await open(page, '?counsellor')
  await chat.getByRole('button', { name: 'Lampirkan' }).click()
  await page.getByRole('menuitem', { name: 'Kalimat siap pakai' }).click()
  const phrases = chat.getByRole('region', { name: 'Kalimat siap pakai' })
  await phrases.getByRole('button', { name: 'Tambah kalimat' }).click()
  await phrases.getByRole('textbox').fill('Bagaimana kabar minggu ini?')
  await phrases.getByRole('button', { name: 'Simpan kalimat' }).click()
  await phrases.getByRole('button', { name: 'Bagaimana kabar minggu ini?', exact: true }).click()
  await expect(field).toHaveValue('Bagaimana kabar minggu ini?')
})

test('an empty file is refused at the field, and a picture is looked at before it leaves', async ({ page }) => {
  const { chat, list } = await open(page)
  const attach = async (name: string, file: { name: string; mimeType: string; buffer: Buffer }) => {
    await chat.getByRole('button', { name: 'Lampirkan' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('menuitem', { name }).click()
    await (await chooser).setFiles(file)
  }
  await attach('Berkas', { name: 'kosong.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) })
  await expect(chat.getByRole('alert')).toContainText('Berkas ini kosong')
  await chat.getByRole('button', { name: 'Batalkan lampiran' }).click()
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
  await attach('Foto atau gambar', { name: 'langit.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') })
  await expect(chat.getByText('Tempat, waktu, dan nama kamera sudah dibuang')).toBeVisible()
  await chat.getByRole('textbox', { name: 'Keterangan' }).fill('Langit pagi ini')
  await chat.getByRole('button', { name: 'Kirim' }).click()
  const sent = list.getByRole('listitem').filter({ hasText: 'Langit pagi ini' })
  await sent.getByRole('button', { name: /^Buka/ }).click()
  await expect(sent.getByRole('img')).toBeVisible()
})

test('a changed key stops writing until it is compared', async ({ page }) => {
  const { chat, field } = await open(page, '?chat=changed')
  await expect(chat.getByText('Kunci Laras Dewi, M.Psi., Psikolog berubah')).toBeVisible()
  await expect(field).toHaveCount(0)
  await chat.getByRole('button', { name: 'Bandingkan nomornya' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sudah saya bandingkan' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Tutup' }).click()
  await expect(field).toBeVisible()
})

for (const state of ['opening', 'empty', 'refused', 'changed']) {
  test(`axe finds nothing on a conversation that is ${state}`, async ({ page }) => {
    await open(page, `?chat=${state}`)
    await expectUsable(page)
  })
}

test('ten thousand messages scroll without a task of more than 50 ms', async ({ page, browser, context }) => {
  const { list } = await open(page, '?messages=10000')
  await expect.poll(() => isAtEnd(list)).toBe(true)
  await expect(list.getByRole('listitem').last()).toHaveAttribute('aria-setsize', /^1[0-9]{4}$/)
  expect(await list.getByRole('listitem').count()).toBeLessThan(60)
  const devtools = await context.newCDPSession(page)
  for (const slower of [1, 4]) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] })
    await scrollThrough(list)
    const tasks = tasksOf(await browser.stopTracing())
    console.log(`   ${slower} × slower: longest task ${tasks[0]?.toFixed(0)} ms of the processor, ${tasks.filter((ms) => ms > 50).length} over 50 ms`)
    if (slower === 1) expect(tasks[0]).toBeLessThanOrEqual(50)
  }
})

/** Up by half a screen in each frame, as a thumb does it, and down again. */
const scrollThrough = (list: Locator) =>
  list.evaluate(async (one) => {
    for (const way of [-1, 1]) {
      for (let step = 0; step < 90; step++) {
        one.scrollTop += way * one.clientHeight * 0.5
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
    }
  })

type TraceEvent = { name: string; pid: number; tid: number; tdur?: number; args: { name?: string } }

/** Of the page's main thread, longest first, in milliseconds of processor time: what else the machine does meanwhile is not the page's. */
function tasksOf(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const names = traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid} ${tid}`)
  const mains = new Set(names)
  return traceEvents
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && mains.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000)
    .toSorted((one, other) => other - one)
}
