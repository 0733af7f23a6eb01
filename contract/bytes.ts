import { Type, type TSchema } from 'typebox'

/** Bytes instead of JSON, as they come. */
export type Bytes = AsyncIterable<Uint8Array>

const binary = { type: 'string', format: 'binary' } as const

/** The body of an endpoint that is sent bytes (application/octet-stream). Whoever takes them counts them: what is announced may be a lie. */
export const sentBytes = (mostBytes: number) => Type.Unsafe<Bytes>({ ...binary, maxLength: mostBytes })

/** What is given is what it is said to be, and known again: with the same `etag` it need not be sent twice. */
type Given = {
  readonly bytes: number
  readonly stream: Bytes
  readonly type?: string
  readonly fileName?: string
  readonly etag?: string
}

/** News from outside the practice, as they came: what signed them covers each byte, and stands in a header. */
export type SentNews = { readonly bytes: Uint8Array; readonly headers: Readonly<Record<string, string | undefined>> }

const outside = 'from outside'

/**
 * The body of an endpoint that servers elsewhere tell news to, as JSON. The one exception to 'changes come from our own pages': whoever
 * takes such a body believes nothing in it before it has looked at the signature.
 */
export const sentFromOutside = (mostBytes: number) => Type.Unsafe<SentNews>({ type: 'object', title: outside, 'x-most-bytes': mostBytes })

export const isFromOutside = (schema: TSchema | undefined): boolean => schema !== undefined && 'title' in schema && schema.title === outside

/** The reply of an endpoint that gives bytes: to be saved, never to be shown by whoever gives them. */
export const GivenBytes = Type.Unsafe<Given>(binary)

export const isBytes = (schema: TSchema | undefined): boolean => schema !== undefined && 'format' in schema && schema.format === binary.format
