import { ErrorSummary } from '#ui/error-summary'
import { CheckboxField } from '#ui/checkbox-field'
import { CheckboxGroup, RadioGroup } from '#ui/choices'
import { InputField, SelectField, TextAreaField } from '#ui/field'
import type { Sample } from './samples.ts'
import { Specimen } from './specimen.tsx'

const zones = [
  { value: 'wib', label: 'WIB' },
  { value: 'wita', label: 'WITA' },
  { value: 'wit', label: 'WIT' },
]

/** Fields of forms that work before any script has come. */
export function FieldParts({ words }: { words: Sample }) {
  const modes = words.modes.map((label, place) => ({ value: `mode-${place}`, label, disabled: place === 3 }))
  return (
    <>
      <Specimen title="ErrorSummary">
        <ErrorSummary
          title={words.missing}
          errors={[
            { fieldId: 'field-error', text: words.pseudonymError },
            { fieldId: 'field-agree', text: words.agreeError },
          ]}
        >
          {words.kept}
        </ErrorSummary>
      </Specimen>
      <Specimen title="Field">
        <div className="grid max-w-lg gap-6">
          <InputField id="field-plain" label={words.pseudonym} hint={words.pseudonymHint} />
          <InputField id="field-error" label={words.pseudonym} hint={words.pseudonymHint} error={words.pseudonymError} defaultValue="daun" />
          <InputField id="field-disabled" label={words.pseudonym} mark={words.optional} defaultValue="daun" disabled />
          <SelectField id="field-zone" label={words.timeZone} options={zones} />
          <TextAreaField id="field-story" label={words.story} mark={words.optional} rows={3} />
          <CheckboxGroup id="field-mode" legend={words.mode} choices={modes} layout="chips" defaultValues={['mode-0']} />
          <RadioGroup
            id="field-age"
            legend={words.age}
            defaultValue="adult"
            choices={[
              { value: 'adult', label: words.ages[0] },
              { value: 'minor', label: words.ages[1], hint: words.ageHint },
            ]}
          />
          <CheckboxField id="field-agree" label={words.agree} error={words.agreeError} />
        </div>
      </Specimen>
    </>
  )
}
