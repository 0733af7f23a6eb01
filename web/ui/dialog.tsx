import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './press-button.tsx'
import { classes } from './recipes.tsx'

export { DialogTrigger } from 'react-aria-components/Dialog'

export type DialogProps = {
  title: ReactNode
  /** Words of the button that closes; it is always there. */
  closeLabel: string
  /** Buttons at the foot; `close` shuts the dialog. The first in reading order is the act, the last the way back. */
  actions?: ((close: () => void) => ReactNode) | undefined
  /** `alertdialog` for what must be answered: touching beside it does not close it. */
  role?: 'dialog' | 'alertdialog' | undefined
  isOpen?: boolean | undefined
  onOpenChange?: ((isOpen: boolean) => void) | undefined
  children: ReactNode
}

/** Its room begins below the safety bar, which stays above the scrim and in reach. */
const overlay =
  'fixed inset-0 z-40 flex items-end justify-center bg-scrim pt-14 data-entering:animate-arrive sm:items-center sm:px-6 sm:pb-6 forced-colors:bg-[Canvas]'
const sheet =
  'flex max-h-[calc(var(--visual-viewport-height,100dvh)-4rem)] sm:max-h-[calc(var(--visual-viewport-height,100dvh)-5rem)] w-full flex-col rounded-t-xl border border-line bg-surface text-ink shadow-lifted outline-none data-entering:animate-rise sm:max-w-lg sm:rounded-xl'

/** A sheet from below on a phone, a card in the middle elsewhere. Inside a DialogTrigger, or driven by `isOpen`. */
export function Dialog({ title, closeLabel, actions, role = 'dialog', isOpen, onOpenChange, children }: DialogProps) {
  const open = { ...(isOpen === undefined ? {} : { isOpen }), ...(onOpenChange ? { onOpenChange } : {}) }
  return (
    <ModalOverlay {...open} isDismissable={role === 'dialog'} className={overlay}>
      <Modal className={sheet}>
        <AriaDialog role={role} className="flex min-h-0 flex-col outline-none">
          {({ close }) => (
            <>
              <div className="flex items-start justify-between gap-3 ps-6 pe-3 pt-4">
                <Heading slot="title" className="min-w-0 pt-1.5 text-xl font-semibold text-balance wrap-anywhere">
                  {title}
                </Heading>
                <IconButton label={closeLabel} onPress={close}>
                  <X aria-hidden="true" />
                </IconButton>
              </div>
              <div className={classes('min-h-0 overflow-y-auto overscroll-contain px-6 pt-2', actions ? 'pb-4' : 'pb-6')}>{children}</div>
              {actions ? (
                <div className="flex flex-col gap-2 border-t border-line px-6 py-4 sm:flex-row-reverse sm:justify-start">{actions(close)}</div>
              ) : null}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
