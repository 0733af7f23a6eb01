import type { Span } from '#domain/scheduling/span'
import { AddressRefused, AnswerTooLarge, fetchBytes, type Fetched } from '#platform/outbound'
import { busyIn } from './busy-thread.ts'
import { reachFor } from './calendar-address.ts'
import type { BusyQuestion } from './read-busy.ts'
import type { Trouble } from './tables.ts'
import type { CalendarTools } from './tools.ts'

/** Years of a full calendar. */
const mostBytes = 2 * 1024 * 1024
const patienceMs = 15_000

/** By what the other side knows what it told before. */
export type Known = { readonly etag: string | null; readonly lastModified: string | null }

export type Read =
  | { readonly kind: 'busy'; readonly spans: readonly Span[]; readonly known: Known }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }

/** Goes there and reads it. Never throws for what lies at the other end. */
export async function readCalendar(tools: CalendarTools, address: URL, known: Known | null, question: Omit<BusyQuestion, 'text'>): Promise<Read> {
  const headers = {
    accept: 'text/calendar',
    ...(known?.etag && { 'if-none-match': known.etag }),
    ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
  }
  const reachOf = reachFor(tools.calendarOrigins, tools.reach)
  try {
    const fetched = await fetchBytes(address, { headers, mostBytes, timeoutMs: tools.patienceMs ?? patienceMs, reachOf })
    if (fetched.status === 304 && known) return { kind: 'unchanged' }
    return await understood(fetched, question)
  } catch (error) {
    return { kind: 'trouble', trouble: troubleOf(error) }
  }
}

async function understood({ status, headers, bytes }: Fetched, question: Omit<BusyQuestion, 'text'>): Promise<Read> {
  if (status !== 200) return { kind: 'trouble', trouble: 'not-reached' }
  // It was asked for unpacked: whoever packs it all the same may pack a mountain.
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return { kind: 'trouble', trouble: 'not-a-calendar' }
  const answer = await busyIn({ ...question, text: bytes.toString('utf8') })
  if ('trouble' in answer) return { kind: 'trouble', trouble: answer.trouble }
  return { kind: 'busy', spans: answer.spans, known: { etag: shortOf(headers.etag), lastModified: shortOf(headers['last-modified']) } }
}

/** It is kept and sent back: not if somebody makes a long tale of it. */
const shortOf = (head: string | undefined) => (head !== undefined && head.length <= 200 ? head : null)

function troubleOf(error: unknown): Trouble {
  if (error instanceof AddressRefused) return 'address-refused'
  return error instanceof AnswerTooLarge ? 'too-large' : 'not-reached'
}
