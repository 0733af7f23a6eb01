import { readUtf8, utf8, type Bytes } from './bytes.ts'
import { refuse } from './refusal.ts'

/** What may be signed: strings, integers, lists and objects. No floats, booleans or null, so that one meaning has one spelling. */
export type Json = string | number | readonly Json[] | { readonly [name: string]: Json }

const maxDepth = 16
const maxBytes = 65_536

/**
 * RFC 8785 over the values that `Json` knows: no white space, names sorted by UTF-16 code unit (3.2.3), the escapes of 3.2.2.2.
 * @throws {CryptoRefusal} `malformed` for a float, an unsafe integer, a lone surrogate, `__proto__`, a depth over 16 or any other kind of value
 */
export function canonicalJson(value: unknown): Bytes {
  return utf8(write(value, maxDepth))
}

/**
 * Accepts the canonical spelling only: what is read is written again and must be the same.
 * So doubled names, another order, white space, `1.0`, `-0` and needless escapes are all refused.
 * @param limitBytes longest input, 64 KiB unless told
 * @throws {CryptoRefusal} `malformed`
 */
export function parseCanonicalJson(bytes: Uint8Array, limitBytes = maxBytes): Json {
  if (bytes.length > limitBytes) refuse('malformed')
  const text = readUtf8(bytes)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // What is no JSON stays undefined, which has no spelling.
  }
  return write(value, maxDepth) === text ? (value as Json) : refuse('malformed')
}

function write(value: unknown, depthLeft: number): string {
  if (typeof value === 'string') return value.isWellFormed() ? JSON.stringify(value) : refuse('malformed')
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : refuse('malformed')
  if (depthLeft === 0) refuse('malformed')
  // Array.from, because a hole must be refused and not skipped.
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depthLeft - 1)).join(',')}]`
  return isPlainObject(value)
    ? `{${Object.keys(value)
        .toSorted()
        .map((name) => writeMember(name, value[name], depthLeft - 1))
        .join(',')}}`
    : refuse('malformed')
}

/** `__proto__` is refused: whoever copies it by assignment would change the copy's prototype instead. */
function writeMember(name: string, value: unknown, depthLeft: number): string {
  return name === '__proto__' ? refuse('malformed') : `${write(name, depthLeft)}:${write(value, depthLeft)}`
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
