import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import type { ReplyHead } from './route.ts'

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
