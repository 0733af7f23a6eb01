import { FileText, Send, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isBlank } from '#domain/text/blank'
import { ContactQuestion, useContactCheck } from '#features/contact-check'
import { m } from '#messages'
import { formatBytes } from '#lib/format'
import { submitting, useAct } from '#lib/use-act'
import type { Words } from '#lib/words-of'
import { SubmitButton } from '#ui/button'
import { focusOnce } from '#ui/focus'
import { inputClasses } from '#ui/recipes'
import { useChat } from './chat-context.ts'
import { longestText } from './content.ts'
import type { PickedFile } from './conversation.ts'
import { harmlessName, looksLikePicture, previewOf } from './media.ts'
import { preparePicture } from './prepare-picture.ts'

const mostBytes = 10 * 1024 * 1024

type Props = { file: File; replyTo: string | undefined; onDone: () => void; onCancel: () => void }

/** What was picked, to be looked at before it leaves: a picture without what the camera wrote into it. */
export function Attaching({ file, replyTo, onDone, onCancel }: Props) {
  const { conversation, language, isCounsellor, isLocked } = useChat()
  const check = useContactCheck(isCounsellor)
  const { picked, refused, address } = usePicked(file)
  const [text, setText] = useState('')
  const sending = useAct(async () => {
    if (picked) await conversation.sendFile(picked, isBlank(text) ? '' : text.trim(), replyTo)
    onDone()
  })
  const checking = useAct(() => check.through(`${picked?.name ?? ''} ${text}`, sending.run))
  const told = refused ?? wordsIn(checking.refused ?? sending.refused)
  return (
    <form onSubmit={submitting(() => void checking.run())} className="grid gap-3 p-1">
      <div className="flex items-start gap-3">
        {address ? (
          <img src={address} alt="" className="size-20 rounded-md border border-line object-cover" />
        ) : (
          <span className="grid size-14 shrink-0 place-items-center rounded-leaf bg-mist text-leaf [&_svg]:size-6">
            <FileText aria-hidden="true" />
          </span>
        )}
        <div className="min-w-0 flex-1 text-sm">
          <p className="font-medium wrap-anywhere">{picked?.name ?? file.name}</p>
          <p className="text-muted">{picked ? formatBytes(picked.content.length, language) : refused ? null : m.chat_picture_preparing()}</p>
          {address ? <p className="text-muted">{m.chat_picture_cleaned()}</p> : null}
        </div>
        <button
          ref={focusOnce}
          type="button"
          aria-label={m.chat_attach_cancel()}
          onClick={onCancel}
          className="grid size-11 shrink-0 place-items-center rounded-full text-leaf hover:bg-mist-soft [&_svg]:size-5"
        >
          <X aria-hidden="true" />
        </button>
      </div>
      {told ? (
        <p role="alert" className="text-sm text-alarm">
          {told}
        </p>
      ) : null}
      {refused ? null : (
        <div className="flex items-center gap-2">
          <input
            aria-label={m.chat_caption()}
            placeholder={m.chat_caption()}
            value={text}
            maxLength={longestText}
            onChange={(event) => setText(event.currentTarget.value)}
            className={inputClasses}
          />
          <SubmitButton isPending={checking.isPending || sending.isPending || !picked}>
            <Send aria-hidden="true" />
            {m.chat_send()}
          </SubmitButton>
        </div>
      )}
      {isLocked ? null : <ContactQuestion check={check} />}
    </form>
  )
}

const wordsIn = (words: Words | null) => words && `${words.title}. ${words.next}`

type Picked = { picked: PickedFile | null; refused: string | null; address: string | null }

function usePicked(file: File): Picked {
  const [state, setState] = useState<Picked>({ picked: null, refused: null, address: null })
  useEffect(() => {
    let isGone = false
    let address: string | null = null
    const prepare = async () => {
      const picked = await pick(file)
      if (isGone) return
      if (previewOf(picked.media)?.how === 'image') address = URL.createObjectURL(new Blob([picked.content], { type: picked.media }))
      setState({ picked, refused: null, address })
    }
    prepare().catch((error: unknown) => isGone || setState({ picked: null, refused: wordsOfPick(error), address: null }))
    return () => {
      isGone = true
      if (address) URL.revokeObjectURL(address)
    }
  }, [file])
  return state
}

class NotPicked extends Error {}

async function pick(file: File): Promise<PickedFile> {
  if (file.size === 0) throw new NotPicked(m.chat_file_empty())
  // A picture becomes smaller; what it is after that counts.
  const picked = looksLikePicture(file)
    ? await preparePicture(file)
    : { name: harmlessName(file.name, 'file'), media: file.type || 'application/octet-stream', content: await bytesOf(file) }
  if (picked.content.length > mostBytes) throw new NotPicked(m.chat_file_too_large())
  return picked
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > mostBytes) throw new NotPicked(m.chat_file_too_large())
  return new Uint8Array(await file.arrayBuffer())
}

const wordsOfPick = (error: unknown): string => (error instanceof NotPicked ? error.message : m.chat_picture_refused())
