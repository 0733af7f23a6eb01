import { Download } from 'lucide-react'
import { useState } from 'react'
import { isGoodPassword, KeyProgress, NewPasswordField, Refused } from '#features/accounts'
import { m } from '#messages'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { CheckboxField } from '#ui/field'
import { Notice } from '#ui/notice'

const fileName = 'teduh-practice-key.json'

type Props = {
  /** The file, as the passphrase opens it. */
  makeFile: (passphrase: string) => Promise<string>
  /** What a guesser would try first. */
  known: readonly string[]
  doneLabel: string
  onKept: () => void
}

/** The offline copy of the practice's key: a file and a passphrase, kept apart; whoever has both can speak for the practice. */
export function PracticeKeyCopy({ makeFile, known, doneLabel, onKept }: Props) {
  const [passphrase, setPassphrase] = useState('')
  const [isWeak, setWeak] = useState(false)
  const [file, setFile] = useState<string | null>(null)
  const act = useAct(async () => setFile(await makeFile(passphrase)))

  // As where one registers: the wait shows from the press on.
  const trying = useAct(async () => {
    const isGood = await isGoodPassword(passphrase, known)
    setWeak(!isGood)
    if (isGood) await act.run()
    else document.getElementById('passphrase')?.focus()
  })

  if (file !== null) return <KeptFile file={file} doneLabel={doneLabel} onKept={onKept} />
  return (
    <div className="grid gap-6">
      <p>{m.practice_key_copy_why()}</p>
      <form onSubmit={submitting(() => void trying.run())} noValidate className="grid gap-5">
        <Refused words={act.refused} />
        <NewPasswordField
          id="passphrase"
          label={m.practice_key_passphrase()}
          error={isWeak ? m.practice_key_passphrase_weak() : undefined}
          value={passphrase}
          onValue={(value) => {
            setPassphrase(value)
            setWeak(false)
          }}
          known={known}
        />
        <SubmitButton wide disabled={trying.isPending}>
          {trying.isPending ? m.practice_key_copy_busy() : m.practice_key_copy_do()}
        </SubmitButton>
        <KeyProgress isShown={trying.isPending} label={m.practice_key_copy_busy()} />
      </form>
    </div>
  )
}

function KeptFile({ file, doneLabel, onKept }: { file: string; doneLabel: string; onKept: () => void }) {
  const [isKept, setKept] = useState(false)
  const [isLoaded, setLoaded] = useState(false)
  const [isMissing, setMissing] = useState(false)

  function submit() {
    // Whoever ticks and has no file would find out when it is too late.
    const isThere = isKept && isLoaded
    setMissing(!isThere)
    if (isThere) onKept()
    else document.getElementById('file-kept')?.focus()
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
        <SubmitButton size="large" wide>
          {doneLabel}
        </SubmitButton>
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
