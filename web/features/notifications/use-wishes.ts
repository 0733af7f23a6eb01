import { useRef, useState } from 'react'
import { changeNoticeSettings, type NoticeSettings } from '#contract/notifications'
import { m } from '#messages'
import { ApiRefusal, callApi } from '#lib/api'
import { useAct } from '#lib/use-act'

/** Nothing was typed here: what matters is which choice holds. */
function tellKept(error: unknown): never {
  const isAway = error instanceof ApiRefusal && error.code === 'offline'
  throw isAway ? new ApiRefusal('offline', { title: m.notices_not_saved(), next: m.notices_not_saved_next() }) : error
}

/**
 * What the person wishes, kept at once. A choice that is made while the one before is on its way goes after it; when the practice refuses,
 * everything stands again as it is kept there.
 */
export function useWishes(first: NoticeSettings) {
  const kept = useRef(first)
  const wanted = useRef(first)
  const sending = useRef<Promise<boolean> | null>(null)
  const [shown, setShown] = useState(first)
  /** Counts what was taken back: fields that keep their own state begin anew with it. */
  const [turn, setTurn] = useState(0)
  const saving = useAct(async () => {
    while (kept.current !== wanted.current) {
      const sent = wanted.current
      await callApi(changeNoticeSettings, { body: sent }).catch(tellKept)
      kept.current = sent
    }
  })

  const show = (wishes: NoticeSettings) => {
    wanted.current = wishes
    setShown(wishes)
  }

  async function change(part: Partial<NoticeSettings>): Promise<boolean> {
    show({ ...wanted.current, ...part })
    sending.current ??= saving.run().finally(() => (sending.current = null))
    const isKept = await sending.current
    if (!isKept && kept.current !== wanted.current) {
      show(kept.current)
      setTurn((before) => before + 1)
    }
    return isKept
  }

  /** The practice changed it by itself. */
  function isNow(part: Partial<NoticeSettings>): void {
    const isAllKept = kept.current === wanted.current
    kept.current = { ...kept.current, ...part }
    show(isAllKept ? kept.current : { ...wanted.current, ...part })
  }

  return { wishes: shown, turn, change, isNow, refused: saving.refused }
}
