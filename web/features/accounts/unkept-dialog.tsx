import { m } from '#messages'
import { usePage } from '#lib/page'
import { SubmitButton } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { InterfaceLanguage } from '#ui/interface-language'

/** What is lost by leaving now, and that staying loses nothing. */
export function UnkeptDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { language } = usePage()
  return (
    <InterfaceLanguage language={language}>
      <Dialog
        role="alertdialog"
        title={m.unkept_title()}
        closeLabel={m.unkept_stay()}
        isOpen
        onOpenChange={(isOpen) => isOpen || onStay()}
        actions={() => (
          <>
            <SubmitButton type="button" onClick={onStay}>
              {m.unkept_stay()}
            </SubmitButton>
            <SubmitButton type="button" variant="quiet" onClick={onLeave}>
              {m.unkept_leave()}
            </SubmitButton>
          </>
        )}
      >
        <p>{m.unkept_text()}</p>
      </Dialog>
    </InterfaceLanguage>
  )
}
