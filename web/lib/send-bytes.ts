import type { Endpoint } from '#contract/endpoint'
import type { Problem } from '#contract/replies'
import { ApiRefusal } from './api.ts'
import { languageOfAddress } from './language.ts'

/** Hands bytes to an endpoint that takes them instead of JSON. @throws {ApiRefusal} */
export async function sendBytes(endpoint: Endpoint, params: Readonly<Record<string, string>>, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (navigator.onLine === false) throw new ApiRefusal('offline')
  const response = await fetch(
    endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
    {
      method: endpoint.method,
      headers: { accept: 'application/json', 'accept-language': languageOfAddress(), 'content-type': 'application/octet-stream' },
      body: bytes,
      redirect: 'error',
    },
  ).catch(() => {
    throw new ApiRefusal('unanswered')
  })
  if (response.ok) return
  const { code, title, detail } = ((await response.json().catch(() => null)) ?? {}) as Partial<Problem>
  throw new ApiRefusal(code ?? 'unanswered', title && detail ? { title, next: detail } : null)
}
