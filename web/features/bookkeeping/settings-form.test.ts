import { describe, expect, test } from 'vitest'
import { checksum } from '#domain/payments/qris'
import { checkSettings, qrisRead, saysTooMuch, settingsOf, valuesOf, type SettingsValues } from './settings-form.ts'

const field = (tag: string, value: string) => tag + String(value.length).padStart(2, '0') + value
const closed = (text: string) => `${text}6304${checksum(`${text}6304`)}`
const standing = (amount = '') =>
  closed(
    field('00', '01') +
      field('01', '11') +
      field('51', field('00', 'ID.CO.QRIS.WWW')) +
      field('53', '360') +
      (amount && field('54', amount)) +
      field('58', 'ID') +
      field('59', 'RUANG TEDUH') +
      field('60', 'YOGYAKARTA'),
  )

const good: SettingsValues = {
  qrisText: standing(),
  bank: 'Bank Contoh',
  account: '0123 4567 89',
  holder: 'Ruang Teduh',
  wordingId: 'Sesi daring',
  wordingEn: 'Online session',
  sender: '',
}
const wrongIn = (over: Partial<SettingsValues>) => Object.keys(checkSettings({ ...good, ...over }))

describe('how the practice takes money', () => {
  test('goes into the fields and comes out as it was', () => {
    expect(valuesOf(settingsOf(good))).toEqual(good)
    const none = { ...good, bank: ' ', account: '', holder: '' }
    expect(settingsOf(none).transfer).toBeNull()
    expect(valuesOf(settingsOf(none))).toMatchObject({ bank: '', account: '', holder: '' })
  })

  test('may be without a code and without an account', () => {
    expect(wrongIn({})).toEqual([])
    expect(wrongIn({ qrisText: '', bank: '', account: '', holder: '' })).toEqual([])
  })

  test('is told at each field where it does not fit', () => {
    expect(wrongIn({ qrisText: 'halo' })).toEqual(['qrisText'])
    expect(wrongIn({ bank: '' })).toEqual(['bank'])
    expect(wrongIn({ account: 'nol satu' })).toEqual(['account'])
    expect(wrongIn({ holder: '' })).toEqual(['holder'])
    expect(wrongIn({ wordingId: ' ', wordingEn: '' })).toEqual(['wordingId', 'wordingEn'])
  })

  test('each trouble with a code has words of its own', () => {
    const texts = ['halo', `${standing()}x`, standing().replace('YOGYA', 'JOGJA'), standing('25000')]
    const words = texts.map((qrisText) => checkSettings({ ...good, qrisText }).qrisText)
    expect(words.every((text) => text && text.length > 20)).toBe(true)
    expect(qrisRead(standing('25000'))).toBe('qris-has-amount')
    expect(qrisRead(` ${standing()}\n`)).toMatchObject({ merchant: 'RUANG TEDUH', city: 'YOGYAKARTA' })
    expect(qrisRead('  ')).toBeNull()
  })
})

test('a wording that says what was paid for is noticed', () => {
  expect(['Sesi konseling', 'Terapi', 'Psikolog', 'Kesehatan mental', 'Counselling', 'psychotherapy'].filter((text) => !saysTooMuch(text))).toEqual(
    [],
  )
  expect(['Sesi daring', 'Layanan Ruang Teduh', 'Online session', 'Service fee'].filter(saysTooMuch)).toEqual([])
})
