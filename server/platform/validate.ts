import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Refusal } from './refusal.ts'

const validators = new WeakMap<TSchema, Validator>()

/**
 * The one validator. Query strings and forms arrive as text, so values are converted to what the
 * schema asks for; what the schema does not know is dropped; what then does not fit is refused.
 * @throws Refusal bad-request, without repeating the value
 */
export function validated(schema: TSchema, value: unknown): unknown {
  const validator = validatorOf(schema)
  const candidate = validator.Clean(validator.Convert(structuredClone(value ?? {})))
  if (!validator.Check(candidate)) throw new Refusal('bad-request')
  return candidate
}

/** Makes the validator ahead of the first request that needs it. */
export function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema)
  if (known) return known
  const made = Compile(schema) as Validator
  validators.set(schema, made)
  return made
}
