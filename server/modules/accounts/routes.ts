import * as contract from '#contract/accounts'
import { everyone, lacksFactor, route, signedIn, unseenOnPages } from '#platform/route'
import { changePassword } from './change-password.ts'
import { logIn, logOut } from './log-in.ts'
import { changeProfile, endLogin, endOtherLogins, listLogins, showMe } from './me.ts'
import type { PublicNames } from './names-of-practice.ts'
import { peopleRoutes } from './people-routes.ts'
import { openRecovery, recover } from './recover.ts'
import { register } from './register.ts'
import { secondFactorRoutes } from './second-factor-routes.ts'
import { showSecondFactor } from './second-factor.ts'
import { askSocketTicket } from './socket-ticket.ts'
import { startLogin } from './start-login.ts'
import { stepUp } from './step-up.ts'
import type { AccountTools } from './tools.ts'

const done = { done: true as const }

export const accountRoutes = (tools: AccountTools, publicNames: PublicNames) =>
  unseenOnPages([...ownRoutes(tools, publicNames), ...secondFactorRoutes(tools), ...peopleRoutes(tools)])

const ownRoutes = (tools: AccountTools, publicNames: PublicNames) => [
  route({
    endpoint: contract.register,
    may: everyone,
    handle: (context, { body }, head) => register(context, { ...tools, publicNames }, body, head),
  }),
  route({ endpoint: contract.startLogin, may: everyone, handle: (context, { body }) => startLogin(context, tools, body.username) }),
  route({ endpoint: contract.logIn, may: everyone, handle: (context, { body }, head) => logIn(context, tools, body, head) }),
  route({
    endpoint: contract.showTotp,
    may: lacksFactor,
    handle: (context, { body }, head) => showSecondFactor(context, tools, { totp: body.code }, head),
  }),
  route({
    endpoint: contract.showBackupCode,
    may: lacksFactor,
    handle: (context, { body }, head) => showSecondFactor(context, tools, { backupCode: body.code }, head),
  }),
  route({ endpoint: contract.logOut, may: everyone, handle: (context, _input, head) => logOut(context, head).then(() => done) }),
  route({
    endpoint: contract.getMe,
    may: (actor) => signedIn(actor) || actor.kind === 'unfinished',
    handle: (context) => showMe(context),
  }),
  route({ endpoint: contract.changeProfile, may: signedIn, handle: (context, { body }) => changeProfile(context, body).then(() => done) }),
  route({ endpoint: contract.listLogins, may: signedIn, handle: async (context) => ({ logins: await listLogins(context) }) }),
  route({ endpoint: contract.endLogin, may: signedIn, handle: (context, { params }) => endLogin(context, params.id).then(() => done) }),
  route({ endpoint: contract.endOtherLogins, may: signedIn, handle: async (context) => ({ ended: await endOtherLogins(context) }) }),
  route({ endpoint: contract.stepUp, may: signedIn, handle: (context, { body }, head) => stepUp(context, tools, body, head) }),
  route({
    endpoint: contract.changePassword,
    may: signedIn,
    handle: (context, { body }, head) => changePassword(context, tools, body, head).then(() => done),
  }),
  route({ endpoint: contract.openRecovery, may: everyone, handle: (context, { body }) => openRecovery(context, tools, body) }),
  route({ endpoint: contract.recover, may: everyone, handle: (context, { body }) => recover(context, tools, body).then(() => done) }),
  route({ endpoint: contract.askSocketTicket, may: signedIn, handle: (context) => askSocketTicket(context) }),
]
