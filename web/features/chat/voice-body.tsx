import { lazy, Suspense } from 'react'
import type { FileReference } from './content.ts'

const VoicePlayer = lazy(() => import('./voice-player.tsx').then((module) => ({ default: module.VoicePlayer })))

type Props = { file: FileReference; seconds: number; waveform: readonly number[] }

/** The player comes with the first voice note; its place is there before. */
export function VoiceBody(props: Props) {
  return (
    <div className="h-14 w-64 max-w-full">
      <Suspense>
        <VoicePlayer {...props} />
      </Suspense>
    </div>
  )
}
