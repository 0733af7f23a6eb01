import { loudest, waveformSteps } from './waveform.tsx'

/** Loudness of a recording in steps; flat where the browser cannot tell. */
export async function waveformOf(content: Uint8Array<ArrayBuffer>): Promise<number[]> {
  try {
    const context = new OfflineAudioContext(1, 1, 16_000)
    const sound = await context.decodeAudioData(content.slice().buffer)
    return loudnessSteps(sound.getChannelData(0))
  } catch {
    return Array.from({ length: waveformSteps }, () => 4)
  }
}

/** Each step is the root mean square of its part, against the loudest of all: a quiet voice shows as well as a loud one. */
export function loudnessSteps(samples: Float32Array): number[] {
  const size = samples.length / waveformSteps
  const powers = Array.from({ length: waveformSteps }, (_, step) => {
    const part = samples.subarray(Math.floor(step * size), Math.max(Math.floor(step * size) + 1, Math.floor((step + 1) * size)))
    return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, part.length))
  })
  const most = Math.max(...powers)
  return powers.map((power) => (most > 0 ? Math.round((power / most) * loudest) : 0))
}
