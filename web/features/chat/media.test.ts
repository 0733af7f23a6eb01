import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { harmlessName, looksLikePicture, previewOf, withEnding } from './media.ts'

describe('what is shown', () => {
  test('is pictures, sound and PDF, whatever the sender adds to the type', () => {
    expect(previewOf('image/jpeg')).toEqual({ how: 'image', media: 'image/jpeg' })
    expect(previewOf(' Audio/WebM; codecs=opus')).toEqual({ how: 'audio', media: 'audio/webm' })
    expect(previewOf('application/pdf')).toEqual({ how: 'pdf', media: 'application/pdf' })
  })

  test.each(['image/svg+xml', 'text/html', 'application/xhtml+xml', 'text/plain', 'video/mp4', '', 'image', 'image/jpegx', 'text/html;image/png'])(
    'is not %j, which is only saved',
    (media) => expect(previewOf(media)).toBeNull(),
  )

  test('looks like a picture by its type or by its name, so that none is sent as it was taken', () => {
    const pictures = [
      { type: 'image/heic', name: '' },
      { type: 'IMAGE/png', name: 'x' },
      { type: '', name: 'IMG_1.HEIC' },
      { type: '', name: 'a.jpg ' },
    ]
    expect(pictures.filter((one) => !looksLikePicture(one))).toEqual([])
    expect(
      [
        { type: 'application/pdf', name: 'a.pdf' },
        { type: '', name: 'jpg' },
      ].filter(looksLikePicture),
    ).toEqual([])
  })
})

describe('a file name', () => {
  test.each([
    ['foto liburan.jpg', 'foto liburan.jpg'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Users\\sari\\surat.pdf', 'C__Users_sari_surat.pdf'],
    ['.bashrc', 'bashrc'],
    ['surat\u202Efdp.exe', 'suratfdp.exe'],
    ['su\u0000rat\n.pdf', 'surat.pdf'],
    ['con.txt', '_con.txt'],
    ['Catatan 🌿.pdf ', 'Catatan 🌿.pdf'],
    ['...', 'berkas'],
    ['', 'berkas'],
    ['\u200b', 'berkas'],
  ])('%j is saved as %j', (name, saved) => expect(harmlessName(name, 'berkas')).toBe(saved))

  test('that is very long keeps its ending', () => {
    expect(harmlessName(`${'🌿'.repeat(300)}.pdf`, 'berkas')).toBe(`${'🌿'.repeat(96)}.pdf`)
    expect([...harmlessName('a'.repeat(300), 'berkas')]).toHaveLength(100)
  })

  test('of any kind is harmless, and harmless names stay', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const saved = harmlessName(name, 'berkas')
        expect(saved).not.toMatch(/[\\/:*?"<>|]|^[.\s]|[\p{C}\p{Zl}\p{Zp}]/u)
        expect(saved.length).toBeGreaterThan(0)
        expect(saved.isWellFormed()).toBe(true)
        expect(harmlessName(saved, 'berkas')).toBe(saved)
      }),
    )
  })

  test('gets another ending when the file became another kind', () => {
    expect(['IMG_1.HEIC', 'foto', 'a.b.png'].map((name) => withEnding(name, '.jpg'))).toEqual(['IMG_1.jpg', 'foto.jpg', 'a.b.jpg'])
  })
})
