import { describe, expect, test } from 'vitest'
import { isEmojiOnly, partsOf } from './links-in-text.ts'

const links = (text: string) => partsOf(text).flatMap(({ href }) => href ?? [])

describe('links in a message', () => {
  test('nothing is lost of the text', () => {
    for (const text of ['', 'halo', 'lihat https://a.example/b, ya', 'https://a.example', '(https://a.example/x_(y))', 'http://']) {
      expect(
        partsOf(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }
  })

  test.each([
    ['lihat https://id.example/napas.', 'https://id.example/napas'],
    ['(https://id.example/a)', 'https://id.example/a'],
    ['https://id.example/a_(b)', 'https://id.example/a_(b)'],
    ['http://id.example?q=1#x, lalu', 'http://id.example?q=1#x'],
    ['HTTPS://ID.example/', 'HTTPS://ID.example/'],
  ])('%s leads to %s', (text, href) => expect(links(text)).toEqual([href]))

  test.each(['javascript:alert(1)', 'data:text/html,x', 'tel:+62811', 'mailto:a@b.example', 'ftp://a.example', 'www.a.example', 'https://localhost'])(
    '%s is no link',
    (text) => expect(links(text)).toEqual([]),
  )

  test('an address that pretends to be another is no link', () => {
    expect(links('https://teduh.example@jahat.example/')).toEqual([])
  })
})

describe('emoji alone', () => {
  test.each(['🙂', '❤️', '👍🏽 🙏', '👨‍👩‍👧', '🇮🇩'])('%s is shown larger', (text) => expect(isEmojiOnly(text)).toBe(true))
  test.each(['', 'ya 🙂', '1', '#', '🙂🙂🙂🙂🙂'])('%j is not', (text) => expect(isEmojiOnly(text)).toBe(false))
})
