import { Pause, Play } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { m } from '#messages'
import { formatLength } from '#lib/format'
import { focusIfLost } from '#ui/focus'
import { useChat } from './chat-context.ts'
import type { RecordedVoice } from './conversation.ts'
import { useSound } from './use-sound.ts'
import { Waveform } from './waveform.tsx'

/** What was recorded, before it is sent. */
export function RecordedPreview({ voice: { content, media, seconds, waveform } }: { voice: RecordedVoice }) {
  const { language, isLocked } = useChat()
  const address = useRef<string | null>(null)
  useEffect(
    () => () => {
      if (address.current) URL.revokeObjectURL(address.current)
      address.current = null
    },
    [],
  )
  const play = () => sound.play((address.current ??= URL.createObjectURL(new Blob([content], { type: media }))))
  const sound = useSound(seconds)
  const pauseNow = useEffectEvent(() => sound.pause())
  useEffect(() => {
    if (isLocked) pauseNow()
  }, [isLocked])
  return (
    <div className="flex items-center gap-2">
      <button
        ref={focusIfLost}
        type="button"
        aria-label={sound.isPlaying ? m.chat_voice_pause() : m.chat_voice_play()}
        onClick={() => (sound.isPlaying ? sound.pause() : void play())}
        className="grid size-11 shrink-0 place-items-center rounded-full text-leaf hover:bg-mist-soft [&_svg]:size-5"
      >
        {sound.isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      </button>
      <Waveform steps={waveform} heard={sound.at / seconds} className="min-w-0 flex-1" />
      <span className="text-sm text-muted tabular-nums">{formatLength(seconds, language)}</span>
    </div>
  )
}
