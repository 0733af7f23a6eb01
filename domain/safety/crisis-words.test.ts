import { describe, expect, test } from 'vitest'
import { hasCrisisWords } from './crisis-words.ts'

describe('words of a crisis', () => {
  test.each([
    'bunuh diri',
    'BUNUH  DIRI',
    'ingin bunuh-diri',
    'mengakhiri hidup',
    'akhiri hidupku',
    'saya ingin mati',
    'pengen mati aja',
    'menyakiti diri sendiri',
    'melukai diri',
    'suicide',
    'suicidal thoughts',
    'I want to kill myself',
    'self-harm',
    'self harm',
    'end my life',
    'i want to die',
  ])('are heard in "%s"', (text) => expect(hasCrisisWords(text)).toBe(true))

  test.each(['', '%%', 'sedih', 'percaya diri', 'harga diri', 'want to diet', 'makna hidup', 'ditinggal mati', 'Bali'])(
    'are not heard in "%s"',
    (text) => expect(hasCrisisWords(text)).toBe(false),
  )
})
