import { Copy, Printer } from 'lucide-react'
import { useState } from 'react'
import { confirmBackupCodes, type BackupCodes as Codes } from '#contract/second-factors'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { CheckboxField } from '#ui/checkbox-field'
import { focusOnce, focusPart } from '#ui/focus'
import { Refused } from './refused.tsx'
import { useUnkeptSheet } from './unkept-sheets.ts'

/** Shown once: printed, copied or written down, and said to be kept before the page goes on. */
export function BackupCodes({ codes: { sheet, codes }, onKept }: { codes: Codes; onKept: () => void }) {
  const [isKept, setKept] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const [copied, setCopied] = useState<'' | 'done' | 'refused'>('')
  const letGo = useUnkeptSheet()
  const act = useAct(async () => {
    await callApi(confirmBackupCodes, { body: { sheet } })
    letGo()
    onKept()
  })
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied('done'),
      () => setCopied('refused'),
    )

  function submit() {
    setMissing(!isKept)
    act.clear()
    if (isKept) void act.run()
    else focusPart('codes-kept')
  }

  return (
    <div className="grid gap-5">
      <div ref={focusOnce} tabIndex={-1} className="grid gap-1.5 outline-none">
        <h3 className="text-lg font-semibold">{m.codes_title()}</h3>
        <p className="text-muted">{m.codes_lead()}</p>
      </div>
      <Sheet codes={codes} />
      <div className="grid grid-cols-2 gap-2">
        <SubmitButton type="button" variant="secondary" onClick={() => void copy()}>
          <Copy aria-hidden="true" />
          {m.codes_copy()}
        </SubmitButton>
        <SubmitButton type="button" variant="secondary" onClick={() => print()}>
          <Printer aria-hidden="true" />
          {m.codes_print()}
        </SubmitButton>
      </div>
      <p role="status" className="text-sm text-muted empty:absolute">
        {copied === '' ? null : copied === 'done' ? m.codes_copied() : m.codes_copy_failed()}
      </p>
      <form onSubmit={submitting(submit)} noValidate className="grid gap-4 border-t border-line pt-4">
        <Refused words={act.refused} />
        <CheckboxField
          id="codes-kept"
          name=""
          label={m.codes_kept()}
          error={isMissing ? m.codes_kept_missing() : undefined}
          checked={isKept}
          onChange={(event) => setKept(event.target.checked)}
        />
        <SubmitButton wide isPending={act.isPending}>
          {m.codes_go_on()}
        </SubmitButton>
      </form>
    </div>
  )
}

function Sheet({ codes }: { codes: readonly string[] }) {
  const { origin } = usePage()
  const { username } = useMe()
  return (
    <section data-sheet="" aria-labelledby="codes-sheet" className="grid gap-3 rounded-lg border border-edge bg-surface p-4">
      <h4 id="codes-sheet" className="font-semibold">
        {m.codes_sheet()}
      </h4>
      <p className="grid gap-0.5 text-sm text-muted">
        <span className="wrap-anywhere">{username}</span>
        <span className="wrap-anywhere">{origin}</span>
      </p>
      <ol className="grid list-none grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-x-3 gap-y-2 font-mono tracking-wide">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
    </section>
  )
}
