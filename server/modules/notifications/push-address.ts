/**
 * Where browsers get their pushes from: Chromium's, Mozilla's, Apple's and Microsoft's services, and no others. The address of a subscription
 * comes from a browser, so it is anybody's word: without this list the practice could be sent anywhere.
 */
const hosts = new Set(['fcm.googleapis.com', 'updates.push.services.mozilla.com'])
const domains = ['.push.services.mozilla.com', '.push.apple.com', '.notify.windows.com']

/** @param origins others that the operator allows besides, each with scheme and port. @returns null for what is no address of a push service */
export function pushAddress(text: string, origins: readonly string[] = []): URL | null {
  const url = URL.parse(text)
  if (!url || url.username !== '' || url.password !== '') return null
  if (origins.includes(url.origin)) return url
  // The parser leaves out 443, and writes whatever is a number as an address.
  if (url.protocol !== 'https:' || url.port !== '') return null
  return hosts.has(url.hostname) || domains.some((domain) => url.hostname.endsWith(domain)) ? url : null
}
