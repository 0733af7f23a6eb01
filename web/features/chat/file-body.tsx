import { Download, FileText, Image } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { m } from '#messages'
import { formatBytes } from '#lib/format'
import { useAct } from '#lib/use-act'
import { useChat } from './chat-context.ts'
import type { FileReference } from './content.ts'
import { isShown } from './opened-files.ts'
import { RefusedLine } from './refused-line.tsx'

/** A picture is fetched when somebody wants to see it: their data is theirs. What cannot be shown is saved. */
export function FileBody({ file }: { file: FileReference }) {
  const { files } = useChat()
  const address = useSyncExternalStore(files.subscribe, () => files.addressOf(file))
  if (address && isShown(file)) return <Picture file={file} address={address} />
  return <ClosedFile file={file} />
}

/** Its place is kept before it is drawn, so that nothing below it moves. */
function Picture({ file: { name, width, height }, address }: { file: FileReference; address: string }) {
  return <img src={address} alt={name} width={width} height={height} className="my-1 h-auto max-h-96 w-auto max-w-full rounded-md" />
}

/** Its ending stays in sight: it says what a file would do. */
const inBrief = (name: string) => (name.length > 60 ? `${name.slice(0, 40)}…${name.slice(-16)}` : name)

function ClosedFile({ file }: { file: FileReference }) {
  const { files, language } = useChat()
  const canBeShown = isShown(file)
  const acting = useAct(() => (canBeShown ? files.open(file) : files.save(file)))
  const Sign = canBeShown ? Image : FileText
  return (
    <div className="grid gap-2 py-1">
      <div className="flex min-w-0 items-center gap-3">
        <span className="grid size-11 shrink-0 place-items-center rounded-leaf bg-mist-soft text-leaf [&_svg]:size-5">
          <Sign aria-hidden="true" />
        </span>
        <p className="min-w-0">
          <span className="font-medium wrap-anywhere">{inBrief(file.name)}</span>
          <span className="text-xs text-muted">{formatBytes(file.bytes, language)}</span>
        </p>
      </div>
      <RefusedLine words={acting.refused} />
      <button
        type="button"
        aria-disabled={acting.isPending || undefined}
        onClick={() => void acting.run()}
        className="flex min-h-10 items-center justify-center gap-2 rounded-md border border-edge px-4 text-sm font-semibold text-leaf hover:bg-mist-soft [&_svg]:size-4"
      >
        {canBeShown ? null : <Download aria-hidden="true" />}
        {label(canBeShown, acting.isPending)}
        <span className="sr-only"> {file.name}</span>
      </button>
    </div>
  )
}

function label(canBeShown: boolean, isPending: boolean): string {
  if (isPending) return m.chat_file_opening()
  return canBeShown ? m.chat_file_open() : m.chat_file_save()
}
