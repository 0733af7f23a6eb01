import { m } from '#messages'
import type { ChatMessage, MessageBody, MessageState, Participant } from './conversation.ts'

const states = {
  waiting: m.chat_state_waiting,
  kept: m.chat_state_kept,
  delivered: m.chat_state_delivered,
  read: m.chat_state_read,
  refused: m.chat_state_refused,
} as const satisfies Record<MessageState, () => string>

export const wordsOfState = (state: MessageState): string => states[state]()

const roles = { client: m.chat_role_client, counsellor: m.chat_role_counsellor, supervisor: m.chat_role_supervisor } as const

export const wordsOfRole = (role: Participant['role']): string => roles[role]()

const acts = {
  create: m.chat_act_create,
  rotate: m.chat_act_rotate,
  leave: m.chat_act_leave,
  remove: m.chat_act_remove,
  add: m.chat_act_add,
} as const

type Membership = Extract<MessageBody, { type: 'membership' }>

export function wordsOfMembership({ act, who }: Membership, by: string, nameOf: (uid: string) => string): string {
  return acts[act]({ by: nameOf(by), who: who.map(nameOf).join(', ') })
}

/** What a message says in one line: where it is quoted. */
export function inShort({ body }: ChatMessage): string {
  switch (body.type) {
    case 'text':
      return body.text
    case 'file':
      return body.text || body.file.name
    case 'voice':
      return m.chat_voice()
    case 'deleted':
      return m.chat_deleted()
    case 'not-given':
      return m.chat_not_given()
    case 'unreadable':
      return m.chat_unreadable()
    case 'membership':
      return ''
  }
}

/** What can be read, searched and copied. */
export const textOf = ({ body }: ChatMessage): string => (body.type === 'text' || body.type === 'file' ? body.text : '')
