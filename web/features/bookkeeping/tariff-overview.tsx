import { Link } from 'react-router'
import { sessionModes } from '#domain/care/fields'
import type { Tariff } from '#contract/counsellors'
import { Setting } from '#features/accounts'
import { m } from '#messages'
import { formatIdrRange } from '#lib/format'
import { usePage } from '#lib/page'
import { counsellorsPath, pathOf } from '#lib/paths'
import { bareLinkClasses, linkClasses } from '#ui/recipes'
import { modeName } from './appointment-words.ts'

/** Read-only: each counsellor sets what a session costs; here stands what comes of it. */
export function TariffOverview({ lines }: { lines: Tariff['lines'] }) {
  const { language } = usePage()
  const ordered = sessionModes.flatMap((mode) => lines.find((line) => line.mode === mode) ?? [])
  return (
    <Setting id="tariff" title={m.money_tariff()} lead={m.money_tariff_lead()}>
      {ordered.length === 0 ? <p>{m.money_tariff_none()}</p> : null}
      <ul className="grid list-none divide-y divide-line empty:hidden">
        {ordered.map(({ mode, fromIdr, toIdr, minutes, counsellors }) => (
          <li key={mode} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-3">
            <p>
              <a href={counsellorsPath(language, { mode })} className={bareLinkClasses}>
                {modeName[mode]()}
              </a>
              <span className="block text-sm text-muted">
                {minutes.length > 0 ? `${m.money_minutes({ minutes: minutes.join(' / ') })} · ` : ''}
                {m.money_tariff_counsellors({ count: String(counsellors) })}
              </span>
            </p>
            <p className="text-end font-semibold tabular-nums">{formatIdrRange(fromIdr, toIdr)}</p>
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <a href={pathOf('services', language)} className={linkClasses}>
          {m.money_tariff_public()}
        </a>
        <Link to={pathOf('people', language)} className={linkClasses}>
          {m.money_tariff_people()}
        </Link>
      </p>
    </Setting>
  )
}
