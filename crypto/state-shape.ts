import { refuse } from './refusal.ts'
import { bytesBetween, bytesOf, identifier, integer, object, text, type Reader } from './shape.ts'
import { checkSuite, type Suite } from './suite.ts'

/** What a state is bound to. `gen` grows by one with each that is kept. */
export type StateContext = { readonly v: Suite; readonly uid: string; readonly name: string; readonly gen: number }
/** What a browser remembers for all browsers of the account. Byte strings are base64url. */
export type SealedState = { readonly ctx: StateContext; readonly iv: string; readonly ct: string }

/** What lies on one device alone knows no generation: nobody else hands it over. */
export type LocalContext = { readonly v: Suite; readonly uid: string; readonly name: string }
export type SealedLocal = { readonly ctx: LocalContext; readonly iv: string; readonly ct: string }

/** Of a state, sealed, with its tag. */
export const longestStateBytes = 36_864
const shortestBytes = 17

/** Shape only. @throws {CryptoRefusal} `malformed`, `suite-unknown` */
export const readSealedState: Reader<SealedState> = object<SealedState>({
  ctx: object<StateContext>({ v: checkSuite, uid: identifier, name: identifier, gen: integer(1) }),
  iv: bytesOf(12),
  ct: bytesBetween(shortestBytes, longestStateBytes),
})

/** Shape only. @throws {CryptoRefusal} `malformed`, `suite-unknown` */
export const readSealedLocal: Reader<SealedLocal> = object<SealedLocal>({
  ctx: object<LocalContext>({ v: checkSuite, uid: identifier, name: text(160) }),
  iv: bytesOf(12),
  ct: bytesBetween(shortestBytes, Infinity),
})

/** `gen`: the newest that was seen, 0 before the first. */
export type ExpectedState = Omit<StateContext, 'v'>

/** Reads and checks whose it is. @throws {CryptoRefusal} `context-mismatch` and as `readSealedState` */
export function readExpectedState(value: unknown, { uid, name, gen }: ExpectedState): SealedState {
  const state = readSealedState(value)
  return state.ctx.uid === uid && state.ctx.name === name && state.ctx.gen >= gen ? state : refuse('context-mismatch')
}
