import * as contract from '#contract/consents'
import type { Actor } from '#platform/context'
import { adminOnly, route, signedIn, unseenOnPages } from '#platform/route'
import { agreeCrossBorder } from './agree-cross-border.ts'
import { publishCrossBorderRule, showCrossBorderRule } from './cross-border-rule.ts'
import { giveAgreement } from './give-agreement.ts'
import { listAgreements } from './list-agreements.ts'
import { sayAge, sayPlace } from './say.ts'
import { showReadiness } from './show-readiness.ts'

const done = { done: true as const }
const client = (actor: Actor) => signedIn(actor) && actor.kind === 'account' && actor.role === 'client'

export const consentRoutes = unseenOnPages([
  route({
    endpoint: contract.getReadiness,
    may: client,
    handle: (context, { query }) => showReadiness(context, query.counsellor, query.language),
  }),
  route({ endpoint: contract.giveAgreement, may: client, handle: (context, { body }) => giveAgreement(context, body).then(() => done) }),
  route({ endpoint: contract.listAgreements, may: client, handle: listAgreements }),
  route({ endpoint: contract.sayAge, may: client, handle: (context, { body }) => sayAge(context, body.isAdult).then(() => done) }),
  route({ endpoint: contract.sayPlace, may: client, handle: (context, { body }) => sayPlace(context, body).then(() => done) }),
  route({ endpoint: contract.agreeCrossBorder, may: client, handle: (context, { body }) => agreeCrossBorder(context, body).then(() => done) }),
  route({ endpoint: contract.getCrossBorderRule, may: signedIn, handle: showCrossBorderRule }),
  route({ endpoint: contract.publishCrossBorderRule, may: adminOnly, handle: (context, { body }) => publishCrossBorderRule(context, body) }),
])
