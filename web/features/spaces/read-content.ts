import type { EntryBody } from './space-book.ts'

/** What lies in an entry is JSON; what is not was not written by these pages, and is as good as unreadable. */
export function contentOf(body: EntryBody): unknown {
  if (body.is !== 'open') return null
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body.content)) as unknown
  } catch {
    return null
  }
}

export const textOf = (content: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(content))
