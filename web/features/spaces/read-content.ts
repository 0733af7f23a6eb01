import type { EntryBody } from './space-book.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })
const encoder = new TextEncoder()

/** What lies in an entry is JSON; what is not was not written by these pages, and is as good as unreadable. */
export function contentOf(body: EntryBody): unknown {
  if (body.is !== 'open') return null
  try {
    return JSON.parse(decoder.decode(body.content)) as unknown
  } catch {
    return null
  }
}

export const textOf = (content: unknown): Uint8Array => encoder.encode(JSON.stringify(content))
