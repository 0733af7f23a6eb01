import { m } from '#messages'
import type { Words } from '#lib/words-of'

/** What the practice's server handed over and does not fit, or why something was not taken: what happened, what is safe, what next. */
export function wordsOfTrouble(code: string): Words {
  switch (code) {
    case 'space-rolled-back':
    case 'entry-missing':
    case 'entry-seen-missing':
      return { title: m.chat_trouble_older(), next: m.chat_trouble_older_next() }
    case 'history-changed':
    case 'entry-chain-broken':
    case 'entry-repeated':
    case 'space-mismatch':
    case 'malformed':
    case 'wraps-incomplete':
    case 'context-mismatch':
    case 'sealed-damaged':
    case 'key-wrong':
      return { title: m.chat_trouble_changed(), next: m.chat_trouble_changed_next() }
    case 'signature-wrong':
    case 'signer-mismatch':
    case 'entry-space-mismatch':
      return { title: m.chat_trouble_signature(), next: m.chat_trouble_signature_next() }
    case 'epoch-forked':
    case 'epoch-stale':
      return { title: m.chat_trouble_members(), next: m.chat_trouble_members_next() }
    case 'card-changed':
      return { title: m.chat_trouble_card(), next: m.chat_trouble_card_next() }
    case 'card-not-vouched':
    case 'practice-key-changed':
      return { title: m.chat_trouble_not_vouched(), next: m.chat_trouble_not_vouched_next() }
    case 'suite-unknown':
      return { title: m.chat_trouble_version(), next: m.chat_trouble_version_next() }
    case 'offline':
      return { title: m.told_offline(), next: m.chat_trouble_offline_next() }
    case 'file-damaged':
      return { title: m.chat_trouble_file(), next: m.chat_trouble_file_next() }
    default:
      return wordsOfFamily(code)
  }
}

/** Why a message stays here: what does not concern its writer is told as one thing. */
export function wordsOfNotSent(code: string): Words {
  const concernsWriter = /^(card-|offline$|file-|practice-key-|suite-)/.test(code)
  return concernsWriter ? wordsOfTrouble(code) : { title: m.chat_not_sent(), next: m.chat_not_sent_next() }
}

/** Further rules of who may be in a space, and of what may follow what: their differences help those who repair, not those who write. */
function wordsOfFamily(code: string): Words {
  if (code.startsWith('epoch-')) return { title: m.chat_trouble_members(), next: m.chat_trouble_members_next() }
  if (code.startsWith('entry-')) return { title: m.chat_trouble_entry(), next: m.chat_trouble_entry_next() }
  if (/^(card|certificate)-/.test(code)) return { title: m.chat_trouble_not_vouched(), next: m.chat_trouble_not_vouched_next() }
  if (code.startsWith('file-')) return { title: m.chat_trouble_file(), next: m.chat_trouble_file_next() }
  return { title: m.chat_trouble_other(), next: m.chat_trouble_other_next() }
}
