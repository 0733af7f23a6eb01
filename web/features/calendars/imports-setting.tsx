import { useState } from 'react'
import { addImport, type CalendarLinks } from '#contract/calendars'
import { m } from '#messages'
import { Refused, Setting } from '#features/accounts'
import { ApiRefusal, callApi } from '#lib/api'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import { focusPart } from '#ui/focus'
import { ImportCard } from './import-card.tsx'

type Imports = CalendarLinks['imports']

const [part, field] = ['imports', 'import-address']

/** Other calendars, whose busy times cannot be booked here. */
export function ImportsSetting({ first }: { first: Imports }) {
  const [imports, setImports] = useState(first)
  const [told, setTold] = useState<string | null>(null)
  const change = (next: Imports, words: string) => {
    setImports(next)
    setTold(words)
  }
  return (
    <Setting id={part} title={m.imports_title()} lead={m.imports_lead()} told={told}>
      {imports.length === 0 ? <p className="text-muted">{m.imports_none()}</p> : null}
      <ul className="grid list-none gap-3 empty:hidden">
        {imports.map((one) => (
          <ImportCard
            key={one.id}
            one={one}
            onBegin={() => setTold(null)}
            onRead={(next) => change(next, next.find(({ id }) => id === one.id)?.trouble ? m.imports_now_trouble() : m.imports_now_done())}
            onRemoved={(next) => {
              change(next, m.imports_removed())
              focusPart(part)
            }}
          />
        ))}
      </ul>
      <AddForm onBegin={() => setTold(null)} onAdded={(next) => change(next, m.imports_added())} />
    </Setting>
  )
}

const isOfField = (error: unknown) => error instanceof ApiRefusal && (error.code.startsWith('calendar-') || error.code === 'bad-request')

function AddForm({ onBegin, onAdded }: { onBegin: () => void; onAdded: (imports: Imports) => void }) {
  const [typed, setTyped] = useState({ id: crypto.randomUUID(), address: '' })
  const [isMissing, setMissing] = useState(false)
  const adding = useAct(async () => {
    onBegin()
    const address = typed.address.trim()
    const { imports } = await callApi(addImport, { body: { ...typed, address } }).catch((error: unknown) => {
      if (isOfField(error)) focusPart(field)
      throw error
    })
    onAdded(imports)
    setTyped({ id: crypto.randomUUID(), address: '' })
  })
  const send = () => {
    // Shorter than any address.
    const isShort = typed.address.trim().length < 12
    setMissing(isShort)
    if (isShort) focusPart(field)
    else void adding.run()
  }
  const isAtField = adding.refused !== null && isOfField(adding.error)
  const told = isAtField && adding.refused ? `${adding.refused.title}. ${adding.refused.next}` : undefined
  return (
    <form onSubmit={submitting(send)} noValidate className="grid gap-4">
      <Refused words={isAtField ? null : adding.refused} />
      <InputField
        id={field}
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        label={m.imports_address()}
        hint={m.imports_address_hint()}
        value={typed.address}
        error={isMissing ? m.imports_address_missing() : told}
        onChange={(event) => {
          setMissing(false)
          setTyped({ ...typed, address: event.target.value })
        }}
      />
      <SubmitButton variant="secondary" isPending={adding.isPending} className="justify-self-start">
        {adding.isPending ? m.own_busy() : m.imports_add()}
      </SubmitButton>
    </form>
  )
}
