import * as contract from '#contract/keys'
import { getVaultState, keepVaultState } from '#contract/vault-states'
import type { OuterKey } from '#platform/outer-key'
import { adminOnly, everyone, mayEnrol, mayEnrolAsAdmin, route, signedIn, unseenOnPages } from '#platform/route'
import { revokeCertificate, showPersonKeys } from './certify.ts'
import { confirmRecoveryCode, replaceRecoveryCode, rotateIdentity, showVault } from './own-keys.ts'
import { notePracticeKeyCopy } from './practice-key-copy.ts'
import { findPracticePublicKey, holdPracticeKey, showOwnPracticeKey, showPracticeKeyWrap } from './practice-key.ts'
import { keepState, showState } from './vault-states.ts'

const done = { done: true as const }
const fresh = { needsFreshProof: true }

export const keyRoutes = (outerKey: OuterKey) =>
  unseenOnPages([
    route({ endpoint: contract.getVault, may: signedIn, handle: (context) => showVault(context, outerKey) }),
    route({
      endpoint: contract.replaceRecoveryCode,
      may: signedIn,
      ...fresh,
      handle: (context, { body }) => replaceRecoveryCode(context, outerKey, body).then(() => done),
    }),
    route({ endpoint: contract.confirmRecoveryCode, may: mayEnrol, handle: (context) => confirmRecoveryCode(context).then(() => done) }),
    route({
      endpoint: contract.rotateIdentity,
      may: signedIn,
      ...fresh,
      handle: (context, { body }) => rotateIdentity(context, body).then(() => done),
    }),
    route({
      endpoint: contract.getPracticeKey,
      may: everyone,
      handle: async ({ db }) => ({ publicKey: (await findPracticePublicKey(db))?.toString('base64url') ?? null }),
    }),
    route({ endpoint: contract.getOwnPracticeKey, may: adminOnly, handle: showOwnPracticeKey }),
    route({ endpoint: contract.getPracticeKeyWrap, may: adminOnly, ...fresh, handle: (context) => showPracticeKeyWrap(context, outerKey) }),
    route({
      endpoint: contract.holdPracticeKey,
      may: adminOnly,
      ...fresh,
      handle: (context, { body }) => holdPracticeKey(context, outerKey, body).then(() => done),
    }),
    route({
      endpoint: contract.tellPracticeKeyCopy,
      may: mayEnrolAsAdmin,
      ...fresh,
      handle: (context) => notePracticeKeyCopy(context).then(() => done),
    }),
    route({ endpoint: getVaultState, may: signedIn, handle: (context, { params }) => showState(context, params.name) }),
    route({
      endpoint: keepVaultState,
      may: signedIn,
      handle: (context, { params, body }) => keepState(context, params.name, body).then(() => done),
    }),
    route({ endpoint: contract.getPersonKeys, may: adminOnly, handle: (context, { params }) => showPersonKeys(context, params.accountId) }),
    route({
      endpoint: contract.revokeCertificate,
      may: adminOnly,
      ...fresh,
      handle: (context, { params }) => revokeCertificate(context, params.id).then(() => done),
    }),
  ])
