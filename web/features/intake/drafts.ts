import type { OpenKeys } from '#lib/key-ring'
import type { IntakeValues } from './intake-form.ts'

/** What is typed and not yet sent. The place on the device where drafts lie sealed comes with `#lib/local-store`. */
export type IntakeDraft = Pick<IntakeValues, 'topic' | 'language' | 'address' | 'hope' | 'earlier'>

export const keepsDrafts: boolean = false

export async function keepIntakeDraft(_keys: OpenKeys, _draft: IntakeDraft): Promise<void> {}

export async function restoreIntakeDraft(_keys: OpenKeys): Promise<IntakeDraft | null> {
  return null
}

export async function dropIntakeDraft(_keys: OpenKeys): Promise<void> {}
