import { Pause, Play } from 'lucide-react'
import { useState } from 'react'
import { m } from '#messages'
import { formatLength } from '#lib/format'
import { useAct } from '#lib/use-act'
import { useChat } from './chat-context.ts'
import type { FileReference } from './content.ts'
import { useSound } from './use-sound.ts'
import { Waveform } from './waveform.tsx'

type Props = { file: FileReference; seconds: number; waveform: readonly number[] }

const speeds = [1, 1.5, 2] as const

/** A voice note: fetched when it is first played. */
export function VoicePlayer({ file, seconds, waveform }: Props) {
  const { files, language } = useChat()
  const sound = useSound(seconds)
  const opening = useAct(async () => sound.play(await files.open(file)))
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1)
  const turn = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1
    setSpeed(next)
    sound.setSpeed(next)
  }
  const at = formatLength(sound.at, language)
  const length = formatLength(seconds, language)
  return (
    <div className="flex items-center gap-2.5">
      <button
        type="button"
        aria-label={sound.isPlaying ? m.chat_voice_pause() : m.chat_voice_play()}
        onClick={() => (sound.isPlaying ? sound.pause() : void opening.run())}
        className="grid size-11 shrink-0 place-items-center rounded-full bg-leaf text-on-leaf hover:bg-leaf-strong [&_svg]:size-5"
      >
        {sound.isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" className="ms-0.5" />}
      </button>
      <div className="min-w-0 flex-1">
        <Track waveform={waveform} seconds={seconds} at={sound.at} onSeek={sound.seek} words={m.chat_voice_at({ at, length })} />
        <p role={opening.refused ? 'alert' : undefined} className="text-xs text-muted tabular-nums">
          {opening.refused?.title ?? (sound.at > 0 ? `${at} / ${length}` : length)}
        </p>
      </div>
      <button
        type="button"
        onClick={turn}
        aria-label={m.chat_voice_speed({ speed: speed.toLocaleString(language) })}
        className="min-h-11 min-w-9 shrink-0 rounded-sm text-xs font-semibold text-leaf tabular-nums hover:bg-mist-soft"
      >
        {speed.toLocaleString(language)}×
      </button>
    </div>
  )
}

type TrackProps = { waveform: readonly number[]; seconds: number; at: number; onSeek: (second: number) => void; words: string }

/** The browser's own range lies over the picture, so that arrows, Home and End move it. */
function Track({ waveform, seconds, at, onSeek, words }: TrackProps) {
  return (
    <div className="relative rounded-sm has-focus-visible:outline-3 has-focus-visible:outline-focus">
      <Waveform steps={waveform} heard={seconds > 0 ? at / seconds : 0} />
      <input
        type="range"
        min={0}
        max={Math.max(1, seconds)}
        step={1}
        value={at}
        aria-label={m.chat_voice_position()}
        aria-valuetext={words}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
    </div>
  )
}
