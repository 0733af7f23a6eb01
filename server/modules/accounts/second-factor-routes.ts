import * as contract from '#contract/second-factors'
import { everyone, lacksFactor, mayEnrol, route, signedIn } from '#platform/route'
import { confirmBackupCodes, renewBackupCodes } from './backup-codes.ts'
import { askAnyPasskey, askOwnPasskey, logInByPasskey, showPasskey, stepUpByPasskey } from './passkey-login.ts'
import { addPasskey, removePasskey, startPasskey } from './passkeys.ts'
import { replaceTotp, startReplacingTotp } from './replace-totp.ts'
import { showSecondFactors } from './second-factor.ts'
import type { AccountTools } from './tools.ts'
import { confirmTotp, removeTotp, startTotp } from './totp.ts'

const done = { done: true as const }
const fresh = { needsFreshProof: true }

export const secondFactorRoutes = (tools: AccountTools) => [
  route({ endpoint: contract.getSecondFactors, may: signedIn, handle: (context) => showSecondFactors(context) }),
  route({ endpoint: contract.startTotp, may: mayEnrol, ...fresh, handle: (context) => startTotp(context, tools) }),
  route({
    endpoint: contract.confirmTotp,
    may: mayEnrol,
    ...fresh,
    handle: (context, { body }, head) => confirmTotp(context, tools, body.code, head),
  }),
  route({ endpoint: contract.removeTotp, may: signedIn, ...fresh, handle: (context) => removeTotp(context).then(() => done) }),
  route({ endpoint: contract.startReplacingTotp, may: signedIn, ...fresh, handle: (context) => startReplacingTotp(context, tools) }),
  route({
    endpoint: contract.replaceTotp,
    may: signedIn,
    ...fresh,
    handle: (context, { body }, head) => replaceTotp(context, tools, body.code, head).then(() => done),
  }),
  route({
    endpoint: contract.renewBackupCodes,
    may: signedIn,
    ...fresh,
    handle: async (context) => ({ backupCodes: await renewBackupCodes(context, tools) }),
  }),
  route({ endpoint: contract.confirmBackupCodes, may: signedIn, handle: (context) => confirmBackupCodes(context).then(() => done) }),
  route({ endpoint: contract.askPasskey, may: everyone, handle: (context) => askAnyPasskey(context, tools) }),
  route({ endpoint: contract.logInByPasskey, may: everyone, handle: (context, { body }, head) => logInByPasskey(context, tools, body, head) }),
  route({
    endpoint: contract.askOwnPasskey,
    may: (actor) => lacksFactor(actor) || signedIn(actor),
    handle: (context) => askOwnPasskey(context, tools),
  }),
  route({ endpoint: contract.showPasskey, may: lacksFactor, handle: (context, { body }, head) => showPasskey(context, tools, body, head) }),
  route({ endpoint: contract.stepUpByPasskey, may: signedIn, handle: (context, { body }, head) => stepUpByPasskey(context, tools, body, head) }),
  route({ endpoint: contract.startPasskey, may: mayEnrol, ...fresh, handle: (context) => startPasskey(context, tools) }),
  route({ endpoint: contract.addPasskey, may: mayEnrol, ...fresh, handle: (context, { body }, head) => addPasskey(context, tools, body, head) }),
  route({
    endpoint: contract.removePasskey,
    may: signedIn,
    ...fresh,
    handle: (context, { params }) => removePasskey(context, params.id).then(() => done),
  }),
]
