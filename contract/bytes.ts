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

/** The reply of an endpoint that gives bytes: to be saved, never to be shown by whoever gives them. */
export const GivenBytes = Type.Unsafe<Given>(binary)

export const isBytes = (schema: TSchema | undefined): boolean => schema !== undefined && 'format' in schema && schema.format === binary.format
