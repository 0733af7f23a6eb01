import { useSyncExternalStore } from 'react'
import { keyRing, type OpenKeys } from './key-ring.ts'

/** The open keys; null while the account is locked. */
export function useKeys(): OpenKeys | null {
  return useSyncExternalStore(keyRing.subscribe, keyRing.keys, () => null)
}
