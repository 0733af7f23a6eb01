import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Refusal } from './refusal.ts'

const validators = new WeakMap<TSchema, Validator>()

/**
 * The one validator. What arrives as text, in addresses, is converted to what the schema asks for; what came as JSON means what it says, or else
 * a limit of 0 would become none. What the schema does not know is dropped; what then does not fit is refused.
 * @throws Refusal bad-request, without repeating the value
 */
export function validated(schema: TSchema, value: unknown, sentAs: 'text' | 'json' = 'text'): unknown {
  const validator = validatorOf(schema)
  try {
    const copy: unknown = structuredClone(value ?? {})
    // What fits already needs no conversion: it costs as much as drawing a fifth of a page.
    const candidate = validator.Clean(sentAs === 'json' || validator.Check(copy) ? copy : validator.Convert(copy))
    if (validator.Check(candidate)) return candidate
  } catch (error) {
    // Nested so deep that walking it ends the stack: only somebody who wants that sends it.
    if (!(error instanceof RangeError)) throw error
  }
  throw new Refusal('bad-request')
}

/** Makes the validator ahead of the first request that needs it. */
export function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema)
  if (known) return known
  const made = Compile(schema) as Validator
  validators.set(schema, made)
  return made
}
