import { logOut } from '#contract/accounts'
import { m } from '#messages'
import { ApiRefusal, callApi } from '#lib/api'
import { forgetKeptKeys } from '#lib/kept-keys'
import { keyRing } from '#lib/key-ring'
import { emptyLocalStore } from '#lib/local-store'
import { tellTabs } from '#lib/tabs'
import { forgetVault } from './known-vault.ts'

/** How one locks and leaves: beside the ways in, of which an open page needs none. */

/** Drops the keys in every tab; the login goes on. */
export async function lock(): Promise<void> {
  keyRing.drop()
  await forgetKeptKeys()
  tellTabs('locked')
}

/**
 * Leaves the account in this browser: the keys go at once, the login when the practice has heard of it.
 * @throws {ApiRefusal} not-left: whoever opens this browser next is still logged in
 */
export async function leave(): Promise<void> {
  keyRing.shut(true)
  await lock()
  forgetVault()
  await callApi(logOut).catch((error: unknown) => {
    if (error instanceof ApiRefusal && error.code === 'not-found') return
    keyRing.shut(false)
    throw new ApiRefusal('not-left', { title: m.leave_not_yet(), next: m.leave_not_yet_next() })
  })
  // Drafts and what waits are sealed, and their key is gone; but they still say whose this browser was.
  await emptyLocalStore().catch(() => undefined)
  tellTabs('left')
}
