import { m } from '#messages'
import { usePage } from '#lib/page'
import { SubmitButton } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { focusOnce } from '#ui/focus'
import { InterfaceLanguage } from '#ui/interface-language'
import type { ContactDetail } from './contact-details.ts'

const kinds = {
  phone: m.chat_contact_phone,
  email: m.chat_contact_email,
  messenger: m.chat_contact_messenger,
  address: m.chat_contact_address,
} as const

/** Asked before a way to meet outside leaves the house. It forbids nothing: there are reasons that only the counsellor knows. */
export function ContactWarning({ found, onChange, onSend }: { found: readonly ContactDetail[]; onChange: () => void; onSend: () => void }) {
  const { language } = usePage()
  return (
    <InterfaceLanguage language={language}>
      <Dialog
        isOpen
        role="alertdialog"
        title={m.chat_contact_title()}
        closeLabel={m.chat_close()}
        onOpenChange={(isOpen) => isOpen || onChange()}
        actions={() => (
          <>
            <SubmitButton ref={focusOnce} type="button" onClick={onChange}>
              {m.chat_contact_change()}
            </SubmitButton>
            <SubmitButton type="button" variant="quiet" onClick={onSend}>
              {m.chat_contact_send()}
            </SubmitButton>
          </>
        )}
      >
        <ul className="mb-3 grid list-none gap-1.5">
          {found.map(({ kind, text }, place) => (
            <li key={place} className="rounded-md bg-turmeric-soft px-3 py-2 wrap-anywhere">
              <span className="text-sm text-muted">{kinds[kind]()}: </span>
              <strong className="font-semibold">{text}</strong>
            </li>
          ))}
        </ul>
        <p>{m.chat_contact_why()}</p>
      </Dialog>
    </InterfaceLanguage>
  )
}
