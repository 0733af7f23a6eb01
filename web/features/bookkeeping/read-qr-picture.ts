type Detector = { detect(picture: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]> }
type Detectors = { new (options: { formats: readonly string[] }): Detector; getSupportedFormats(): Promise<readonly string[]> }

/** Shape Detection API; some browsers have it. */
const detectors = (): Detectors | undefined => (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector

/** It may be there in name only, where the system lends nothing to it. */
export async function canReadQrPictures(): Promise<boolean> {
  const formats = await detectors()
    ?.getSupportedFormats()
    .catch((): readonly string[] => [])
  return formats?.includes('qr_code') ?? false
}

/** The text behind the first code of a picture; null where none is found, or it is no picture. */
export async function readQrPicture(picture: Blob): Promise<string | null> {
  const Barcodes = detectors()
  if (!Barcodes) return null
  try {
    const bitmap = await createImageBitmap(picture)
    const [found] = await new Barcodes({ formats: ['qr_code'] }).detect(bitmap)
    bitmap.close()
    return found?.rawValue ?? null
  } catch {
    return null
  }
}
