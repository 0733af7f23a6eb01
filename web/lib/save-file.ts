/** Browsers fetch the file when they please, some after a question where to put it: the address stays good for a while. */
const addressHoldsMs = 10 * 60_000

/** In the document, because not every browser follows a link that is nowhere. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), addressHoldsMs)
}
