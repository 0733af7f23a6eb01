import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Slug } from '#contract/formats'
import { showCounsellor } from '#modules/counsellors'
import { showPractice } from '#modules/practice'
import type { Context } from '#platform/context'
import { validated } from '#platform/validate'
import { makePictureCache } from './picture-cache.ts'

const Params = Type.Object({ slug: Slug })

/** Pictures for shared links: of the practice and of each counsellor. */
export function mountPictures(app: FastifyInstance, context: Context): void {
  const pictures = makePictureCache()
  const headers = { 'cache-control': 'public, max-age=86400', 'cross-origin-resource-policy': 'cross-origin' }
  app.get('/og/practice.png', { schema: { hide: true } }, async (_request, reply) => {
    const practice = await showPractice(context)
    const picture = await pictures.draw({ title: practice.name, lines: [practice.city], practice: 'Teduh' })
    return reply.headers(headers).type('image/png').send(picture)
  })
  app.get('/og/counsellors/:slug.png', { schema: { hide: true } }, async (request, reply) => {
    const { slug } = validated(Params, request.params) as { slug: string }
    const [counsellor, practice] = await Promise.all([showCounsellor(context, slug), showPractice(context)])
    const picture = await pictures.draw({ title: counsellor.name, lines: [counsellor.city], practice: practice.name })
    return reply.headers(headers).type('image/png').send(picture)
  })
}
