import { createContext, useContext } from 'react'
import { getMe, type Me } from '#contract/accounts'
import { ApiRefusal, callApi } from './api.ts'

/** Who is logged in in this browser; null for nobody. @throws {ApiRefusal} when the practice cannot be asked */
export async function findMe(): Promise<Me | null> {
  try {
    return await callApi(getMe)
  } catch (error) {
    if (error instanceof ApiRefusal && error.code === 'not-found') return null
    throw error
  }
}

export const MeContext = createContext<Me | null>(null)

/** The person; inside the private pages only. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('outside the private pages')
  return me
}
