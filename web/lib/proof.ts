import { createContext, useContext } from 'react'
import type { OpenSlot } from './account-keys.ts'
import { ApiRefusal } from './api.ts'

/** How a page asks for a fresh proof of who the person is. */
export type Proof = {
  /** Does a dangerous act; asks for a proof first if the practice wants one. @throws {ProofDeclined} and as the act */
  guard<T>(act: () => Promise<T>): Promise<T>
  /** Asks in any case, for an act that wraps the master key anew. @throws {ProofDeclined} */
  open(): Promise<OpenSlot>
}

/** The person closed the question: nothing was done, and nothing needs telling. */
export class ProofDeclined extends Error {}

export const ProofContext = createContext<Proof | null>(null)

export function useProof(): Proof {
  const proof = useContext(ProofContext)
  if (!proof) throw new Error('outside the private pages')
  return proof
}

/** @param ask shows the question; null when it was answered by a passkey that opens nothing */
export function makeProof(ask: (mustOpen: boolean) => Promise<OpenSlot | null>): Proof {
  return {
    async guard(act) {
      try {
        return await act()
      } catch (error) {
        if (!(error instanceof ApiRefusal && error.code === 'step-up-needed')) throw error
        await ask(false)
        return act()
      }
    },
    async open() {
      const slot = await ask(true)
      if (!slot) throw new ProofDeclined('declined')
      return slot
    },
  }
}
