import { Mic, Plus, Send, SmilePlus } from 'lucide-react'
import { m } from '#messages'

/** In pixels: where text is twice as large, what is written needs the room. */
const round = 'grid size-[44px] shrink-0 place-items-center rounded-full transition-colors [&_svg]:size-[22px]'
const plain = `${round} text-leaf hover:bg-mist-soft active:bg-mist aria-expanded:bg-mist`

export const AttachButton = ({ isOpen, onPress }: { isOpen: boolean; onPress: () => void }) => (
  <button type="button" data-attach="" aria-label={m.chat_attach()} aria-haspopup="menu" aria-expanded={isOpen} className={plain} onClick={onPress}>
    <Plus aria-hidden="true" />
  </button>
)

export const EmojiButton = ({ isOpen, onPress }: { isOpen: boolean; onPress: () => void }) => (
  <button type="button" aria-label={m.chat_emoji()} aria-expanded={isOpen} className={plain} onClick={onPress}>
    <SmilePlus aria-hidden="true" />
  </button>
)

export const RecordButton = ({ onPress }: { onPress: () => void }) => (
  <button type="button" aria-label={m.chat_record()} className={plain} onClick={onPress}>
    <Mic aria-hidden="true" />
  </button>
)

export const SendButton = ({ isPending }: { isPending: boolean }) => (
  <button
    type="submit"
    aria-label={m.chat_send()}
    aria-disabled={isPending || undefined}
    className={`${round} bg-clay text-on-clay hover:bg-clay-strong active:bg-clay-strong`}
  >
    <Send aria-hidden="true" />
  </button>
)
