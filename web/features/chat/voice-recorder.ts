import type { RecordedVoice } from './conversation.ts'
import { waveformOf } from './waveform-of.ts'

export const mostSeconds = 300

/** Opus where the browser can; Safari writes its own. */
const kinds = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']

export type VoiceRecorder = {
  /** Loudness just now, 0 to 1. */
  level(): number
  seconds(): number
  stop(): Promise<RecordedVoice>
  discard(): void
}

/** @throws {DOMException} NotAllowedError when the person or the browser says no, NotFoundError without a microphone */
export async function startRecording(): Promise<VoiceRecorder> {
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } })
  const media = kinds.find((kind) => MediaRecorder.isTypeSupported(kind))
  const recorder = new MediaRecorder(microphone, { ...(media && { mimeType: media }), audioBitsPerSecond: 32_000 })
  const chunks: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data))
  const meter = meterOf(microphone)
  const startedAt = performance.now()
  let endedAt = 0
  const seconds = () => ((endedAt || performance.now()) - startedAt) / 1000
  const letGo = () => {
    if (endedAt > 0) return
    endedAt = performance.now()
    microphone.getTracks().forEach((track) => track.stop())
    void meter.close()
  }
  recorder.start()
  return {
    level: meter.level,
    seconds,
    async stop() {
      const isOver = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }))
      recorder.stop()
      letGo()
      await isOver
      const recorded = new Blob(chunks, { type: recorder.mimeType })
      const content = new Uint8Array(await recorded.arrayBuffer())
      const length = Math.min(mostSeconds, Math.max(1, Math.round(seconds())))
      return { media: recorder.mimeType.split(';', 1)[0] ?? 'audio/webm', content, seconds: length, waveform: await waveformOf(content) }
    },
    discard() {
      if (recorder.state !== 'inactive') recorder.stop()
      letGo()
    },
  }
}

function meterOf(microphone: MediaStream): { level(): number; close(): Promise<void> } {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(microphone).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    level() {
      analyser.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      return Math.min(1, Math.sqrt(power) * 4)
    },
    close: () => context.close(),
  }
}
