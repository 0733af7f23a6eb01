import { getPushKey, subscribePush, unsubscribePush } from '#contract/notifications'
import type { Language } from '#contract/languages'
import { fromBase64url } from '#crypto'
import { m } from '#messages'
import { ApiRefusal, callApi } from '#lib/api'
import { noticeWorker } from '#lib/own-workers'

/** What this browser can and may do. `denied`: it was told never to ask again, and only its owner can change that. */
export type BrowserState = 'unsupported' | 'denied' | 'off' | 'on'

const canShow = () => 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis

/** @param isKnown whether the practice knows any browser of this person: what was agreed to under another account is not theirs */
export async function findBrowserState(isKnown: boolean): Promise<BrowserState> {
  if (!canShow()) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  return isKnown && (await ownSubscription()) ? 'on' : 'off'
}

async function ownSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/')
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** Asks the person, then the browser's push service, then tells the practice. @throws {ApiRefusal} and what was begun is taken back */
export async function switchOn(language: Language): Promise<void> {
  const permission = await Notification.requestPermission()
  if (permission === 'denied') throw new ApiRefusal('push-denied', { title: m.notices_push_denied(), next: m.notices_push_denied_next() })
  if (permission !== 'granted')
    throw new ApiRefusal('push-unanswered', { title: m.notices_push_unanswered(), next: m.notices_push_unanswered_next() })
  const { publicKey } = await callApi(getPushKey)
  const subscription = await subscribed(language, fromBase64url(publicKey)).catch(async () => {
    await forget()
    throw new ApiRefusal('push-failed', { title: m.notices_push_failed(), next: m.notices_push_failed_next() })
  })
  await callApi(subscribePush, { body: { endpoint: subscription.endpoint } }).catch(async (error: unknown) => {
    await forget()
    throw error
  })
}

async function subscribed(language: Language, applicationServerKey: Uint8Array<ArrayBuffer>): Promise<PushSubscription> {
  await navigator.serviceWorker.register(noticeWorker(language), { scope: '/' })
  const { pushManager } = await navigator.serviceWorker.ready
  // One that was made for another key would be refused.
  await (await pushManager.getSubscription())?.unsubscribe()
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
}

/** The practice hears of it first: without a connection it stays on, and the person is told. @throws {ApiRefusal} */
export async function switchOff(): Promise<void> {
  const subscription = await ownSubscription()
  if (subscription) await callApi(unsubscribePush, { body: { endpoint: subscription.endpoint } })
  await forget()
}

/** Nothing of ours stays behind in the browser. */
export async function forget(): Promise<void> {
  if (!canShow()) return
  await (await ownSubscription())?.unsubscribe().catch(() => false)
  await (await navigator.serviceWorker.getRegistration('/'))?.unregister()
}
