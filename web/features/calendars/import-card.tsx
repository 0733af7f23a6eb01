import { readImportNow, removeImport, type CalendarLinks } from '#contract/calendars'
import { m } from '#messages'
import { ConfirmedAct, Refused } from '#features/accounts'
import { callApi } from '#lib/api'
import { formatDateTime } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Notice } from '#ui/notice'

type Imports = CalendarLinks['imports']
type Props = { one: Imports[number]; onBegin: () => void; onRead: (imports: Imports) => void; onRemoved: (imports: Imports) => void }

const whyOf = {
  'address-refused': m.imports_trouble_address_refused,
  'not-reached': m.imports_trouble_not_reached,
  'not-a-calendar': m.imports_trouble_not_a_calendar,
  'too-large': m.imports_trouble_too_large,
} as const

/** One calendar of elsewhere. Its address is a secret and never comes back: its host says which it is. */
export function ImportCard({ one: { id, host, readAt, trouble, busyTimes }, onBegin, onRead, onRemoved }: Props) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const params = { import: id }
  const reading = useAct(async () => {
    onBegin()
    onRead((await callApi(readImportNow, { params })).imports)
  })
  const remove = async () => onRemoved((await callApi(removeImport, { params })).imports)
  return (
    <li className="grid gap-3 rounded-lg border border-line p-4">
      <div className="grid gap-1">
        <h3 className="font-semibold wrap-anywhere">{host}</h3>
        <p className="text-sm text-muted">
          {m.imports_busy({ count: String(busyTimes) })}.{' '}
          {readAt === null ? m.imports_never() : m.imports_read({ at: formatDateTime(readAt, timeZone, language) })}
        </p>
      </div>
      {trouble ? (
        <Notice tone="attention" title={whyOf[trouble]()}>
          {m.imports_trouble()}
        </Notice>
      ) : null}
      <Refused words={reading.refused} />
      <div className="grid gap-2 sm:flex sm:flex-wrap sm:items-start">
        <SubmitButton type="button" variant="secondary" size="small" isPending={reading.isPending} onClick={() => void reading.run()}>
          {reading.isPending ? m.own_busy() : m.imports_now()}
        </SubmitButton>
        <ConfirmedAct
          label={m.imports_remove()}
          fullLabel={`${m.imports_remove()}: ${host}`}
          text={m.imports_remove_ask()}
          act={remove}
          opener="quiet"
          size="small"
        />
      </div>
    </li>
  )
}
