import type { Problem } from '#contract/replies'
import type { Endpoint, InputOf, ReplyOf } from '#contract/endpoint'
import { languageOfAddress } from './language.ts'
import { practiceClock } from './practice-clock.ts'

/** The practice said no, or could not be reached. The words are for the person, in their language, and name nobody. */
export class ApiRefusal extends Error {
  /**
   * As in `server/platform/refusal.ts`; `offline` where nothing was changed for want of a connection, `unanswered` where nobody here
   * knows whether it was.
   */
  readonly code: string
  readonly words: { readonly title: string; readonly next: string } | null

  constructor(code: string, words: ApiRefusal['words'] = null) {
    super(code)
    this.name = 'ApiRefusal'
    this.code = code
    this.words = words
  }
}

const passing = /^(offline|unanswered|fault|not-ready|too-many-requests|login-busy|foreign-origin)$/

/** The practice is away, or has too much to do: nothing is said of what was asked, which may have arrived. Sent again as it was, it is the same. */
export const isForLater = (error: unknown): boolean => error instanceof ApiRefusal && passing.test(error.code)

type Input = { params?: Readonly<Record<string, string>>; query?: Readonly<Record<string, unknown>>; body?: unknown }

/** Asked to find out whether somebody is logged in: its answer to a stranger is the answer. */
const getMeName = 'getMe'

/** For acts of which more is known than that nobody knows: what a lost answer may have left, and what is safe then. */
export const tellUnsure =
  (words: () => NonNullable<ApiRefusal['words']>) =>
  (error: unknown): never => {
    throw error instanceof ApiRefusal && error.code === 'unanswered' ? new ApiRefusal('unanswered', words()) : error
  }

const strangers = new Set<() => void>()

/** Hears of every answer that a stranger would get: the login may have ended elsewhere. @returns how to stop hearing */
export function onStranger(listener: () => void): () => void {
  strangers.add(listener)
  return () => void strangers.delete(listener)
}

/** Asks the practice over HTTP; pages that are rendered on the server use `ask` of page.ts. @throws {ApiRefusal} */
export async function callApi<E extends Endpoint>(endpoint: E, ...inputs: keyof InputOf<E> extends never ? [] : [InputOf<E>]): Promise<ReplyOf<E>> {
  const { params = {}, query = {}, body }: Input = (inputs[0] as Input | undefined) ?? {}
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  const search = new URLSearchParams(given).toString()
  if (navigator.onLine === false) throw new ApiRefusal('offline')
  const silence = endpoint.method === 'GET' ? 'offline' : 'unanswered'
  const response = await fetch(search ? `${path}?${search}` : path, {
    method: endpoint.method,
    headers: { accept: 'application/json', 'accept-language': languageOfAddress(), 'content-type': 'application/json' },
    cache: 'no-store',
    redirect: 'error',
    ...(endpoint.method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
  }).catch(() => {
    throw new ApiRefusal(silence)
  })
  const reply: unknown = await response.json().catch(() => null)
  practiceClock.heard(response.headers.get('date'))
  // Broken off on its way, or told by something that stands between: not the practice's own word.
  if (reply === null && (response.ok || endpoint.method !== 'GET')) throw new ApiRefusal(silence)
  if (response.ok) return reply as ReplyOf<E>
  const { code = 'fault', title, detail } = (reply ?? {}) as Partial<Problem>
  if (code === 'not-found' && endpoint.name !== getMeName) for (const listener of strangers) listener()
  throw new ApiRefusal(code, title && detail ? { title, next: detail } : null)
}
