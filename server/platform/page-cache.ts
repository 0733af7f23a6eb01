import { createHash } from 'node:crypto'

/** A page as it goes over the wire: made once, compressed once, sent to everybody who asks. */
export type KeptPage = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[]>>
  /** Packed by brotli, unless it is too small to be worth it: a tenth of the room, and nearly every browser takes it as it lies here. */
  readonly body: Buffer
  readonly packed: boolean
}

export const pageCacheLimits = { maxBytes: 32 * 1024 * 1024, maxAgeMs: 60_000 }

export type PageCache = {
  get(key: string): KeptPage | undefined
  put(key: string, page: KeptPage): void
  clear(): void
  readonly bytes: number
  /** How often it was cleared: a page that was begun before shows what was before. */
  readonly generation: number
}

/**
 * [Note: one page for all] Public pages are the same for everybody: language and search are in the
 * address, the theme in one of three cookie values. So a rendered page may be kept and sent again,
 * until something that they show was changed here (see `changesPages` in route.ts) or a minute has passed (licences end at midnight).
 * The oldest go first when the room is used up.
 */
export function makePageCache(limits: { maxBytes: number; maxAgeMs: number }, nowMs: () => number = () => performance.now()): PageCache {
  const kept = new Map<string, { page: KeptPage; madeAtMs: number; bytes: number }>()
  let bytes = 0
  let generation = 0
  const drop = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }
  return {
    get(key) {
      const entry = kept.get(key)
      if (!entry) return undefined
      if (nowMs() - entry.madeAtMs <= limits.maxAgeMs) return entry.page
      drop(key)
      return undefined
    },
    put(key, page) {
      drop(key)
      const size = page.body.length + key.length
      kept.set(key, { page, madeAtMs: nowMs(), bytes: size })
      bytes += size
      for (const oldest of kept.keys()) {
        if (bytes <= limits.maxBytes) break
        drop(oldest)
      }
    },
    clear() {
      kept.clear()
      bytes = 0
      generation++
    },
    get bytes() {
      return bytes
    },
    get generation() {
      return generation
    },
  }
}

/** Addresses are input from strangers: a fixed-length key keeps a long one from filling the room. */
export function pageKey(url: string, theme: string): string {
  return url.length < 200 ? `${theme} ${url}` : `${theme} ${createHash('sha256').update(url).digest('hex')}`
}
