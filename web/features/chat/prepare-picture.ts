import { redrawPicture } from '#lib/redraw-picture'
import type { PickedFile } from './conversation.ts'
import { harmlessName, withEnding } from './media.ts'

/** Drawn anew, and under a name that tells nothing. @throws {NotAPicture} */
export async function preparePicture(picked: File): Promise<PickedFile> {
  const { blob, width, height } = await redrawPicture(picked)
  const end = blob.type === 'image/png' ? '.png' : '.jpg'
  const content = new Uint8Array(await blob.arrayBuffer())
  return { name: withEnding(harmlessName(picked.name, 'image'), end), media: blob.type, content, width, height }
}
