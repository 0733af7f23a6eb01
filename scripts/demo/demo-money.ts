import { checksum } from '#domain/payments/qris'

/** Takes all off, so that one who only looks can book to the end. Printed at the start of the demo. */
export const demoVoucher = { id: '0198a3c0-0000-7000-8000-000000000001', code: 'TEDUH-DEMO-2026' }

const field = (tag: string, value: string) => tag + String(value.length).padStart(2, '0') + value

/** A static code in the right form, of a merchant that does not exist: no bank takes it. */
function madeUpQris(): string {
  const account = field('00', 'ID.CO.QRIS.WWW') + field('02', 'ID0000000000000') + field('03', 'UMI')
  const fields = [
    ['00', '01'],
    ['01', '11'],
    ['51', account],
    ['52', '8099'],
    ['53', '360'],
    ['58', 'ID'],
    ['59', 'SERAMBI RINDANG'],
    ['60', 'YOGYAKARTA'],
    ['61', '55000'],
  ] as const
  const head = `${fields.map(([tag, value]) => field(tag, value)).join('')}6304`
  return head + checksum(head)
}

/** How the demo practice takes money. The account leads nowhere. */
export const demoSettings = {
  qrisText: madeUpQris(),
  transfer: { bank: 'Bank Contoh', account: '000 000 0000', holder: 'Serambi Rindang' },
  wording: { id: 'Layanan Serambi Rindang', en: 'Serambi Rindang service' },
  sender: 'Jalan Contoh 7, Yogyakarta\nsalam@serambi-rindang.example',
}
