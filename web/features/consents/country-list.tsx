import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { SubmitButton } from '#ui/button'
import { SelectField } from '#ui/field'
import { focusPart } from '#ui/focus'
import { Heading } from '#ui/heading'
import { countryName, countryOptions } from './place-names.ts'

type Props = { id: string; title: string; lead: string; codes: readonly string[]; onChange: (codes: readonly string[]) => void }

/** Some of the world's countries: chosen one by one, taken out one by one. */
export function CountryList({ id, title, lead, codes, onChange }: Props) {
  const { language } = usePage()
  const [chosen, setChosen] = useState('')
  const options = useMemo(() => countryOptions(language), [language])
  const selectId = `${id}-country`
  const add = () => {
    if (chosen) onChange([...codes.filter((code) => code !== chosen), chosen])
    setChosen('')
    focusPart(selectId)
  }
  return (
    <section aria-labelledby={`${id}-title`} className="grid gap-3">
      <div className="grid gap-1">
        <Heading id={`${id}-title`} size="small" face="sans">
          {title}
        </Heading>
        <p className="text-muted">{lead}</p>
      </div>
      {codes.length > 0 ? (
        <ul className="flex list-none flex-wrap gap-2">
          {codes.map((code) => (
            <li key={code} className="flex items-center rounded-full border border-edge bg-surface ps-4">
              <span>{countryName(code, language)}</span>
              <button
                type="button"
                aria-label={m.border_remove({ country: countryName(code, language) })}
                className="grid size-11 place-items-center rounded-full text-leaf hover:bg-mist-soft"
                onClick={() => {
                  onChange(codes.filter((one) => one !== code))
                  focusPart(selectId)
                }}
              >
                <X aria-hidden="true" className="size-5" />
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">{m.border_none()}</p>
      )}
      <div className="grid items-end gap-2 sm:grid-cols-[minmax(0,1fr)_auto]">
        <SelectField
          id={selectId}
          name=""
          label={m.border_add()}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          options={[{ value: '', label: m.border_choose() }, ...options.filter(({ value }) => !codes.includes(value))]}
        />
        <SubmitButton type="button" variant="secondary" onClick={add}>
          {m.border_add_do()}
        </SubmitButton>
      </div>
    </section>
  )
}
