import { isRouteErrorResponse } from 'react-router'
import { m } from '#messages'
import { ApiRefusal } from './api.ts'

/** Refusals are told by pages of the server. What can go wrong in a page that is there already needs only these two; the others stay behind. */
const inBrowser = {
  refusal_not_found: m.refusal_not_found,
  refusal_not_found_next: m.refusal_not_found_next,
  refusal_fault: m.refusal_fault,
  refusal_fault_next: m.refusal_fault_next,
}
const words = (import.meta.env.SSR ? m : inBrowser) as unknown as Record<string, (() => string) | undefined>

/** Words of a refusal by its code. An unknown one in an address is a page that does not exist; in a page that is there something went wrong. */
export function refusalWords(code: string): { title: string; next: string } {
  if (code === 'offline') return { title: m.told_offline(), next: m.told_offline_next() }
  if (code === 'unanswered') return { title: m.told_unanswered(), next: m.told_unanswered_next() }
  const key = `refusal_${code.replaceAll('-', '_')}`
  const title = words[key]
  const next = words[`${key}_next`]
  if (title && next) return { title: title(), next: next() }
  if (import.meta.env.SSR) return { title: m.refusal_not_found(), next: m.refusal_not_found_next() }
  return { title: m.told_unknown(), next: m.told_unknown_next() }
}

/** What a page could not be shown for: a refusal by its code, anything else is a fault. */
export function codeOfError(error: unknown): string {
  if (error instanceof ApiRefusal) return error.code
  if (!isRouteErrorResponse(error)) return 'fault'
  return (error.data as { code?: string } | null)?.code ?? (error.status === 404 ? 'not-found' : 'bad-request')
}
