import type { Row } from './timeline.ts'

/** How high a row may be before it was measured: near enough that the bar does not jump. */
export function guessedHeight(row: Row | undefined, listWidth: number): number {
  if (!row) return 0
  if (row.type !== 'message') return 48
  const { body } = row.message
  if (body.type === 'voice') return 108
  if (body.type === 'file') return 168
  if (body.type === 'membership') return 48
  const perLine = Math.max(20, Math.min(560, listWidth - 130) / 8)
  const lines = body.type === 'text' ? body.text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0) : 1
  return lines * 26 + 44 + (row.message.replyTo ? 48 : 0) + (row.isFirst ? 12 : 4)
}
