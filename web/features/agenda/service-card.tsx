import { useState } from 'react'
import { withdrawService, type OwnService } from '#contract/scheduling'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatIdr } from '#lib/format'
import { usePage } from '#lib/page'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { focusOnce } from '#ui/focus'
import { Notice } from '#ui/notice'
import { modeIcons } from './mode-icons.ts'
import { modeName } from './mode-name.ts'

type Props = { service: OwnService; onChange: () => void; onDone: (words: string) => Promise<void> }

export function ServiceCard({ service, onChange, onDone }: Props) {
  const { language } = usePage()
  const [isAsking, setAsking] = useState(false)
  const { id, mode, name, priceIdr, bufferMinutes, bookableBy } = service
  const Icon = modeIcons[mode]
  const act = useAct(async () => {
    await callApi(withdrawService, { params: { service: id } })
    await onDone(m.service_withdrawn({ name: name[language] }))
  })
  return (
    <Card as="li" className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <h2 className="flex items-center gap-2 text-lg font-semibold wrap-anywhere">
            <Icon aria-hidden="true" className="size-5 shrink-0 text-leaf" />
            {name[language]}
          </h2>
          <p className="text-sm text-muted">
            {[
              modeName[mode](),
              lengthWords(service),
              ...(bufferMinutes > 0 ? [m.service_buffer_of({ minutes: bufferMinutes })] : []),
              ...(bookableBy === 'own-clients' ? [m.service_own_clients()] : []),
            ].join(' · ')}
          </p>
        </div>
        <p className="text-lg font-semibold tabular-nums">{priceIdr === 0 ? m.free() : formatIdr(priceIdr)}</p>
      </div>
      <Refused words={act.refused} />
      {isAsking ? (
        <div ref={focusOnce} tabIndex={-1} className="outline-none">
          <Notice
            tone="attention"
            role="alert"
            title={m.service_withdraw_ask()}
            action={
              <>
                <SubmitButton type="button" variant="danger" isPending={act.isPending} onClick={() => void act.run()}>
                  {m.service_withdraw_do()}
                </SubmitButton>
                <SubmitButton type="button" variant="quiet" onClick={() => setAsking(false)}>
                  {m.agenda_back()}
                </SubmitButton>
              </>
            }
          >
            {m.service_withdraw_means()}
          </Notice>
        </div>
      ) : (
        <div className="flex flex-wrap gap-2">
          <SubmitButton type="button" variant="secondary" size="small" onClick={onChange} aria-label={m.service_change_of({ name: name[language] })}>
            {m.service_change()}
          </SubmitButton>
          <SubmitButton
            type="button"
            variant="quiet"
            size="small"
            onClick={() => setAsking(true)}
            aria-label={m.service_withdraw_of({ name: name[language] })}
          >
            {m.service_withdraw()}
          </SubmitButton>
        </div>
      )}
    </Card>
  )
}

const lengthWords = ({ minutes, answerWithinHours }: OwnService): string =>
  minutes === null ? m.answer_within({ hours: answerWithinHours ?? 0 }) : m.minutes({ minutes })
