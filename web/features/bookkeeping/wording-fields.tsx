import { languages, type Language } from '#contract/languages'
import { Setting } from '#features/accounts'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { InputField, TextAreaField } from '#ui/field'
import { Notice } from '#ui/notice'
import { longest, saysTooMuch, type SettingsErrors, type SettingsValues } from './settings-form.ts'

type Props = {
  labels: { wordingId: string; wordingEn: string }
  errors: SettingsErrors
  values: SettingsValues
  onChange: (changed: Partial<SettingsValues>) => void
}

/** What an invoice says was paid for: seen by whoever else looks at the phone, the mailbox or the statement. */
export function WordingFields({ labels, errors, values, onChange }: Props) {
  const line = (id: 'wordingId' | 'wordingEn') => ({
    id,
    name: '',
    label: labels[id],
    error: errors[id],
    value: values[id],
    maxLength: longest.wording,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange({ [id]: event.target.value }),
  })
  return (
    <Setting id="wording" title={m.money_wording_title()} lead={m.money_wording_lead()}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2">
        <InputField {...line('wordingId')} />
        <InputField {...line('wordingEn')} />
      </div>
      {saysTooMuch(`${values.wordingId} ${values.wordingEn}`) ? (
        <Notice tone="attention" role="status" title={m.money_wording_tells()}>
          {m.money_wording_tells_why()}
        </Notice>
      ) : null}
      <TextAreaField
        id="sender"
        name=""
        label={m.money_sender()}
        mark={m.money_optional()}
        hint={m.money_sender_hint()}
        rows={3}
        maxLength={longest.sender}
        value={values.sender}
        onChange={(event) => onChange({ sender: event.target.value })}
      />
      <div className="grid gap-2">
        <p className="font-semibold">{m.money_preview()}</p>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2">
          {languages.map((language) => (
            <Preview key={language} language={language} wording={language === 'id' ? values.wordingId : values.wordingEn} sender={values.sender} />
          ))}
        </div>
      </div>
    </Setting>
  )
}

/** As the head of an invoice: one example, so that nobody has to imagine it. */
function Preview({ language, wording, sender }: { language: Language; wording: string; sender: string }) {
  const { name } = usePractice()
  const { today } = usePage()
  const inLanguage = { locale: language }
  return (
    <div lang={language} className="grid content-start gap-3 rounded-md border border-line bg-paper p-4 text-sm">
      <div>
        <p className="font-semibold">{name}</p>
        <p className="whitespace-pre-line text-muted wrap-anywhere">{sender.trim()}</p>
      </div>
      <p className="flex justify-between gap-3 text-muted">
        <span>{m.money_invoice({}, inLanguage)}</span>
        <span className="tabular-nums">T-{today.slice(0, 4)}-000123</span>
      </p>
      <p className="flex justify-between gap-3 border-t border-line pt-3 font-medium">
        <span className="min-w-0 wrap-anywhere">{wording.trim() || '…'}</span>
        <span className="tabular-nums">{formatIdr(250_000)}</span>
      </p>
    </div>
  )
}
