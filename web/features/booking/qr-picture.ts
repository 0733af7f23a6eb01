import { encode } from 'uqr'
import { saveFile } from '#lib/save-file'

/** Large enough for any gallery and any app that reads a code out of it. */
const leastSidePx = 1024

/** The code as a picture: on the phone that pays there is nobody else who could scan the screen. */
export async function saveQrPicture(text: string, name: string): Promise<void> {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const module = Math.ceil(leastSidePx / size)
  const canvas = new OffscreenCanvas(size * module, size * module)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser draws no pictures')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = '#000000'
  data.forEach((row, y) => row.forEach((isDark, x) => isDark && pen.fillRect(x * module, y * module, module, module)))
  saveFile(await canvas.convertToBlob({ type: 'image/png' }), name)
}
