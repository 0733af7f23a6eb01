import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openInChromium, type OpenedPage } from '#test/browser-page'
import type { PicturePage } from './prepare-picture-page-for-tests.ts'

declare const page: PicturePage

let opened: OpenedPage
beforeAll(async () => {
  opened = await openInChromium(join(import.meta.dirname, 'prepare-picture-page-for-tests.ts'))
})
afterAll(() => opened.close())

type Painted = 'halves' | 'noise' | 'hole'
const aPicture = async (width: number, height: number, type: string, paint: Painted) =>
  Buffer.from(await opened.tab.evaluate((given) => page.aPicture(...given), [width, height, type, paint] as const), 'base64')

async function prepare(bytes: Buffer, name = 'foto.jpg', type = 'image/jpeg') {
  const made = await opened.tab.evaluate((given) => page.prepare(...given), [bytes.toString('base64'), name, type] as const)
  if (typeof made === 'string') throw new Error(made)
  return { ...made, content: Buffer.from(made.base64, 'base64') }
}

/** Exif 2.32: big-endian TIFF with the orientation, the maker of the camera, and a GPS directory that says 8° 40′ south. */
function exif(orientation: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt16BE(tag, 0)
    head.writeUInt16BE(type, 2)
    head.writeUInt32BE(count, 4)
    return Buffer.concat([head, value])
  }
  const u16 = (value: number) => Buffer.from([value >> 8, value & 255, 0, 0])
  const u32 = (value: number) => Buffer.from([0, 0, value >> 8, value & 255])
  const directory = (...entries: Buffer[]) => Buffer.concat([Buffer.from([0, entries.length]), ...entries, Buffer.alloc(4)])
  const header = Buffer.from('MM\0*\0\0\0\x08', 'latin1')
  const firstLength = 2 + 3 * 12 + 4
  const gpsAt = 8 + firstLength
  const dataAt = gpsAt + 2 + 2 * 12 + 4
  const maker = Buffer.from('KENARI7F3A\0\0', 'latin1')
  const rationals = Buffer.from([8, 1, 40, 1, 0, 1].flatMap((value) => [0, 0, 0, value]))
  const first = directory(entry(0x010f, 2, maker.length, u32(dataAt)), entry(0x0112, 3, 1, u16(orientation)), entry(0x8825, 4, 1, u32(gpsAt)))
  const gps = directory(entry(1, 2, 2, Buffer.from('S\0\0\0', 'latin1')), entry(2, 5, 3, u32(dataAt + maker.length)))
  return Buffer.concat([header, first, gps, maker, rationals])
}

function withExif(jpeg: Buffer, orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation)])
  const length = body.length + 2
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, length >> 8, length & 255]), body, jpeg.subarray(2)])
}

describe('a photograph', () => {
  test('keeps how it is held, and loses where it was taken and by what', async () => {
    const photo = withExif(await aPicture(400, 200, 'image/jpeg', 'halves'), 6)
    expect(photo.toString('latin1')).toContain('KENARI7F3A')
    const made = await prepare(photo)
    expect(made).toMatchObject({ width: 200, height: 400, top: 'red', bottom: 'blue', media: 'image/jpeg' })
    expect(made.content.toString('latin1')).not.toMatch(/Exif|KENARI7F3A|MM\0\*|II\*\0|http:\/\/ns\.adobe/)
  })

  test('that is held upside down is turned', async () => {
    const upright = await prepare(withExif(await aPicture(400, 200, 'image/jpeg', 'halves'), 8))
    expect(upright).toMatchObject({ width: 200, height: 400, top: 'blue', bottom: 'red' })
  })

  test('with much in it becomes a JPEG whose longest side is 2,048 pixels', async () => {
    const made = await prepare(await aPicture(2_600, 1_300, 'image/jpeg', 'noise'), 'IMG_0042.JPEG')
    expect(made).toMatchObject({ width: 2_048, height: 1_024, media: 'image/jpeg', name: 'IMG_0042.jpg' })
    expect(made.content.subarray(0, 3).toString('hex')).toBe('ffd8ff')
  })

  test('that is small stays as large as it is', async () => {
    expect(await prepare(await aPicture(30, 20, 'image/webp', 'halves'), 'x.webp', 'image/webp')).toMatchObject({ width: 30, height: 20 })
    expect(await prepare(await aPicture(5_000, 1, 'image/png', 'halves'), 'garis.png', 'image/png')).toMatchObject({ width: 2_048, height: 1 })
  })
})

describe('a drawing', () => {
  test('that is small stays a PNG', async () => {
    const made = await prepare(await aPicture(800, 600, 'image/png', 'halves'), 'layar.png', 'image/png')
    expect(made).toMatchObject({ media: 'image/png', name: 'layar.png' })
  })

  test('that one can see through stays a PNG, however large', async () => {
    const made = await prepare(await aPicture(600, 600, 'image/png', 'hole'), 'a.png', 'image/png')
    expect(made.media).toBe('image/png')
    expect(made.content.length).toBeGreaterThan(300 * 1024)
    const opaque = await prepare(await aPicture(600, 600, 'image/png', 'noise'), 'b.png', 'image/png')
    expect([opaque.media, opaque.name]).toEqual(['image/jpeg', 'b.jpg'])
  })
})

describe('what is no picture', () => {
  test.each([
    ['text that says it is one', Buffer.from('bukan gambar'), 'a.jpg', 'image/jpeg'],
    ['nothing', Buffer.alloc(0), 'a.png', 'image/png'],
    [
      'a drawing that may carry scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'),
      'a.svg',
      'image/svg+xml',
    ],
    ['a page', Buffer.from('<html></html>'), 'a.html', 'text/html'],
  ])('is refused: %s', async (_what, bytes, name, type) => {
    await expect(prepare(bytes, name, type)).rejects.toThrow('NotAPicture')
  })

  test('is refused also when only its beginning is a picture', async () => {
    const whole = await aPicture(400, 200, 'image/jpeg', 'noise')
    await expect(prepare(whole.subarray(0, 200))).rejects.toThrow('NotAPicture')
  })
})
