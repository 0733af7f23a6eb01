import type { Page } from '@playwright/test'

/** A picture of 320 by 200, painted by a browser. */
export async function aPicture(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(320, 200)
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no canvas')
    const sky = pen.createLinearGradient(0, 0, 320, 200)
    sky.addColorStop(0, '#9fc1d6')
    sky.addColorStop(1, '#e5b567')
    pen.fillStyle = sky
    pen.fillRect(0, 0, 320, 200)
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  })
  return Buffer.from(base64, 'base64')
}
