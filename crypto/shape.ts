import { base64urlLength, fromBase64url, type Bytes } from './bytes.ts'
import { refuse } from './refusal.ts'

/** Turns something foreign into something known, or refuses with `malformed`. */
export type Reader<T> = (value: unknown) => T

/** Names in structures: user ids, slot ids, roles. No white space, nothing that two scripts spell alike. */
export const identifier: Reader<string> = (value) =>
  typeof value === 'string' && /^[A-Za-z0-9._:-]{1,64}$/.test(value) ? value : refuse('malformed')

/** 1 to `maxLength` UTF-16 code units of well-formed text. */
export const text =
  (maxLength: number): Reader<string> =>
  (value) =>
    typeof value === 'string' && value.length > 0 && value.length <= maxLength && value.isWellFormed() ? value : refuse('malformed')

const isSafeInteger = (value: unknown): value is number => Number.isSafeInteger(value)

/** A whole number that is exact in JavaScript, from `least`. */
export const integer =
  (least: number): Reader<number> =>
  (value) =>
    isSafeInteger(value) && value >= least ? value : refuse('malformed')

export const oneOf =
  <const T extends string | number>(...values: readonly T[]): Reader<T> =>
  (value) =>
    values.find((one) => one === value) ?? refuse('malformed')

/** Base64url of `least` to `most` bytes, as these bytes. */
export const decoded =
  (least: number, most = least): Reader<Bytes> =>
  (value) => {
    if (typeof value !== 'string') return refuse('malformed')
    const bytes = fromBase64url(value)
    return bytes.length >= least && bytes.length <= most ? bytes : refuse('malformed')
  }

/** Base64url of `least` to `most` bytes; stays text, as it stands in the signed structure. */
export const bytesBetween =
  (least: number, most: number): Reader<string> =>
  (value) => {
    if (typeof value !== 'string') return refuse('malformed')
    const count = base64urlLength(value)
    return count >= least && count <= most ? value : refuse('malformed')
  }

/** Base64url of exactly so many bytes; stays text. */
export const bytesOf = (count: number): Reader<string> => bytesBetween(count, count)

export const emptyOr =
  (reader: Reader<string>): Reader<string> =>
  (value) =>
    value === '' ? value : reader(value)

export const listOf =
  <T>(reader: Reader<T>, maxCount: number): Reader<readonly T[]> =>
  (value) =>
    Array.isArray(value) && value.length <= maxCount ? Array.from(value, reader) : refuse('malformed')

/** Exactly these members, none more. */
export const object = <T extends object>(members: { readonly [Name in keyof T]: Reader<T[Name]> }): Reader<T> => {
  const names = Object.keys(members) as (keyof T & string)[]
  return (value) => {
    if (typeof value !== 'object' || value === null || Object.keys(value).length !== names.length) return refuse('malformed')
    // Names of ours, none of them `__proto__`: they may be assigned.
    const read = {} as T
    for (const name of names) read[name] = members[name]((value as Record<string, unknown>)[name])
    return read
  }
}

/** Names from the first reader, each with a value of the second. */
export const mapOf =
  <T>(name: Reader<string>, reader: Reader<T>, maxCount: number): Reader<Readonly<Record<string, T>>> =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('malformed')
    const members = Object.entries(value)
    return members.length <= maxCount ? Object.fromEntries(members.map(([key, member]) => [name(key), reader(member)])) : refuse('malformed')
  }

/** Ascending by UTF-16 code unit, each once: one meaning, one spelling. */
export const ascending =
  <T>(reader: Reader<readonly T[]>, nameOf: (item: T) => string): Reader<readonly T[]> =>
  (value) => {
    const names = reader(value).map(nameOf)
    return names.every((one, at) => at === 0 || (names[at - 1] as string) < one) ? (value as readonly T[]) : refuse('malformed')
  }
