import { Send, Square, Trash2 } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { m } from '#messages'
import { formatLength } from '#lib/format'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { focusOnce } from '#ui/focus'
import { useChat } from './chat-context.ts'
import type { RecordedVoice } from './conversation.ts'
import { RecordedPreview } from './recorded-preview.tsx'
import { mostSeconds, startRecording, type VoiceRecorder } from './voice-recorder.ts'
import { RefusedLine } from './refused-line.tsx'

type Props = { replyTo: string | undefined; onDone: () => void; onCancel: () => void }

/** A voice note: recorded, heard if one likes, and then sent or thrown away. Nothing is kept before it is sent. */
export function Recording({ replyTo, onDone, onCancel }: Props) {
  const { conversation, isLocked } = useChat()
  const { recorder, refused } = useRecorder()
  const [recorded, setRecorded] = useState<RecordedVoice | null>(null)
  const stopping = useAct(async () => recorder && setRecorded(await recorder.stop()))
  const mustStop = isLocked && recorder !== null && recorded === null
  const stopNow = useEffectEvent(() => void stopping.run())
  // Nobody is listened to behind a lock; what was said until then is kept.
  useEffect(() => {
    if (mustStop) stopNow()
  }, [mustStop])
  const sending = useAct(async () => {
    const voice = recorded ?? (await recorder?.stop())
    if (voice) await conversation.sendVoice(voice, replyTo)
    onDone()
  })
  if (refused) return <NoMicrophone words={refused} onCancel={onCancel} />
  return (
    <div className="flex min-h-13 items-center gap-2">
      <button
        ref={focusOnce}
        type="button"
        aria-label={m.chat_record_discard()}
        onClick={onCancel}
        className="grid size-11 shrink-0 place-items-center rounded-full text-alarm hover:bg-alarm-soft [&_svg]:size-5"
      >
        <Trash2 aria-hidden="true" />
      </button>
      <div className="min-w-0 flex-1">
        {recorded ? (
          <RecordedPreview voice={recorded} />
        ) : recorder ? (
          <Meter recorder={recorder} onFull={() => void stopping.run()} />
        ) : (
          <p role="status" className="text-sm text-muted">
            {m.chat_record_asking()}
          </p>
        )}
        <RefusedLine words={sending.refused} />
      </div>
      {recorder && !recorded ? (
        <button
          type="button"
          aria-label={m.chat_record_stop()}
          onClick={() => void stopping.run()}
          className="grid size-11 shrink-0 place-items-center rounded-full border border-edge text-leaf hover:bg-mist-soft [&_svg]:size-4.5"
        >
          <Square aria-hidden="true" />
        </button>
      ) : null}
      {recorder ? (
        <SubmitButton type="button" isPending={sending.isPending} onClick={() => void sending.run()}>
          <Send aria-hidden="true" />
          {m.chat_send()}
        </SubmitButton>
      ) : null}
    </div>
  )
}

function useRecorder(): { recorder: VoiceRecorder | null; refused: string | null } {
  const [recorder, setRecorder] = useState<VoiceRecorder | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    let mine: VoiceRecorder | null = null
    const begin = async () => {
      mine = await startRecording()
      if (isGone) mine.discard()
      else setRecorder(mine)
    }
    begin().catch((error: unknown) => isGone || setRefused(wordsOfMicrophone(error)))
    return () => {
      isGone = true
      mine?.discard()
    }
  }, [])
  return { recorder, refused }
}

function wordsOfMicrophone(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return m.chat_record_not_allowed()
  return name === 'NotFoundError' ? m.chat_record_no_microphone() : m.chat_record_not_possible()
}

/** Time and loudness; the bar is for the eye, and says to whoever speaks that they are heard. */
function Meter({ recorder, onFull }: { recorder: VoiceRecorder; onFull: () => void }) {
  const { language } = useChat()
  const [seconds, setSeconds] = useState(0)
  const bar = useRef<HTMLSpanElement>(null)
  const onFullNow = useEffectEvent(onFull)
  useEffect(() => {
    let frame = 0
    const look = () => {
      if (bar.current) bar.current.style.transform = `scaleX(${Math.max(0.02, recorder.level())})`
      const now = Math.floor(recorder.seconds())
      setSeconds(now)
      if (now >= mostSeconds) onFullNow()
      else frame = requestAnimationFrame(look)
    }
    frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [recorder])
  return (
    <div className="grid gap-1.5">
      <p className="flex items-center gap-2 text-sm">
        <span aria-hidden="true" className="size-2.5 shrink-0 rounded-full bg-alarm" />
        <span role="status" className="max-sm:sr-only">
          {m.chat_recording()}
        </span>
        <span className="ms-auto whitespace-nowrap text-muted tabular-nums">
          {formatLength(seconds, language)} / {formatLength(mostSeconds, language)}
        </span>
      </p>
      <span aria-hidden="true" className="block h-1.5 overflow-hidden rounded-full bg-mist">
        <span ref={bar} className="block h-full origin-left rounded-full bg-leaf rtl:origin-right" />
      </span>
    </div>
  )
}

function NoMicrophone({ words, onCancel }: { words: string; onCancel: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-3 p-2">
      <p role="alert" className="min-w-0 flex-1 basis-60 text-sm">
        {words}
      </p>
      <button
        ref={focusOnce}
        type="button"
        onClick={onCancel}
        className="min-h-11 rounded-md border border-edge px-4 font-semibold text-leaf hover:bg-mist-soft"
      >
        {m.chat_close()}
      </button>
    </div>
  )
}
