import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import type { ReplyHead } from './route.ts'

/** What a secret cookie or link of ours looks like: 256 bits in base64url. */
export const isToken = (text: string | undefined): text is string => text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text)

/** For what proves who somebody is: never sent when another site leads here. */
function secretCookie(maxAgeSeconds: number): CookieSerializeOptions {
  return { path: '/', httpOnly: true, secure: true, sameSite: 'strict', maxAge: maxAgeSeconds }
}

export function replyHead(reply: FastifyReply): ReplyHead {
  return {
    setCookie: (name, value, maxAgeSeconds) => void reply.setCookie(name, value, secretCookie(maxAgeSeconds)),
    forget(cookie) {
      void reply.header('clear-site-data', '"cache", "storage"')
      void reply.setCookie(cookie, '', secretCookie(0))
    },
  }
}
