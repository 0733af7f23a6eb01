import { useState } from 'react'
import type { Language } from '#contract/languages'
import { getPracticeText, type PracticeText } from '#contract/practice'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { ReadableText } from './readable-text.tsx'

/** The words of a version, fetched when somebody wants to read them. */
export function TextAgain({ version, of, name }: { version: number; of: Language; name: string }) {
  const [text, setText] = useState<PracticeText | null>(null)
  const fetching = useAct(async () => setText(await callApi(getPracticeText, { params: { kind: 'consent', language: of }, query: { version } })))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <Refused words={fetching.refused} />
      <SubmitButton
        type="button"
        variant="secondary"
        size="small"
        aria-expanded={text !== null}
        isPending={fetching.isPending}
        className="justify-self-start"
        onClick={() => (text ? setText(null) : void fetching.run())}
      >
        {text ? m.agreements_close() : name}
      </SubmitButton>
      {text ? (
        <>
          <p className="text-lg font-semibold">{text.title}</p>
          <ReadableText text={text} />
        </>
      ) : null}
    </div>
  )
}
