import { useState } from 'react'
import { m } from '#messages'
import { ErrorSummary } from '#ui/error-summary'

type Errors<Fields extends string> = Partial<Record<Fields, string | undefined>>

export type FormErrors<Fields extends string> = {
  readonly errors: Errors<Fields>
  /** How often errors were found: each time they are read anew. */
  readonly tries: number
  /** @returns whether there were none */
  found(errors: Errors<Fields>): boolean
  /** These fields were changed: what was wrong with them may be right now. */
  mended(changed: object): void
}

export function useFormErrors<Fields extends string>(): FormErrors<Fields> {
  const [state, setState] = useState<{ errors: Errors<Fields>; tries: number }>({ errors: {}, tries: 0 })
  return {
    errors: state.errors,
    tries: state.tries,
    found(next) {
      const errors = Object.fromEntries(Object.entries(next).filter(([, text]) => text !== undefined)) as Errors<Fields>
      setState({ errors, tries: state.tries + 1 })
      return Object.keys(errors).length === 0
    },
    mended(changed) {
      setState((before) => ({ ...before, errors: without(before.errors, changed) }))
    },
  }
}

function without<E extends object>(errors: E, changed: object): E {
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !(field in changed))) as E
}

/** What a form still lacks, above it, each line with its field's name; a line goes when its field is mended. */
export function FormErrorSummary<Fields extends string>({ form, labels }: { form: FormErrors<Fields>; labels: Partial<Record<Fields, string>> }) {
  const lines = (Object.keys(form.errors) as Fields[]).map((fieldId) => {
    const text = form.errors[fieldId]
    return { fieldId, text: labels[fieldId] ? `${labels[fieldId]}: ${text}` : text }
  })
  return <ErrorSummary key={form.tries} title={m.form_errors_title()} errors={lines} focused />
}
