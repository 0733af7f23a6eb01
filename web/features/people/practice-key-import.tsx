import { useState } from 'react'
import { KeyProgress, PasswordField, Refused } from '#features/accounts'
import { m } from '#messages'
import { useProof } from '#lib/proof'
import { submitting, useAct } from '#lib/use-act'
import { focusPart } from '#ui/focus'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import { importCopy } from './vouching.ts'

type Errors = { file?: string; passphrase?: string }

/** Another admin's way to the practice's key: the offline copy and its passphrase. */
export function PracticeKeyImport({ onHeld }: { onHeld: () => Promise<void> }) {
  const { guard } = useProof()
  const [file, setFile] = useState<File | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [errors, setErrors] = useState<Errors>({})
  const act = useAct(async () => {
    await importCopy((await file?.text()) ?? '', passphrase, guard)
    await onHeld()
  })

  function submit() {
    const found: Errors = {
      ...(!file && { file: m.practice_key_file_missing() }),
      ...(!passphrase && { passphrase: m.practice_key_passphrase_missing() }),
    }
    setErrors(found)
    if (found.file ?? found.passphrase) focusPart(found.file ? 'key-file' : 'key-passphrase')
    else void act.run()
  }

  return (
    <form onSubmit={submitting(submit)} noValidate className="grid gap-5">
      <Refused words={act.refused} />
      <InputField
        id="key-file"
        name=""
        type="file"
        accept="application/json,.json"
        label={m.practice_key_file()}
        hint={m.practice_key_file_hint()}
        error={errors.file}
        onChange={(event) => setFile(event.target.files?.[0] ?? null)}
      />
      <PasswordField
        id="key-passphrase"
        label={m.practice_key_passphrase()}
        error={errors.passphrase}
        autoComplete="current-password"
        value={passphrase}
        onValue={setPassphrase}
      />
      <SubmitButton isPending={act.isPending} className="justify-self-start">
        {m.practice_key_import_do()}
      </SubmitButton>
      <KeyProgress isShown={act.isPending} label={m.practice_key_import_busy()} />
    </form>
  )
}
