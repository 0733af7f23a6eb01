import type { CookieSerializeOptions } from '@fastify/cookie'

/** For what proves who somebody is: never sent when another site leads here. */
export function secretCookie(maxAgeSeconds: number): CookieSerializeOptions {
  return { path: '/', httpOnly: true, secure: true, sameSite: 'strict', maxAge: maxAgeSeconds }
}

/** For wishes that must also hold when somebody comes from elsewhere, as with 'back' after a quick exit. */
export function wishCookie(maxAgeSeconds: number): CookieSerializeOptions {
  return { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: maxAgeSeconds }
}
