/** What the tabs of one browser tell each other: that the account was locked, or left. Never anything of the person. */
type Word = 'locked' | 'left'

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('teduh')

export function tellTabs(word: Word): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
  channel?.postMessage(word)
}

/** @returns how to stop hearing */
export function hearTabs(listener: (word: Word) => void): () => void {
  const hear = ({ data }: MessageEvent) => listener(data as Word)
  channel?.addEventListener('message', hear)
  return () => channel?.removeEventListener('message', hear)
}
