import { certify, getCertifiedCard } from '#contract/keys'
import * as contract from '#contract/people'
import { adminOnly, everyone, route, signedIn } from '#platform/route'
import { changeEmail, removeEmail, showEmail, verifyEmail } from './email.ts'
import { invite, listInvitations, readInvitation, withdrawInvitation } from './invitations.ts'
import { certifyPerson, changeRole, freeze, showCertifiedPerson, unfreeze } from './people.ts'
import { listPeople, searchPeople, showPerson } from './list-people.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import type { AccountTools } from './tools.ts'

const done = { done: true as const }
const fresh = { needsFreshProof: true }

export const peopleRoutes = (tools: AccountTools) => [
  route({ endpoint: contract.getEmail, may: signedIn, handle: (context) => showEmail(context, tools) }),
  route({
    endpoint: contract.changeEmail,
    may: signedIn,
    ...fresh,
    handle: (context, { body }) => changeEmail(context, tools, body.email).then(() => done),
  }),
  route({ endpoint: contract.verifyEmail, may: everyone, handle: (context, { body }) => verifyEmail(context, tools, body.token).then(() => done) }),
  route({ endpoint: contract.removeEmail, may: signedIn, ...fresh, handle: (context) => removeEmail(context, tools).then(() => done) }),
  route({ endpoint: contract.invite, may: adminOnly, ...fresh, handle: (context, { body }) => invite(context, body.role) }),
  route({ endpoint: contract.listInvitations, may: adminOnly, handle: async (context) => ({ invitations: await listInvitations(context) }) }),
  route({
    endpoint: contract.withdrawInvitation,
    may: adminOnly,
    handle: (context, { params }) => withdrawInvitation(context, params.id).then(() => done),
  }),
  route({ endpoint: contract.readInvitation, may: everyone, handle: (context, { body }) => readInvitation(context, body.token) }),
  route({ endpoint: contract.listPeople, may: adminOnly, handle: (context, { query }) => listPeople(context, query) }),
  route({ endpoint: contract.searchPeople, may: adminOnly, handle: (context, { body }) => searchPeople(context, body) }),
  route({ endpoint: contract.getPerson, may: adminOnly, handle: (context, { params }) => showPerson(context, params.accountId) }),
  route({
    endpoint: contract.changeRole,
    may: adminOnly,
    ...fresh,
    handle: (context, { params, body }) => changeRole(context, params.accountId, body.role).then(() => done),
  }),
  route({ endpoint: contract.freeze, may: adminOnly, ...fresh, handle: (context, { params }) => freeze(context, params.accountId).then(() => done) }),
  route({
    endpoint: contract.unfreeze,
    may: adminOnly,
    ...fresh,
    handle: (context, { params }) => unfreeze(context, params.accountId).then(() => done),
  }),
  route({
    endpoint: contract.resetSecondFactor,
    may: adminOnly,
    ...fresh,
    handle: (context, { params }) => resetSecondFactor(context, params.accountId).then(() => done),
  }),
  route({
    endpoint: certify,
    may: adminOnly,
    ...fresh,
    handle: async (context, { body: { fingerprintCompared = false, ...signed } }) => ({
      id: await certifyPerson(context, signed, fingerprintCompared),
    }),
  }),
  route({ endpoint: getCertifiedCard, may: signedIn, handle: (context, { params }) => showCertifiedPerson(context, params.accountId) }),
]
