import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { m } from '#messages'
import { SubmitButton } from '#ui/button'

/** @param text as it is copied @param label what is copied, for the ear */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [state, setState] = useState<'copied' | 'refused' | null>(null)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    )
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <SubmitButton type="button" variant="secondary" size="small" aria-label={label} onClick={() => void copy()}>
        {state === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {m.paying_copy()}
      </SubmitButton>
      <span role="status" className="text-sm text-muted">
        {state === 'copied' ? m.paying_copied() : state === 'refused' ? m.paying_copy_refused() : ''}
      </span>
    </span>
  )
}
