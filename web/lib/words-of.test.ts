import { describe, expect, test } from 'vitest'
import { CryptoRefusal, refusalCodes } from '#crypto'
import { ApiRefusal } from './api.ts'
import { renderIn } from './language.ts'
import { PasskeyDeclined } from './passkey-declined.ts'
import { wordsOf } from './words-of.ts'

describe('what the person is told', () => {
  test('is what the practice said, where it said something', () => {
    const words = { title: 'Kode ini tidak cocok', next: 'Tunggu kode berikutnya.' }
    expect(wordsOf(new ApiRefusal('second-factor-wrong', words))).toBe(words)
  })

  test('without a connection is that nothing was sent', () => {
    expect(wordsOf(new ApiRefusal('offline')).next).toContain('Belum ada yang terkirim')
  })

  test('without an answer is that nobody knows, also then in words of a page that knows more', () => {
    expect(wordsOf(new ApiRefusal('unanswered')).next).toContain('Kami tidak tahu')
    const words = { title: 'Sambungan terputus', next: 'Coba yang baru dulu.' }
    expect(wordsOf(new ApiRefusal('unanswered', words))).toBe(words)
  })

  test('of a passkey that was not used is no reproach', () => {
    expect(wordsOf(new PasskeyDeclined('declined')).title).toBe('Kunci sandi tidak jadi dipakai')
  })

  test('names the group of a recovery code that holds the slip', () => {
    expect(wordsOf(new CryptoRefusal('recovery-group', 3)).title).toContain('ke-3')
  })

  test.each(['malformed', 'suite-unknown', 'kdf-too-weak', 'context-mismatch', 'signature-wrong', 'sealed-damaged'] as const)(
    'of keys that were refused for %s is that they are not trusted',
    (code) => {
      expect(wordsOf(new CryptoRefusal(code)).title).toBe('Kunci yang datang dari server tidak kami percayai')
    },
  )

  test.each(refusalCodes)('of %s is there in both languages', (code) => {
    const [id, en] = (['id', 'en'] as const).map((language) => renderIn(language, () => wordsOf(new CryptoRefusal(code))))
    expect(id?.title).not.toBe(en?.title)
    expect(id?.next).not.toBe(en?.next)
    renderIn('id', () => undefined)
  })

  test('of anything unforeseen says nothing of its message', () => {
    const { title, next } = wordsOf(new TypeError('sandi: rahasia'))
    expect(title + next).not.toContain('rahasia')
  })
})
