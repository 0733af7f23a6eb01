import type { Static, TSchema } from 'typebox'

/**
 * One thing that the practice can be asked for. The server registers it as an HTTP route, OpenAPI
 * is generated from it, the access matrix is checked against it, and pages call it by this object.
 */
export type Endpoint<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Reply extends TSchema = TSchema,
> = {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly reply: Reply
}

type PartOf<Schema> = Schema extends TSchema ? Static<Schema> : undefined

/** What a caller must give, part by part; parts that the endpoint does not take are left out. */
export type InputOf<E> = (E extends { params: infer P } ? { params: PartOf<P> } : unknown) &
  (E extends { query: infer Q } ? { query: PartOf<Q> } : unknown) &
  (E extends { body: infer B } ? { body: PartOf<B> } : unknown)

export type ReplyOf<E> = E extends { reply: infer R } ? PartOf<R> : never

export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition
}
