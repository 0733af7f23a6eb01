import type { FileReference } from './content.ts'
import type { Conversation } from './conversation.ts'
import { harmlessName, previewOf } from './media.ts'

/** Shown in its place; everything else that is no voice note is only ever saved. */
export const isShown = ({ media }: FileReference): boolean => previewOf(media)?.how === 'image'

/** Files that were opened in this tab, each under an address of its own until the conversation is closed. */
export type OpenedFiles = {
  addressOf(file: FileReference): string | undefined
  subscribe(listener: () => void): () => void
  open(file: FileReference): Promise<string>
  /** Hands it to the browser to keep. */
  save(file: FileReference): Promise<void>
  forget(): void
}

/** By their content: what waits to be sent has no name at the practice yet. */
export function openedFiles(conversation: Conversation): OpenedFiles {
  const addresses = new Map<string, string>()
  const listeners = new Set<() => void>()
  const tell = () => listeners.forEach((listener) => listener())
  return {
    addressOf: ({ sha256 }) => addresses.get(sha256),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async open(file) {
      const known = addresses.get(file.sha256)
      if (known) return known
      const content = await conversation.openFile(file)
      const address = URL.createObjectURL(new Blob([content], { type: previewOf(file.media)?.media ?? 'application/octet-stream' }))
      addresses.set(file.sha256, address)
      tell()
      return address
    },
    async save(file) {
      const address = URL.createObjectURL(new Blob([await conversation.openFile(file)], { type: 'application/octet-stream' }))
      const link = document.createElement('a')
      link.href = address
      link.download = harmlessName(file.name, 'teduh')
      link.click()
      // The browser has taken it when its own task is over.
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    },
    forget() {
      for (const address of addresses.values()) URL.revokeObjectURL(address)
      addresses.clear()
      tell()
    },
  }
}
