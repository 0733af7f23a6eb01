import { Download } from 'lucide-react'
import { useState } from 'react'
import { isGoodPassword, KeyProgress, NewPasswordField, PasswordField, Refused } from '#features/accounts'
import { m } from '#messages'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { CheckboxField } from '#ui/checkbox-field'
import { focusPart } from '#ui/focus'
import { Notice } from '#ui/notice'

const fileName = 'teduh-practice-key.json'

type Props = {
  /** The file, as the passphrase opens it. */
  makeFile: (passphrase: string) => Promise<string>
  /** What a guesser would try first. */
  known: readonly string[]
  doneLabel: string
  /** It is kept: the practice is told. */
  onKept: () => Promise<unknown>
  /** Where it may be left for another time. */
  onCancel?: () => void
}

type Errors = { readonly passphrase?: string; readonly again?: string }

async function errorsIn(passphrase: string, again: string, known: readonly string[]): Promise<Errors> {
  if (passphrase === '') return { passphrase: m.practice_key_passphrase_none() }
  if (!(await isGoodPassword(passphrase, known))) return { passphrase: m.practice_key_passphrase_weak() }
  return again === passphrase ? {} : { again: m.practice_key_passphrase_differs() }
}

/** The offline copy of the practice's key: a file and a passphrase, kept apart; whoever has both can speak for the practice. */
export function PracticeKeyCopy({ makeFile, known, doneLabel, onKept, onCancel }: Props) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [errors, setErrors] = useState<Errors>({})
  const [file, setFile] = useState<string | null>(null)
  // As where one registers: the wait shows from the press on, while the lists of known passwords may still be on their way.
  const act = useAct(async () => {
    // A slip of the finger would lock the file for good: nobody types it again before it is needed.
    const found = await errorsIn(passphrase, again, known)
    setErrors(found)
    if (found.passphrase ?? found.again) return focusPart(found.passphrase ? 'passphrase' : 'passphrase-again')
    setFile(await makeFile(passphrase))
  })

  if (file !== null) return <KeptFile file={file} doneLabel={doneLabel} onKept={onKept} onCancel={onCancel} />
  return (
    <div className="grid gap-6">
      <p>{m.practice_key_copy_why()}</p>
      <form onSubmit={submitting(() => void act.run())} noValidate className="grid gap-5">
        <Refused words={act.refused} />
        <NewPasswordField
          id="passphrase"
          label={m.practice_key_passphrase()}
          error={errors.passphrase}
          value={passphrase}
          onValue={(value) => {
            setPassphrase(value)
            setErrors({})
          }}
          known={known}
        />
        <PasswordField
          id="passphrase-again"
          label={m.practice_key_passphrase_again()}
          error={errors.again}
          autoComplete="new-password"
          value={again}
          onValue={(value) => {
            setAgain(value)
            setErrors({})
          }}
        />
        <div className="grid gap-3">
          <SubmitButton wide isPending={act.isPending}>
            {act.isPending ? m.practice_key_copy_busy() : m.practice_key_copy_do()}
          </SubmitButton>
          <CancelButton onCancel={onCancel} isPending={act.isPending} />
        </div>
        <KeyProgress isShown={act.isPending} label={m.practice_key_copy_busy()} />
      </form>
    </div>
  )
}

function CancelButton({ onCancel, isPending }: { onCancel: (() => void) | undefined; isPending: boolean }) {
  if (!onCancel) return null
  return (
    <SubmitButton type="button" variant="quiet" wide isPending={isPending} onClick={onCancel}>
      {m.entry_cancel()}
    </SubmitButton>
  )
}

type KeptProps = Pick<Props, 'doneLabel' | 'onKept'> & { file: string; onCancel: (() => void) | undefined }

function KeptFile({ file, doneLabel, onKept, onCancel }: KeptProps) {
  const act = useAct(onKept)
  const [isKept, setKept] = useState(false)
  const [isLoaded, setLoaded] = useState(false)
  const [isMissing, setMissing] = useState(false)

  function submit() {
    // Whoever ticks and has no file would find out when it is too late.
    const isThere = isKept && isLoaded
    setMissing(!isThere)
    act.clear()
    if (isThere) void act.run()
    else focusPart('file-kept')
  }

  return (
    <div className="grid gap-6">
      <Notice tone="success" title={m.practice_key_file_ready()} role="status">
        {m.practice_key_file_where()}
      </Notice>
      <SubmitButton
        type="button"
        variant="secondary"
        wide
        onClick={() => {
          download(file)
          setLoaded(true)
        }}
      >
        <Download aria-hidden="true" />
        {m.practice_key_file_download()}
      </SubmitButton>
      <form onSubmit={submitting(submit)} noValidate className="grid gap-5 border-t border-line pt-6">
        <Refused words={act.refused} />
        <CheckboxField
          id="file-kept"
          name=""
          label={m.practice_key_file_kept()}
          error={isMissing ? m.practice_key_file_kept_missing() : undefined}
          checked={isKept}
          onChange={(event) => {
            setKept(event.target.checked)
            setMissing(false)
          }}
        />
        <div className="grid gap-3">
          <SubmitButton size="large" wide isPending={act.isPending}>
            {doneLabel}
          </SubmitButton>
          <CancelButton onCancel={onCancel} isPending={act.isPending} />
        </div>
      </form>
    </div>
  )
}

/** Browsers fetch the file when they please, some after a question where to put it: the address stays good for a while. */
const addressHoldsMs = 10 * 60_000

/** In the document, because not every browser follows a link that is nowhere. */
function download(file: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([file], { type: 'application/json' }))
  link.download = fileName
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), addressHoldsMs)
}
