/**
 * A cookie for a wish that must also hold when somebody comes from elsewhere (hence Lax), as with
 * 'back' after a quick exit. Not for anything that proves who somebody is.
 */
export function wishCookie(name: string, value: string, maxAgeSeconds: number): string {
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}`
}
