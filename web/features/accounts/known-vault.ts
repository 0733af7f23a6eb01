import { getVault, type Vault } from '#contract/keys'
import { callApi } from '#lib/api'

/** The sealed vault as it came last: whoever locked may unlock without a network. */
let lastVault: Vault | null = null

/** What it is opened by has changed. */
export const forgetVault = (): void => void (lastVault = null)

export async function newestVault(accountId: string): Promise<Vault> {
  try {
    lastVault = await callApi(getVault)
  } catch (error) {
    if (!(lastVault?.accountId === accountId && (error as { code?: string }).code === 'offline')) throw error
  }
  return lastVault as Vault
}
