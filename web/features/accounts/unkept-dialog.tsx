import { m } from '#messages'
import { usePage } from '#lib/page'
import { SubmitButton } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { InterfaceLanguage } from '#ui/interface-language'

type Props = { of: 'sheet' | 'messages'; onStay: () => void; onLeave: () => void }

/** What is lost by leaving now, and that staying loses nothing. */
export function UnkeptDialog({ of, onStay, onLeave }: Props) {
  const { language } = usePage()
  const words = of === 'sheet' ? [m.unkept_title(), m.unkept_text(), m.unkept_leave()] : [m.unsent_title(), m.unsent_text(), m.unsent_leave()]
  const [title, text, leave] = words
  return (
    <InterfaceLanguage language={language}>
      <Dialog
        role="alertdialog"
        title={title}
        closeLabel={m.unkept_stay()}
        isOpen
        onOpenChange={(isOpen) => isOpen || onStay()}
        actions={() => (
          <>
            <SubmitButton type="button" onClick={onStay}>
              {m.unkept_stay()}
            </SubmitButton>
            <SubmitButton type="button" variant="quiet" onClick={onLeave}>
              {leave}
            </SubmitButton>
          </>
        )}
      >
        <p>{text}</p>
      </Dialog>
    </InterfaceLanguage>
  )
}
