import { useState } from 'react'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { SubmitButton } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { InterfaceLanguage } from '#ui/interface-language'
import { whatIsUnkept, type Unkept } from './unkept-sheets.ts'

const words: Record<Unkept, { title: () => string; text: () => string; leave: () => string }> = {
  codes: { title: m.unkept_title, text: m.unkept_text, leave: m.unkept_leave },
  changes: { title: m.unsaved_title, text: m.unsaved_text, leave: m.unsaved_leave },
}

/** What is lost by leaving now, and that staying loses nothing. */
export function UnkeptDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { language } = usePage()
  const [{ title, text, leave }] = useState(() => words[whatIsUnkept()])
  return (
    <InterfaceLanguage language={language}>
      <Dialog
        role="alertdialog"
        title={title()}
        closeLabel={m.unkept_stay()}
        isOpen
        onOpenChange={(isOpen) => isOpen || onStay()}
        actions={() => (
          <>
            <SubmitButton type="button" onClick={onStay}>
              {m.unkept_stay()}
            </SubmitButton>
            <SubmitButton type="button" variant="quiet" onClick={onLeave}>
              {leave()}
            </SubmitButton>
          </>
        )}
      >
        <p>{text()}</p>
      </Dialog>
    </InterfaceLanguage>
  )
}
