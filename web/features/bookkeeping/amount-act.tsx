import { useState, type ReactNode } from 'react'
import { ConfirmedAct } from '#features/accounts'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { InputField } from '#ui/field'
import { focusPart } from '#ui/focus'
import { readRupiah, writeRupiah } from './rupiah.ts'

type Props = {
  /** Of the field, unique on the page. */
  id: string
  label: string
  /** Says of whom, for the ear: the button's label is the same in each line. */
  fullLabel: string
  text: ReactNode
  /** Of the field. */
  amountLabel: string
  startIdr: number
  /** With what is said of less; what is that little cannot be recorded. */
  least?: { readonly idr: number; readonly words: (amountIdr: number) => string }
  mostIdr: number
  /** What an amount means that is not the one that was expected; null: it is that one. */
  note?: (amountIdr: number) => string | null
  opener?: 'secondary' | 'quiet'
  variant?: 'danger' | 'secondary'
  onAsk: () => void
  act: (amountIdr: number) => Promise<unknown>
}

/** An act on money: the amount is filled in and can be changed, and what a changed one means is said before it is done. */
export function AmountAct({ id, fullLabel, amountLabel, startIdr, least, mostIdr, note, onAsk, act, variant = 'secondary', ...rest }: Props) {
  const [typed, setTyped] = useState('')
  const [isChecked, setChecked] = useState(false)
  const amountIdr = readRupiah(typed)
  const error = troubleOf(amountIdr, least, mostIdr)
  const told = error === null && amountIdr !== null ? (note?.(amountIdr) ?? null) : null
  function ask() {
    setTyped(writeRupiah(startIdr))
    setChecked(false)
    onAsk()
  }
  function isReady() {
    setChecked(true)
    if (error !== null) focusPart(id)
    return error === null
  }
  return (
    <ConfirmedAct {...rest} fullLabel={fullLabel} variant={variant} onAsk={ask} isReady={isReady} act={() => act(amountIdr ?? 0)}>
      <InputField
        id={id}
        name=""
        label={amountLabel}
        error={isChecked && error ? error : undefined}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="max-w-60"
      />
      <p role="status" className="text-sm font-semibold text-turmeric-ink empty:hidden">
        {told}
      </p>
    </ConfirmedAct>
  )
}

function troubleOf(amountIdr: number | null, least: Props['least'], mostIdr: number): string | null {
  if (amountIdr === null || amountIdr === 0) return m.money_amount_wrong()
  if (amountIdr > mostIdr) return m.money_amount_most({ most: formatIdr(mostIdr) })
  return least && amountIdr < least.idr ? least.words(amountIdr) : null
}
