import type { ChatMessage, Conversation, ConversationView, MessageBody } from '#features/chat'

/** A conversation that lies in memory: each kind of message once, or as many as somebody who measures asks for. */
const [client, counsellor] = ['0190-client', '0190-counsellor'] as const
const waveform = Array.from({ length: 48 }, (_, step) => Math.round(15 + 12 * Math.sin(step / 2.1) * Math.cos(step / 5)))
const file = (name: string, media: string, bytes: number) => ({ file: name, name, media, bytes, sha256: name, identity: '' })

type Line = { body: MessageBody; isOwn?: boolean; hoursAgo: number } & Partial<
  Pick<ChatMessage, 'state' | 'replyTo' | 'isEdited' | 'trouble' | 'number'>
>
const text = (words: string): MessageBody => ({ type: 'text', text: words })

const lines: readonly Line[] = [
  { hoursAgo: 75, body: { type: 'membership', act: 'create', who: [] } },
  { hoursAgo: 75, body: text('Terima kasih sudah menulis. Saya sudah membaca yang Anda ceritakan. Boleh kita mulai dari malam yang sulit itu?') },
  { hoursAgo: 74.95, body: text('Tidak perlu lengkap. Sebanyak yang terasa nyaman saja.') },
  { hoursAgo: 74, isOwn: true, body: text('Saya susah tidur sejak pindah kerja. Badan capek, tapi kepala jalan terus.') },
  { hoursAgo: 73.98, isOwn: true, isEdited: true, body: text('Kadang baru terlelap jam tiga, lalu bangun lagi jam lima.') },
  { hoursAgo: 51, body: { type: 'voice', file: file('suara', 'audio/webm', 96_000), seconds: 42, waveform } },
  { hoursAgo: 50.5, isOwn: true, replyTo: 'm5', body: text('Sudah saya dengarkan dua kali. Latihan napasnya membantu.') },
  { hoursAgo: 50.4, body: text('🌿') },
  { hoursAgo: 49, body: { type: 'file', file: file('Catatan tidur minggu pertama.jpg', 'image/jpeg', 412_000), text: 'Contoh cara mengisinya.' } },
  { hoursAgo: 48.9, body: { type: 'file', file: file('lembar-catatan-tidur.pdf', 'application/pdf', 1_240_000), text: '' } },
  { hoursAgo: 27, isOwn: true, body: { type: 'deleted' } },
  { hoursAgo: 26, body: { type: 'unreadable' } },
  { hoursAgo: 25.9, body: { type: 'not-given' } },
  { hoursAgo: 25, body: text('Bacaan pendek tentang ini ada di https://teduh.example/tidur-dan-cemas, kalau sedang ingin membaca.') },
  { hoursAgo: 3, body: text('Bagaimana semalam?') },
  { hoursAgo: 2.5, isOwn: true, state: 'read', replyTo: 'm14', body: text('Lebih baik. Lima jam tanpa terbangun, baru pertama kali bulan ini.') },
  { hoursAgo: 2.4, isOwn: true, state: 'refused', trouble: { code: 'entry-epoch-unsafe' }, number: null, body: text('Nanti malam saya coba lagi.') },
  { hoursAgo: 2.3, isOwn: true, state: 'waiting', number: null, body: text('Boleh saya kirim catatannya besok?') },
]

function messagesOf(many: readonly Line[]): ChatMessage[] {
  const now = Temporal.Now.instant()
  return many.map(({ body, isOwn = false, hoursAgo, ...changes }, place) => ({
    id: `m${place}`,
    number: place + 1,
    from: isOwn ? client : counsellor,
    isOwn,
    at: now.subtract({ seconds: Math.round(hoursAgo * 3600) }).toString(),
    body,
    replyTo: null,
    isEdited: false,
    state: 'delivered',
    trouble: null,
    ...changes,
  }))
}

