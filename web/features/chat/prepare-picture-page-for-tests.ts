import { preparePicture } from './prepare-picture.ts'

type Paint = (pen: OffscreenCanvasRenderingContext2D) => void

/** Left red, right blue: turning shows. */
const halves: Paint = (pen) => {
  const { width, height } = pen.canvas
  pen.fillStyle = 'rgb(255 0 0)'
  pen.fillRect(0, 0, width / 2, height)
  pen.fillStyle = 'rgb(0 0 255)'
  pen.fillRect(width / 2, 0, width / 2, height)
}

/** As photographs are: no pixel is like its neighbour. */
const noise: Paint = (pen) => {
  const image = pen.createImageData(pen.canvas.width, pen.canvas.height)
  for (let at = 0; at < image.data.length; at += 16_384) crypto.getRandomValues(image.data.subarray(at, at + 16_384))
  for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255
  pen.putImageData(image, 0, 0)
}

const hole: Paint = (pen) => (noise(pen), pen.clearRect(0, 0, 1, 1))

async function aPicture(width: number, height: number, type: string, paint: Paint): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (pen) paint(pen)
  return new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer())
}

async function colourAt(bytes: Uint8Array<ArrayBuffer>, x: number, y: number): Promise<string> {
  const bitmap = await createImageBitmap(new Blob([bytes]))
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  pen?.drawImage(bitmap, 0, 0)
  const [red = 0, , blue = 0] = pen?.getImageData(x, y, 1, 1).data ?? []
  return red > 200 ? 'red' : blue > 200 ? 'blue' : 'neither'
}

const paints = { halves, noise, hole }

/** What the test in Node asks of the page; bytes go there and back as base64. */
const page = {
  aPicture: async (width: number, height: number, type: string, paint: keyof typeof paints) =>
    (await aPicture(width, height, type, paints[paint])).toBase64(),
  /** @returns what became of it; its name when it was refused */
  prepare: async (base64: string, name: string, type: string) => {
    try {
      const { content, ...rest } = await preparePicture(new File([Uint8Array.fromBase64(base64)], name, { type }))
      const { width = 1, height = 1 } = rest
      const corners = { top: await colourAt(content, width >> 1, 1), bottom: await colourAt(content, width >> 1, height - 2) }
      return { ...rest, ...corners, base64: content.toBase64() }
    } catch (error) {
      return error instanceof Error ? error.name : 'thrown'
    }
  },
}

export type PicturePage = typeof page
;(globalThis as unknown as { page: PicturePage }).page = page
