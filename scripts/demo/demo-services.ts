import type { Localised } from '#contract/languages'
import type { DemoService } from './demo-counsellor.ts'

const spoken =
  (mode: DemoService['mode'], usualName: Localised) =>
  (minutes: number, priceIdr: number, name = usualName) =>
    ({ mode, name, minutes, answerWithinHours: null, priceIdr }) satisfies DemoService

export const video = spoken('video', { id: 'Sesi video', en: 'Video session' })
export const voice = spoken('voice', { id: 'Sesi suara', en: 'Voice call' })
export const chat = spoken('chat', { id: 'Sesi chat', en: 'Live chat' })
export const group = spoken('group', { id: 'Sesi kelompok', en: 'Group session' })

/** Letters have no length; what is promised is the time to the answer. */
export function letters(
  answerWithinHours: number,
  priceIdr: number,
  name: Localised = { id: 'Satu surat dan satu balasan', en: 'One letter and its answer' },
): DemoService {
  return { mode: 'letters', name, minutes: null, answerWithinHours, priceIdr }
}

export const couples: Localised = { id: 'Sesi berdua dengan pasangan', en: 'Session for two, with your partner' }

/** Lower prices for whoever asks; nobody has to prove anything. */
export const socialTariff = {
  video: { id: 'Sesi video, tarif sosial', en: 'Video session, social tariff' },
  voice: { id: 'Sesi suara, tarif sosial', en: 'Voice call, social tariff' },
  chat: { id: 'Sesi chat, tarif sosial', en: 'Live chat, social tariff' },
} satisfies Record<string, Localised>
