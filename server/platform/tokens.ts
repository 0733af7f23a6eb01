import { createHash, randomBytes } from 'node:crypto'

/** 256 bits, base64url: for cookies, links and tickets. Only the SHA-256 is kept. */
export const newToken = () => randomBytes(32).toString('base64url')

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
