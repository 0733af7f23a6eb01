import type { FastifyInstance } from 'fastify'

/**
 * Nothing from elsewhere, nothing inline, no HTML from strings (docs/security/ground-floor.md). A page that
 * hydrates gets a nonce for the few inline scripts of the router, may start workers of ours (web/lib/own-workers.ts), and shows and
 * plays what it has opened itself: a `blob:` is made by our own script of bytes that were sealed, and nobody else can name one.
 */
function contentSecurityPolicy(nonce?: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    `style-src 'self'`,
    `img-src 'self' data:${nonce ? ' blob:' : ''}`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    ...(nonce ? [`media-src blob:`, `worker-src 'self'`, `trusted-types default`] : [`trusted-types 'none'`]),
  ].join('; ')
}

/** Of the worker that computes Argon2id: WebAssembly there, and nothing at all to talk to (security.md section 2). */
export const workerPolicy = `default-src 'none'; script-src 'wasm-unsafe-eval'`

/** Of the service worker that says that there is news: it shows words of its own, and asks nobody for anything. */
export const noticePolicy = `default-src 'none'; img-src 'self'`

/**
 * In development only: Vite adds styles and scripts inline, keeps a socket open and shows faults by HTML from strings, so what is
 * tested here is not what is shipped. What happens in a browser counts when it happened under the policy above.
 */
export const developmentPolicy = [
  `default-src 'self'`,
  `script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: blob:`,
  `media-src blob:`,
  `worker-src 'self'`,
  `connect-src 'self' ws:`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

const closedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'usb',
  'browsing-topics',
  'interest-cohort',
]

/** @param open what this page may ask for; the browser still asks the person */
const permissionsPolicy = (open?: 'microphone') =>
  closedFeatures
    .map((feature) => `${feature}=(${feature === open ? 'self' : ''})`)
    // Passkeys, for our own pages only.
    .concat('publickey-credentials-create=(self)', 'publickey-credentials-get=(self)')
    .join(', ')

/** Of a page that goes on in the browser, where voice notes are recorded and heard. */
export const hydratedHeaders = (nonce: string) => ({
  'content-security-policy': contentSecurityPolicy(nonce),
  'permissions-policy': permissionsPolicy('microphone'),
})

/** Those of every reply. */
export function securityHeaders(origin: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': permissionsPolicy(),
    // Nothing goes to other sites. Not 'no-referrer': under it browsers send `Origin: null` with our own forms, and the origin guard refuses them.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-dns-prefetch-control': 'off',
    ...(origin.startsWith('https:') && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
  }
}

export function installSecurityHeaders(app: FastifyInstance, origin: string): void {
  const fixed = securityHeaders(origin)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(fixed)
    done()
  })
}
