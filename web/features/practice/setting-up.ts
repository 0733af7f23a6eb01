import { logIn } from '#contract/accounts'
import { setUpPracticeWithAdmin } from '#contract/first-set-up'
import type { WrappedKey } from '#contract/key-shapes'
import type { SetUp } from '#contract/practice'
import { browserArgon2id, createPracticeKey, exportPracticeKey, toBase64url, type WrappedPracticeKey } from '#crypto'
import { newAccountFor, newAccountTaken, tellOneAccount, type RegisterValues } from '#features/accounts'
import type { NewAccount } from '#lib/new-keys'
import { ApiRefusal, callApi } from '#lib/api'
import { keyRing } from '#lib/key-ring'

/** What is left to be kept when the practice is there. */
export type Founded = {
  readonly username: string
  readonly recoveryCode: string
  /** The practice's key as a file that the passphrase opens. */
  readonly exportKey: (passphrase: string) => Promise<string>
}

type Made = WrappedPracticeKey & { readonly of: NewAccount }

/** Not yet taken: sent again after a broken connection, it is the same key. */
let waiting: Made | null = null

/** The practice, its admin and its key in one request. @throws {ApiRefusal} @throws {CryptoRefusal} */
export async function setUpAsAdmin(setUp: SetUp, values: RegisterValues): Promise<Founded> {
  const account = await newAccountFor(values)
  const { accountId: uid, masterKey } = account.keys
  if (waiting?.of !== account) waiting = { of: account, ...(await createPracticeKey(masterKey, uid)) }
  const { practiceKey, wrapped } = waiting
  const { publicKey } = practiceKey
  const body = { ...setUp, admin: account.registration, practiceKey: { publicKey: toBase64url(publicKey), wrapped: wrapped as WrappedKey } }
  try {
    await callApi(setUpPracticeWithAdmin, { body })
  } catch (error) {
    if (!(await isDone(error, account))) tellOneAccount(error)
  }
  waiting = null
  newAccountTaken()
  keyRing.hold(account.keys)
  return {
    username: account.registration.username,
    recoveryCode: account.recoveryCode,
    exportKey: (passphrase) => exportPracticeKey({ masterKey, uid, publicKey, wrapped }, { passphrase, argon2id: browserArgon2id }),
  }
}

/** The answer to an earlier try was lost on its way: the door is closed, and this very account can log in. */
async function isDone(refused: unknown, { registration: { accountId, username, authKey } }: NewAccount): Promise<boolean> {
  if (!(refused instanceof ApiRefusal && ['not-found', 'practice-already-set-up'].includes(refused.code))) return false
  const login = await callApi(logIn, { body: { username, authKey } }).catch(() => null)
  return login?.accountId === accountId
}
