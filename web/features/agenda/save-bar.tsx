import { Undo2 } from 'lucide-react'
import { m } from '#messages'
import { SubmitButton } from '#ui/button'

type Props = { isPending: boolean; canUndo: boolean; onUndo: () => void; onDiscard: () => void; onSave: () => void }

/** Stays in thumb's reach as long as something is not saved. */
export function SaveBar({ isPending, canUndo, onUndo, onDiscard, onSave }: Props) {
  return (
    <section
      aria-label={m.hours_unsaved()}
      className="sticky bottom-[calc(4.75rem+env(safe-area-inset-bottom))] z-30 flex items-center justify-between gap-x-4 rounded-lg border border-edge bg-surface px-4 py-2.5 shadow-lifted max-sm:px-2.5 sm:bottom-4"
    >
      <p className="text-sm font-semibold max-sm:sr-only">{m.hours_unsaved()}</p>
      <div className="flex flex-1 items-center justify-end gap-2">
        {canUndo ? (
          <SubmitButton type="button" variant="quiet" onClick={onUndo} className="max-sm:me-auto max-sm:px-2">
            <Undo2 aria-hidden="true" />
            {m.hours_undo()}
          </SubmitButton>
        ) : null}
        <SubmitButton type="button" variant="secondary" onClick={onDiscard} className="max-sm:hidden">
          {m.hours_discard()}
        </SubmitButton>
        <SubmitButton type="button" isPending={isPending} onClick={onSave}>
          {isPending ? m.own_busy() : m.hours_save()}
        </SubmitButton>
      </div>
    </section>
  )
}
