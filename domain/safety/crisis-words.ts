/** What people type who may be about to die or to hurt themselves. Rather one phrase too many: all that follows is a notice. */
const phrases = [
  'bunuh diri',
  'bunuhdiri',
  'bundir',
  'gantung diri',
  '(?:meng)?akhiri (?:hidup|nyawa)',
  '(?:ingin|mau|pengen|pengin|pingin|kepengen|kepingin) (?:mati|meninggal)',
  'mati (?:saja|aja)',
  'tidak (?:ingin|mau) hidup',
  '(?:ga|gak|nggak|enggak|tak) (?:ingin|mau|pengen|pengin) hidup',
  '(?:menyakiti|nyakitin|sakiti|melukai|lukai|ngelukain|menyayat) diri',
  'suicid(?:e|al)',
  '(?:kill|killing) (?:myself|me)',
  '(?:hurt|hurting|harm|harming|cut|cutting) myself',
  'self ?harm(?:ing)?',
  '(?:end|ending|take|taking) my (?:own )?life',
  '(?:want|wanna|going) (?:to )?die',
  'better off dead',
]
const crisis = new RegExp(`(?<![a-z])(?:${phrases.join('|')})(?:ku|nya|mu)?(?![a-z])`)

/** Whether a text has words that call for help before anything else. Marks, case and spaces do not matter. */
export function hasCrisisWords(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
  return crisis.test(plain)
}
