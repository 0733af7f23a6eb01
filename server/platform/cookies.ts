import type { CookieSerializeOptions } from '@fastify/cookie'

/** For what proves who somebody is: never sent when another site leads here. */
export function secretCookie(maxAgeSeconds: number): CookieSerializeOptions {
  return { path: '/', httpOnly: true, secure: true, sameSite: 'strict', maxAge: maxAgeSeconds }
}
