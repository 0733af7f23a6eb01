import { expect, test } from 'vitest'
import { renderIn } from '#lib/language'
import { deedName, ledgerFile, type Ledger } from './ledger-file.ts'

const ledger: Ledger = {
  earnedIdr: 250_000,
  receivedIdr: 250_000,
  givenUpIdr: 0,
  owedIdr: 0,
  isBalanced: true,
  deeds: [
    { at: '2026-11-20T17:05:00Z', deed: 'paid', invoice: '018f0000-0000-7000-8000-000000000001', number: 'T-2026-000001', amountIdr: 250_000 },
    { at: '2026-11-20T10:00:00Z', deed: '=SUM(A1)', invoice: '018f0000-0000-7000-8000-000000000001', number: '=1', amountIdr: 250_000 },
  ],
}

test('the file of a month has its deeds by the clock of the practice, and nothing that a spreadsheet computes', () => {
  expect(renderIn('id', () => ledgerFile(ledger, 'Asia/Jayapura')).split('\r\n')).toEqual([
    '\uFEFFTanggal,Jam,Nomor,Catatan,Rupiah',
    `2026-11-21,02:05,T-2026-000001,${deedName('paid')},250000`,
    "2026-11-20,19:00,'=1,'=SUM(A1),250000",
    '',
  ])
})
