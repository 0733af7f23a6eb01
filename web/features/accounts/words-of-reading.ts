import { m } from '#messages'
import { ApiRefusal } from '#lib/api'
import { wordsOf, type Words } from '#lib/words-of'

/** Of a list that is only read: nothing was typed there, and nothing was to be sent. */
export function wordsOfReading(error: unknown): Words {
  const isOffline = error instanceof ApiRefusal && error.code === 'offline'
  return isOffline ? { title: m.own_not_loaded(), next: m.own_not_loaded_next() } : wordsOf(error)
}
