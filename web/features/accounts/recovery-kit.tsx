import { Printer } from 'lucide-react'
import { useState } from 'react'
import { confirmRecoveryCode } from '#contract/keys'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatDate } from '#lib/format'
import { usePage } from '#lib/page'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import { Logo } from '#ui/logo'
import { Notice } from '#ui/notice'
import { QrCode } from '#ui/qr-code'
import { focusPart } from '#ui/focus'
import { isGroupOf } from './recovery-group.ts'
import { Refused } from './refused.tsx'
import { randomBelow } from './suggest-name.ts'
import { useUnkeptSheet } from './unkept-sheets.ts'

type Props = { practiceName: string; username: string; code: string; onKept: () => void }

/** The sheet with the recovery code: shown once, printed or written down, and one group of it typed back. */
export function RecoveryKit({ practiceName, username, code, onKept }: Props) {
  const groups = code.split('-')
  const [asked] = useState(() => randomBelow(groups.length))
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const letGo = useUnkeptSheet()
  const act = useAct(async () => {
    await callApi(confirmRecoveryCode)
    letGo()
    onKept()
  })

  function submit() {
    const isRight = isGroupOf(code, asked, typed)
    setWrong(!isRight)
    act.clear()
    if (isRight) void act.run()
    else focusPart('group')
  }

  return (
    <div className="grid gap-6">
      <Notice tone="attention" title={m.kit_once_title()} className="print:hidden">
        {m.kit_once()}
      </Notice>
      <KitSheet practiceName={practiceName} username={username} groups={groups} code={code} />
      <SubmitButton type="button" variant="secondary" wide className="print:hidden" onClick={() => print()}>
        <Printer aria-hidden="true" />
        {m.kit_print()}
      </SubmitButton>
      <form onSubmit={submitting(submit)} noValidate className="grid gap-5 border-t border-line pt-6 print:hidden">
        <Refused words={act.refused} />
        <InputField
          id="group"
          name=""
          label={m.kit_group({ place: String(asked + 1) })}
          hint={m.kit_group_hint()}
          error={isWrong ? m.kit_group_wrong({ place: String(asked + 1) }) : undefined}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={12}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <SubmitButton size="large" wide isPending={act.isPending}>
          {m.kit_done()}
        </SubmitButton>
      </form>
    </div>
  )
}

type SheetProps = Pick<Props, 'practiceName' | 'username' | 'code'> & { groups: readonly string[] }

function KitSheet({ practiceName, username, groups, code }: SheetProps) {
  const { language, origin, today } = usePage()
  return (
    <section data-sheet="" aria-labelledby="kit" className="grid gap-5 rounded-xl border border-edge bg-surface p-5 sm:p-6 print:border-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Logo name={practiceName} />
        <p className="text-sm text-muted">{formatDate(today, language)}</p>
      </div>
      <h2 id="kit" className="text-xl font-semibold">
        {m.kit_title()}
      </h2>
      <dl className="grid gap-3">
        <div>
          <dt className="text-sm text-muted">{m.kit_address()}</dt>
          <dd className="wrap-anywhere">{origin}</dd>
        </div>
        <div>
          <dt className="text-sm text-muted">{m.entry_name()}</dt>
          <dd className="font-semibold break-all">{username}</dd>
        </div>
      </dl>
      <div className="grid items-center gap-5 sm:grid-cols-[1fr_auto]">
        <ol aria-label={m.kit_code()} className="grid list-none grid-cols-2 gap-x-4 gap-y-2 font-mono text-lg tracking-wide tabular-nums">
          {groups.map((group, place) => (
            <li key={group + String(place)} className="flex items-baseline gap-2">
              <span className="w-4 text-end font-sans text-xs text-muted">{place + 1}</span>
              {group}
            </li>
          ))}
        </ol>
        <QrCode text={code} label={m.kit_qr()} className="justify-self-center" />
      </div>
      <p className="text-sm text-muted">{m.kit_how()}</p>
    </section>
  )
}
