import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import * as contract from '#contract/payments'
import { aDatabase } from '#test/database'
import { aKeptTime, aTill } from '#test/payments'
import { textOf } from './show-document.ts'

const database = await aDatabase()
const till = await aTill(database)
const admin = till.context('admin')

/** The words of a PDF in standard fonts, as they are drawn: letters of Windows-1252. */
function wordsOf(pdf: Buffer): string {
  const pages = [...pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, raw = '']) =>
    inflateSync(Buffer.from(raw, 'latin1')).toString('latin1'),
  )
  const letters = new TextDecoder('windows-1252')
  const words = [...pages.join('\n').matchAll(/\[([^\]]*)\] TJ/g)].map(([, array = '']) =>
    [...array.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex = '']) => letters.decode(Buffer.from(hex, 'hex'))).join(''),
  )
  return words.join('\n')
}

async function aDocument(invoice: string, language: 'id' | 'en', who = admin) {
  const { bytes, stream, type, fileName } = await till.ask(who, contract.getInvoiceDocument, { params: { invoice }, query: { language } })
  const pdf = Buffer.concat(await Array.fromAsync(stream))
  expect(pdf).toHaveLength(bytes)
  return { pdf, words: wordsOf(pdf), type, fileName }
}

describe('the document of an invoice', () => {
  test('says in either language who asks whom for how much, in neutral words, by when, with the zone', async () => {
    const kept = await aKeptTime(till, { startsAt: Temporal.Instant.from('2026-11-25T12:30:00Z') })
    const { id, number } = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'qris' } })
    const indonesian = await aDocument(id, 'id', kept.client)
    expect([indonesian.type, indonesian.fileName]).toEqual(['application/pdf', `${number}.pdf`])
    for (const words of [
      'Serambi Uji',
      'Jalan Contoh 7',
      'Tagihan',
      number,
      '20 November 2026',
      'Layanan, 25 November 2026, 19.30 WIB',
      'Rp250.000',
      'Masih harus dibayar',
    ])
      expect(indonesian.words).toContain(words)
    expect(indonesian.words).toContain('Bayar sebelum\n20 November 2026, 14.00 WIB')
    const english = await aDocument(id, 'en')
    for (const words of ['Invoice', 'Service, 25 November 2026, 19:30 WIB', 'Still to pay', 'Pay by']) expect(english.words).toContain(words)
    expect(indonesian.words + english.words).not.toMatch(/video|konsel|counsel|psikolog|therap/i)
    expect(indonesian.words).not.toContain('?')
  })

  test('is a receipt once it is paid: what was taken off, the digits of a transfer, what came and when', async () => {
    const kept = await aKeptTime(till)
    const { id } = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'transfer' } })
    const { transfer } = await till.ask(admin, contract.waivePrice, { params: { invoice: id }, body: { amountIdr: 50_000 } })
    const amountIdr = transfer?.amountIdr ?? 0
    await till.ask(admin, contract.confirmPayment, { params: { invoice: id }, body: { amountIdr } })
    const { words } = await aDocument(id, 'id')
    const rupiah = (amount: number) => `Rp${new Intl.NumberFormat('id-ID').format(amount)}`
    for (const one of [
      'Kuitansi',
      'Potongan\n–Rp50.000',
      `Kode unik transfer\n${rupiah(amountIdr - 200_000)}`,
      `Sudah dibayar\n${rupiah(amountIdr)}`,
      'Dibayar\n20 November 2026',
    ])
      expect(words).toContain(one)
    expect(words).toContain('Masih harus dibayar\nRp0')
  })

  test('says nothing of the machine that drew it, nor when', async () => {
    const kept = await aKeptTime(till)
    const { id } = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'qris' } })
    const { pdf } = await aDocument(id, 'en')
    const head = pdf.toString('latin1')
    expect(head).toContain('(Teduh)')
    expect(head).not.toMatch(/PDFKit|[Nn]ode|[Ll]inux|\/root\/|\/home\//)
    expect(head).toContain('(D:20261120050000Z)')
    expect((await aDocument(id, 'en')).pdf).toEqual(pdf)
  })

  test('writes names from elsewhere without their accents, and other scripts as question marks, rather than nothing', async () => {
    const kept = await aKeptTime(till)
    await database.pool.query(`update payments.settings set sender = 'Łódź, Žižkov, Київ'`)
    const { id } = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way: 'qris' } })
    const { words } = await aDocument(id, 'id')
    expect(words).toContain('?ódz, Zizkov, ????')
    expect(words).toContain('Rp250.000')
  })

  test('is one page, also with the longest words that the practice can set', () => {
    const long = { id: 'Layanan '.repeat(15).trim(), en: 'Service '.repeat(15).trim() }
    const text = textOf(
      {
        id: '',
        number: 'T-2026-000001',
        state: 'paid',
        appointment: '',
        client: { uid: '', name: 'x'.repeat(32) },
        wording: long,
        startsAt: '2026-11-25T12:30:00Z',
        priceIdr: 9_999_999_999,
        offIdr: 1,
        dueIdr: 0,
        paidIdr: 9_999_999_998,
        refundedIdr: 5,
        owedBackIdr: 7,
        way: null,
        qris: null,
        transfer: null,
        payAt: null,
        payUntil: null,
        saidPaidAt: null,
        notFoundAt: null,
        hasProof: false,
        issuedAt: '2026-11-20T05:00:00Z',
        paidAt: '2026-11-20T05:00:00Z',
      },
      { language: 'id', timeZone: 'Asia/Tokyo', practice: 'P'.repeat(80), sender: 'Jalan '.repeat(66), codeIdr: 999 },
    )
    expect(text.lines.map(({ amount }) => amount)).toEqual(['Rp9.999.999.999', '–Rp1', 'Rp999', 'Rp9.999.999.998', 'Rp5', 'Rp7'])
    expect(text.lines[0]?.label).toContain('UTC+09:00')
  })
})
