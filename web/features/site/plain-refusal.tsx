import { codeOfError, wordsOfRefusal } from '#lib/refusal-words'
import { usePage } from '#lib/page'
import { PlainFrame } from './plain-frame.tsx'
import { RefusalView } from './refusal-view.tsx'

/**
 * In the place of a page that could not be shown in the browser. Every layout of such pages has it: the boundary of the root would
 * make the whole document anew (root.tsx).
 */
export function PlainRefusal({ error }: { error: unknown }) {
  const { language } = usePage()
  return (
    <PlainFrame>
      <RefusalView code={codeOfError(error)} words={wordsOfRefusal(error)} language={language} />
    </PlainFrame>
  )
}
