import { CircleCheck, Info, OctagonAlert, X, type LucideIcon } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Text } from 'react-aria-components/Text'
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components/Toast'
import { classes, floatingClasses } from './recipes.tsx'

export type ToastTone = 'info' | 'success' | 'alarm'
export type ToastWords = { title: string; text?: string | undefined; tone?: ToastTone | undefined }

const queue = new ToastQueue<ToastWords>({ maxVisibleToasts: 3 })
const stayMs = 8000

const tones: Record<ToastTone, { Icon: LucideIcon; look: string }> = {
  info: { Icon: Info, look: 'text-leaf' },
  success: { Icon: CircleCheck, look: 'text-leaf' },
  alarm: { Icon: OctagonAlert, look: 'text-alarm' },
}

/** Says what just happened. Alarms stay until they are closed; returns a function that takes the words back. */
export function showToast(words: ToastWords): () => void {
  const key = queue.add(words, words.tone === 'alarm' ? {} : { timeout: stayMs })
  return () => queue.close(key)
}

/** Once in the frame of the private pages. A live region: what appears is read out without taking the focus. F6 leads into it. */
export function ToastRegion({ label, closeLabel }: { label: string; closeLabel: string }) {
  return (
    <AriaToastRegion
      queue={queue}
      aria-label={label}
      className="fixed inset-x-4 bottom-20 z-50 flex flex-col gap-2 rounded-lg sm:inset-x-auto sm:end-6 sm:bottom-6 sm:w-96"
    >
      {({ toast }) => {
        const { Icon, look } = tones[toast.content.tone ?? 'info']
        return (
          <Toast toast={toast} className={classes(floatingClasses, 'flex animate-rise items-start gap-3 py-2 ps-4 pe-2')}>
            <Icon aria-hidden="true" className={classes('mt-2.5 size-5.5 shrink-0', look)} />
            <ToastContent className="grid min-w-0 flex-1 py-2">
              <Text slot="title" className="font-semibold">
                {toast.content.title}
              </Text>
              {toast.content.text ? (
                <Text slot="description" className="text-sm text-muted">
                  {toast.content.text}
                </Text>
              ) : null}
            </ToastContent>
            <Button
              slot="close"
              aria-label={closeLabel}
              className="grid size-11 shrink-0 place-items-center rounded-full text-muted hover:bg-mist-soft"
            >
              <X aria-hidden="true" className="size-5" />
            </Button>
          </Toast>
        )
      }}
    </AriaToastRegion>
  )
}
