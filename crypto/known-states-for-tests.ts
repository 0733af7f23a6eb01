import { fromBase64url, toBase64url, utf8 } from './bytes.ts'
import { secretKey } from './hkdf.ts'
import { openLocal, openState, sealLocal, sealState } from './sealed-state.ts'

export type StateInputs = {
  readonly masterKey: string
  readonly uid: string
  readonly state: { readonly name: string; readonly gen: number; readonly iv: string }
  readonly local: { readonly name: string; readonly iv: string }
  readonly content: string
}

/** What states make of fixed inputs. Recorded once in `vectors/teduh-states-v1.json`; a changed answer is a changed format. */
export async function stateAnswersTo({ masterKey, uid, state, local, content }: StateInputs) {
  const key = await secretKey<'master'>(fromBase64url(masterKey))
  const sealedState = await sealState(key, { uid, ...state }, utf8(content), fromBase64url(state.iv))
  const sealedLocal = await sealLocal(key, { uid, ...local }, utf8(content), fromBase64url(local.iv))
  return {
    state: sealedState,
    local: sealedLocal,
    openedState: toBase64url(await openState(key, { uid, ...state }, sealedState)),
    openedLocal: toBase64url(await openLocal(key, { uid, ...local }, sealedLocal)),
  }
}
