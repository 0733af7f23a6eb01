import type { ChatMessage } from './conversation.ts'

/** Large and small letters, and letters with marks, are the same to whoever searches. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Where it stands in the text: from and to, in the text as it is written. */
export function placesOf(text: string, sought: string): [from: number, to: number][] {
  const wanted = plain(sought.trim())
  if (wanted === '') return []
  const { letters, places } = spread(text)
  const found: [number, number][] = []
  for (let at = letters.indexOf(wanted); at !== -1; at = letters.indexOf(wanted, at + wanted.length)) {
    found.push([places[at] ?? 0, places[at + wanted.length] ?? text.length])
  }
  return found
}

/** The plain letters, and for each where it comes from: one letter may have been several, and several one. */
function spread(text: string): { letters: string; places: number[] } {
  let letters = ''
  const places: number[] = []
  let at = 0
  for (const letter of text) {
    const simple = plain(letter)
    places.push(...Array.from({ length: simple.length }, () => at))
    letters += simple
    at += letter.length
  }
  return { letters, places }
}

/** Ids of the messages in which it stands, oldest first. */
export function search(messages: readonly ChatMessage[], sought: string): string[] {
  const wanted = plain(sought.trim())
  if (wanted === '') return []
  return messages.filter((message) => plain(searchable(message)).includes(wanted)).map(({ id }) => id)
}

function searchable({ body }: ChatMessage): string {
  if (body.type === 'text') return body.text
  return body.type === 'file' ? `${body.text}\n${body.file.name}` : ''
}