/** As long as somebody's years of talking. */
const manyLines = (count: number): Line[] =>
  Array.from({ length: count }, (_, place) => {
    const line = lines[1 + (place % 15)]
    return {
      isOwn: place % 3 === 0,
      hoursAgo: (count - place) / 3,
      body: place % 4 === 0 ? text(`${place}. ${'Hari ini agak ringan. '.repeat(1 + (place % 9))}`) : (line?.body ?? text('…')),
    }
  })

export type SampleState = 'open' | 'opening' | 'empty' | 'refused' | 'changed'

const people = (isChanged: boolean): ConversationView['people'] => [
  { uid: client, isMe: true, role: 'client', name: null, licence: null, safetyNumber: null, key: 'compared', comparedAt: null },
  {
    uid: counsellor,
    isMe: false,
    role: 'counsellor',
    name: 'Laras Dewi, M.Psi., Psikolog',
    licence: 'SIPP 20260114',
    safetyNumber: '314159265358979323846264338327950288419716939937510582097494',
    key: isChanged ? 'changed' : 'not-compared',
    comparedAt: null,
  },
]

export function sampleConversation(count: number, state: SampleState): Conversation {
  const listeners = new Set<() => void>()
  let view: ConversationView = {
    state: state === 'changed' || state === 'empty' ? 'open' : state,
    opened: 0.4,
    trouble: state === 'refused' ? { code: 'space-rolled-back' } : null,
    connection: 'online',
    kind: 'chat',
    people: people(state === 'changed'),
    messages: state === 'empty' ? [] : messagesOf(count > 0 ? manyLines(count) : lines),
    unreadFrom: count > 0 ? null : 14,
    typing: [],
    maySend: state !== 'changed',
    tellsRead: true,
  }
  const change = (next: Partial<ConversationView>) => {
    view = { ...view, ...next }
    for (const listener of listeners) listener()
  }
  const say = (body: MessageBody, replyTo: string | undefined) => {
    const id = crypto.randomUUID()
    const [message] = messagesOf([{ body, isOwn: true, hoursAgo: 0, number: null, state: 'waiting', replyTo: replyTo ?? null }])
    if (message) change({ messages: [...view.messages, { ...message, id }] })
    return Promise.resolve()
  }
  const alter = (id: string, next: Partial<ChatMessage>) =>
    change({ messages: view.messages.map((message) => (message.id === id ? { ...message, ...next } : message)) })
  return {
    view: () => view,
    subscribe: (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
    sendText: (words, replyTo) => say(text(words), replyTo),
    sendFile: ({ name, media, content }, words, replyTo) => say({ type: 'file', file: file(name, media, content.length), text: words }, replyTo),
    sendVoice: ({ media, content, seconds, waveform: steps }, replyTo) =>
      say({ type: 'voice', file: file('suara', media, content.length), seconds, waveform: steps }, replyTo),
    edit: (id, words) => Promise.resolve(alter(id, { body: text(words), isEdited: true })),
    remove: (id) => Promise.resolve(alter(id, { body: { type: 'deleted' } })),
    retry: (id) => alter(id, { state: 'waiting', trouble: null }),
    discard: (id) => Promise.resolve(change({ messages: view.messages.filter((message) => message.id !== id) })),
    openFile: () => samplePicture(),
    markRead: () => undefined,
    typing: () => undefined,
    draft: () => Promise.resolve(''),
    keepDraft: () => Promise.resolve(),
    confirmKey: (_, how) =>
      Promise.resolve(
        change({ people: people(false).map((one) => ({ ...one, key: how === 'compared' ? 'compared' : 'not-compared' })), maySend: true }),
      ),
    tellRead: (tellsRead) => Promise.resolve(change({ tellsRead })),
    tryAgain: () => change({ state: 'open', trouble: null }),
    close: () => undefined,
  }
}

/** Drawn here: a sample brings no file along. */
async function samplePicture(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(480, 320)
  const pen = canvas.getContext('2d')
  if (pen) {
    pen.fillStyle = '#dde7e2'
    pen.fillRect(0, 0, 480, 320)
    pen.fillStyle = '#2f5d4a'
    pen.ellipse(240, 160, 150, 60, -0.6, 0, 7)
    pen.fill()
  }
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
}
