import { findPhoneNumbersInText } from 'libphonenumber-js/min'

/** A way to reach somebody outside of the house. */
export type ContactDetail = { readonly kind: 'phone' | 'email' | 'messenger' | 'address'; readonly text: string }

/**
 * What a counsellor is about to hand out (G34). A reminder, no wall: whoever wants to get round it will. What may be meant otherwise,
 * a price, an hour, the number of an emergency line, is let through.
 */
export function contactDetails(text: string): ContactDetail[] {
  const found: ContactDetail[] = [
    ...matches('email', email, text),
    ...messengers.flatMap((pattern) => matches('messenger', pattern, text)),
    ...findPhoneNumbersInText(text, 'ID').map(({ startsAt, endsAt }): ContactDetail => ({ kind: 'phone', text: text.slice(startsAt, endsAt) })),
    ...spelledNumbers(text),
    ...addresses.flatMap((pattern) => matches('address', pattern, text)),
  ]
  // The same place, found by two rules, is told once: by the rule that stands first.
  return found.filter((one, place) => !found.slice(0, place).some((other) => other.text.includes(one.text) || one.text.includes(other.text)))
}

const at = String.raw`\s?(?:@|\(\s?at\s?\)|\[\s?at\s?\])\s?`
const dot = String.raw`\s?(?:\.|\(\s?(?:dot|titik)\s?\)|\[\s?(?:dot|titik)\s?\]|\s(?:dot|titik)\s)\s?`
const email = new RegExp(String.raw`[\w.+-]+${at}[\w-]+(?:${dot}[a-z]{2,})+`, 'gi')

const messengers = [
  /\b(?:https?:\/\/)?(?:www\.)?(?:wa\.me|api\.whatsapp\.com|chat\.whatsapp\.com|t\.me|telegram\.me|signal\.me|line\.me|m\.me|discord\.gg|instagram\.com|facebook\.com|fb\.me|tiktok\.com)\/\S+/gi,
  /(?<![\w.@/])@[a-z\d_][a-z\d_.]{2,29}/gi,
  /\b(?:ig|instagram|telegram|tele|line|discord|signal|whatsapp|wa)\s?(?:saya|aku|id)?\s?[:=]\s?[\w.@+-]{3,}/gi,
]

const addresses = [
  /\b(?:jl|jln)\.?\s?\p{L}[\p{L}\d .']*(?:,?\s?no(?:mor)?\.?\s?\d+\w*)?/giu,
  /\b(?:jalan|gang|gg\.?)\s\p{L}[\p{L}\d .']*?,?\s(?:no(?:mor)?\.?|blok)\s?\w*\d+\w*/giu,
  /\brt\.?\s?\d{1,3}\s?[/,]?\s?rw\.?\s?\d{1,3}\b/gi,
  /\bkode\s?pos:?\s?\d{5}\b/gi,
  /\b\d{1,4}\s\p{Lu}\p{L}+\s(?:Street|Road|Avenue|Lane|Drive)\b/gu,
]

function matches(kind: ContactDetail['kind'], pattern: RegExp, text: string): ContactDetail[] {
  return [...text.matchAll(pattern)].map(([found]) => ({ kind, text: found.trim() }))
}

const digitWords: Readonly<Record<string, string>> = {
  nol: '0',
  kosong: '0',
  o: '0',
  zero: '0',
  oh: '0',
  satu: '1',
  one: '1',
  dua: '2',
  two: '2',
  tiga: '3',
  three: '3',
  empat: '4',
  four: '4',
  lima: '5',
  five: '5',
  enam: '6',
  six: '6',
  tujuh: '7',
  seven: '7',
  delapan: '8',
  lapan: '8',
  eight: '8',
  sembilan: '9',
  nine: '9',
}

const word = /[\p{L}\d+]+/gu
/** Hours side by side look like a number: 08.30, 09.30. */
const hours = /\b\d{1,2}[.:]\d{2}\b(?![.\-\s]?\d{3})/g
const mobile = /^\+?(?:0|62)8\d{7,11}$/

/** Mobile numbers in words, or with gaps between the digits. */
function spelledNumbers(text: string): ContactDetail[] {
  const clear = text.replaceAll(hours, (found) => '\n'.padEnd(found.length, '\n'))
  const found: ContactDetail[] = []
  let run = { digits: '', from: 0, to: 0 }
  const end = () => {
    if (mobile.test(run.digits)) found.push({ kind: 'phone', text: text.slice(run.from, run.to) })
    run = { digits: '', from: 0, to: 0 }
  }
  for (const { 0: token, index } of clear.matchAll(word)) {
    const digits = digitsOf(token)
    // Only gaps and strokes may stand in between.
    if (digits === null || !/^[\s.,\-–_/()]*$/.test(clear.slice(run.to || index, index)) || clear.slice(run.to || index, index).includes('\n\n'))
      end()
    if (digits === null) continue
    run = { digits: run.digits + digits, from: run.digits === '' ? index : run.from, to: index + token.length }
  }
  end()
  return found
}

function digitsOf(token: string): string | null {
  if (/^\+?\d+$/.test(token)) return token
  const small = token.toLowerCase()
  // The letter in the place of the digit: o812.
  if (/^o\d+$/.test(small)) return `0${small.slice(1)}`
  return digitWords[small] ?? null
}
