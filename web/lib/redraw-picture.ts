/** This browser cannot read it as a picture. Sent as it is, it might tell where it was taken. */
export class NotAPicture extends Error {
  override readonly name = 'NotAPicture'
}

/** Sharp on any screen, and a tenth of what a camera makes. */
const longestSidePx = 2_048
const quality = 0.85
/** Screenshots and drawings stay sharp as PNG; a photograph would be ten times as large. */
const smallPngBytes = 300 * 1024

export type Redrawn = { readonly blob: Blob; readonly width: number; readonly height: number }

/**
 * Drawn anew from its pixels, as one sees it: where and when it was taken, with which device, the small picture of what was cut off, all
 * that a file can carry besides, stays behind. @throws {NotAPicture}
 */
export async function redrawPicture(picked: Blob): Promise<Redrawn> {
  const canvas = await drawn(picked)
  const { width, height } = canvas
  return { blob: await encoded(canvas, picked.type === 'image/jpeg'), width, height }
}

async function drawn(picked: Blob): Promise<OffscreenCanvas> {
  const bitmap = await createImageBitmap(picked, { imageOrientation: 'from-image' }).catch(() => {
    throw new NotAPicture()
  })
  try {
    const scale = Math.min(1, longestSidePx / Math.max(bitmap.width, bitmap.height))
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)))
    const pen = penOf(canvas)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    return canvas
  } finally {
    bitmap.close()
  }
}

async function encoded(canvas: OffscreenCanvas, isPhotograph: boolean): Promise<Blob> {
  const png = isPhotograph ? null : await canvas.convertToBlob({ type: 'image/png' })
  if (png && (png.size <= smallPngBytes || isTransparent(canvas))) return png
  return canvas.convertToBlob({ type: 'image/jpeg', quality })
}

function isTransparent(canvas: OffscreenCanvas): boolean {
  const { data } = penOf(canvas).getImageData(0, 0, canvas.width, canvas.height)
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true
  return false
}

function penOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new NotAPicture()
  return pen
}
