import { GatewayFailed } from './gateway.ts'

const timeoutMs = 10_000
const mostAnswerBytes = 64 * 1024

type Question = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }

/**
 * One request to an address that the operator configured. A redirect is no answer: keys go nowhere else.
 * @throws GatewayFailed with a status or a reason, never with what was sent or said
 */
export async function askGateway({ url, headers, body }: Question): Promise<Record<string, unknown>> {
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) }).catch(
    (error: unknown) => {
      throw new GatewayFailed(error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : 'not reached')
    },
  )
  const text = await readSome(answer)
  if (!answer.ok) throw new GatewayFailed(`status ${answer.status}`)
  const parsed = parsedObject(text)
  if (!parsed) throw new GatewayFailed('no JSON object')
  return parsed
}

async function readSome(answer: Response): Promise<string> {
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  try {
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.length
      if (bytes > mostAnswerBytes) throw new GatewayFailed('too long an answer')
      text += decoder.decode(chunk, { stream: true })
    }
  } catch (error) {
    throw error instanceof GatewayFailed ? error : new GatewayFailed('broken off')
  }
  return text
}

export function parsedObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Where a payer is sent: by HTTPS, or by what the gateway itself is reached by (a test on this machine). @throws GatewayFailed */
export function payPage(value: unknown, base: string): string {
  const isPage = typeof value === 'string' && value.length <= 2000 && URL.canParse(value)
  if (!isPage || ![new URL(base).protocol, 'https:'].includes(new URL(value).protocol)) throw new GatewayFailed('no page to pay on')
  return value
}

export const basicAuth = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`
