import type { PickedFile } from './conversation.ts'

const longestSide = 2048

/** A picture drawn anew: what the camera wrote into it (place, time, device) stays behind. @throws when it is none */
export async function preparePicture(file: File): Promise<PickedFile> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const [width, height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))]
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
  picture.close()
  const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
  const name = `${file.name.replace(/\.[^.]*$/, '')}.jpg`
  return { name, media: drawn.type, content: new Uint8Array(await drawn.arrayBuffer()), width, height }
}
