/**
 * What changed, in codes, ids and numbers: it goes to every process of the practice, and never carries content. `topic` says whose it
 * is; whoever hears it asks the database.
 */
export type LiveNews = { readonly topic: string; readonly [name: string]: string | number | readonly string[] }

/** `here`: by this process, once committed. `elsewhere`: by another, after a moment. */
export type LiveListener = (news: readonly LiveNews[], from: 'here' | 'elsewhere') => void

/** The fan-out between whoever changes something and the processes that hold sockets. What is missed, a browser asks for itself. */
export type Live = {
  publish(news: readonly LiveNews[]): void
  hear(listener: LiveListener): void
  /** Calls when news of others may have been missed. */
  onGap(listener: () => void): void
  close(): Promise<void>
}

/** For the one process that an embedded database has. */
export function makeLive(): Live {
  const listeners: LiveListener[] = []
  return {
    publish: (news) => tellAll(listeners, news, 'here'),
    hear: (listener) => void listeners.push(listener),
    onGap: () => undefined,
    close: async () => undefined,
  }
}

export function tellAll(listeners: readonly LiveListener[], news: readonly LiveNews[], from: 'here' | 'elsewhere'): void {
  if (news.length > 0) for (const listener of listeners) listener(news, from)
}
