/** Base32 after Douglas Crockford (crockford.com/base32.html): no I, L, O or U, so that it survives reading aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What people type for a symbol: small letters, and what looks like 1 or 0. */
const readings = new Map([...alphabet, ...alphabet.toLowerCase()].map((symbol, at) => [symbol, at % 32] as const))
for (const symbol of 'ILil') readings.set(symbol, 1)
for (const symbol of 'Oo') readings.set(symbol, 0)

export const symbolOf = (value: number): string => alphabet.charAt(value)

/** 0 to 31, or -1. */
export const valueOf = (symbol: string): number => readings.get(symbol) ?? -1

/** Multiplies by x in GF(32) modulo x^5 + x^2 + 1. */
const timesX = (value: number): number => (value & 16 ? (value << 1) ^ 0b100101 : value << 1)

/**
 * The check symbol that makes `values[0] x^n + … + values[n-1] x + check = 0` in GF(32): a Reed–Solomon code of one symbol.
 * Any one wrong symbol and any two exchanged symbols, the check symbol among them, give another sum.
 */
export const checkOf = (values: readonly number[]): number => values.reduce((sum, value) => timesX(sum ^ value), 0)
