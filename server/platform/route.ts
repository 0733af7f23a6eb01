import { isBytes, isFromOutside } from '#contract/bytes'
import type { Endpoint, InputOf, ReplyOf } from '#contract/endpoint'
import { anonymous, type Actor, type Context } from './context.ts'
import { notFound, Refusal } from './refusal.ts'
import { validated } from './validate.ts'

/** What a use case may change about the HTTP reply besides its body. */
export type ReplyHead = {
  setCookie(name: string, value: string, maxAgeSeconds: number): void
  /** The browser forgets what this practice left in it (Clear-Site-Data), and the cookie by name. */
  forget(cookie: string): void
}

/** An endpoint together with who may ask and what is done. */
export type Route<E extends Endpoint = Endpoint> = {
  readonly endpoint: E
  readonly may: (actor: Actor) => boolean
  /** A dangerous act: the proof of who it is must be at most ten minutes old. */
  readonly needsFreshProof?: boolean
  /** Whether public pages may look different afterwards. Unless it is told, all that is no GET counts as such. */
  readonly changesPages?: boolean
  readonly handle: (context: Context, input: InputOf<E>, head: ReplyHead) => Promise<ReplyOf<E>>
}

/** What is left of a route once its types have been checked: the shape that the registry keeps. */
export type AnyRoute = {
  readonly endpoint: Endpoint
  readonly changesPages: boolean | undefined
  readonly needsFreshProof: boolean
  run(context: Context, input: RawInput, head: ReplyHead): Promise<unknown>
}

export type RawInput = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown }

export const everyone = () => true
export const operatorOnly = (actor: Actor) => actor.kind === 'operator'
/** Whoever is frozen may do what anybody may. */
export const signedIn = (actor: Actor) => actor.kind === 'account' && !actor.frozen
export const adminOnly = (actor: Actor) => actor.kind === 'account' && !actor.frozen && actor.role === 'admin'
/** The password was right; the second factor is due. */
export const lacksFactor = (actor: Actor) => actor.kind === 'unfinished' && actor.state === 'factor'
/** Staff without a second factor may make one, and nothing else. */
export const mayEnrol = (actor: Actor) => signedIn(actor) || (actor.kind === 'unfinished' && actor.state === 'enrol')

/** The first admin tells of the practice's key during the set-up. */
export const mayEnrolAsAdmin = (actor: Actor) => mayEnrol(actor) && 'role' in actor && actor.role === 'admin'

function isFreshlyProved({ actor, now }: Context): boolean {
  if (actor.kind === 'unfinished') return true
  return actor.kind === 'account' && actor.provedUntil !== undefined && Temporal.Instant.compare(now(), actor.provedUntil) < 0
}

/**
 * Validation and policy stand here once, so that HTTP requests and server-rendered pages go
 * through the same door. A stranger gets 404.
 */
export function route<E extends Endpoint>(definition: Route<E>): AnyRoute {
  const { endpoint, may, handle, needsFreshProof = false, changesPages } = definition
  return {
    endpoint,
    changesPages,
    needsFreshProof,
    async run(context, raw, head) {
      // A frozen account may do what a stranger may, whatever its role.
      const { actor } = context
      const asked = actor.kind === 'account' && actor.frozen ? { ...context, actor: anonymous } : context
      if (!may(asked.actor)) throw notFound()
      if (needsFreshProof && !isFreshlyProved(asked)) throw new Refusal('step-up-needed')
      const input = {
        ...(endpoint.params && { params: validated(endpoint.params, raw.params) }),
        ...(endpoint.query && { query: validated(endpoint.query, raw.query) }),
        ...(endpoint.body && { body: isAsItCame(endpoint.body) ? raw.body : validated(endpoint.body, raw.body, 'json') }),
      }
      return handle(asked, input as InputOf<E>, head)
    },
  }
}

const isAsItCame = (schema: NonNullable<Endpoint['body']>) => isBytes(schema) || isFromOutside(schema)

/** For modules of which public pages show nothing: what is done there does not make kept pages old, unless a route says so. */
export const unseenOnPages = (routes: readonly AnyRoute[]): AnyRoute[] => routes.map((one) => ({ ...one, changesPages: one.changesPages ?? false }))
