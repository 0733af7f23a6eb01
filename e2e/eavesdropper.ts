import type { Page } from '@playwright/test'
import type { Secret, Trace } from './traces.ts'

/** What an open page holds and sends. */
export type Overheard = { readonly secrets: Secret[]; readonly addresses: Trace[]; readonly bodies: Trace[] }

/**
 * Writes down, before the first script of the page runs, every secret key that its WebCrypto is given and what a passkey's PRF gives it,
 * and everything that the page sends.
 */
export async function overhear(page: Page, who: string): Promise<Overheard> {
  const heard: Overheard = { secrets: [], addresses: [], bodies: [] }
  page.on('request', (request) => {
    const name = `request ${request.method()} ${request.url()}`
    heard.addresses.push({ name: `the address of ${name}`, content: Buffer.from(request.url()) })
    heard.bodies.push({ name, content: request.postDataBuffer() ?? Buffer.alloc(0) })
  })
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => heard.bodies.push({ name: `a frame to ${socket.url()}`, content: Buffer.from(payload) })),
  )
  await page.exposeFunction('keepSecret', (name: string, bytes: number[]) => {
    // HKDF without a salt takes zeros for its first key (RFC 5869, section 2.2): nobody's secret.
    if (bytes.some((byte) => byte !== 0)) heard.secrets.push({ name: `${name} of ${who}`, bytes: Buffer.from(bytes) })
  })
  await page.addInitScript(listenToKeys)
  await page.addInitScript(listenToPasskeys)
  return heard
}

type Keep = { readonly keepSecret: (name: string, bytes: number[]) => void }

/** Runs in the page. */
function listenToKeys(): void {
  const { subtle } = crypto
  const importKey = subtle.importKey.bind(subtle)
  const listening = (...args: Parameters<typeof importKey>) => {
    const [format, data, algorithm] = args
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name
    // Raw keys of the curves are public ones; a secret one comes as PKCS #8, whose last 32 bytes it is.
    if (format === 'pkcs8' || (format === 'raw' && !/25519/.test(name))) {
      const bytes = new Uint8Array(
        ArrayBuffer.isView(data) ? data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) : (data as ArrayBuffer),
      )
      ;(globalThis as unknown as Keep).keepSecret(`a key for ${name}`, Array.from(bytes.slice(-32)))
    }
    return importKey(...args)
  }
  Object.defineProperty(subtle, 'importKey', { value: listening })
}

/** Runs in the page. */
function listenToPasskeys(): void {
  const { credentials } = navigator
  for (const act of ['create', 'get'] as const) {
    const ask = credentials[act].bind(credentials) as (options?: object) => Promise<Credential | null>
    const listening = async (options?: object) => {
      const made = await ask(options)
      const results = (made as PublicKeyCredential | null)?.getClientExtensionResults() as { prf?: { results?: { first?: ArrayBuffer } } } | undefined
      const first = results?.prf?.results?.first
      if (first) (globalThis as unknown as Keep).keepSecret('what PRF gave', Array.from(new Uint8Array(first)))
      return made
    }
    Object.defineProperty(credentials, act, { value: listening })
  }
}
