import { m } from '#messages'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { InterfaceLanguage } from '#ui/interface-language'
import { useChat } from './chat-context.ts'
import type { ChatMessage } from './conversation.ts'
import { inShort } from './message-words.ts'
import { RefusedLine } from './refused-line.tsx'

type Props = {
  message: ChatMessage
  onClose: () => void
  onRemoved: (id: string) => void
}

/** What is erased is gone here and at the practice; what was read, was read. */
export function RemoveQuestion({ message, onClose, onRemoved }: Props) {
  const { conversation, language } = useChat()
  const removing = useAct(async () => {
    await conversation.remove(message.id)
    onClose()
    onRemoved(message.id)
  })
  return (
    <InterfaceLanguage language={language}>
      <Dialog
        isOpen
        role="alertdialog"
        title={m.chat_remove_title()}
        closeLabel={m.chat_close()}
        onOpenChange={(isOpen) => isOpen || onClose()}
        actions={(close) => (
          <>
            <SubmitButton type="button" variant="danger" isPending={removing.isPending} onClick={() => void removing.run()}>
              {m.chat_remove_do()}
            </SubmitButton>
            <SubmitButton type="button" variant="quiet" onClick={close}>
              {m.entry_cancel()}
            </SubmitButton>
          </>
        )}
      >
        <p className="mb-3 line-clamp-3 border-s-2 border-edge ps-3 text-muted">{inShort(message)}</p>
        <p>{m.chat_remove_text()}</p>
        <RefusedLine words={removing.refused} className="mt-3" />
      </Dialog>
    </InterfaceLanguage>
  )
}
