import type { KeptEntry } from '#contract/spaces'
import type { SpaceReply } from './session.ts'
import { refuseSpace } from './space-refusal.ts'

/**
 * What is handed out need not even have the shape that was agreed on. What is signed is read strictly by `#crypto`; here stands what has
 * to be there before anything can be looked at.
 */
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const areObjects = (value: unknown): value is Record<string, unknown>[] => Array.isArray(value) && value.every(isObject)
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isInstant = (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value))
const isWrap = (value: unknown) => value === null || (isObject(value) && ['to', 'enc', 'ct'].every((name) => typeof value[name] === 'string'))
const isMark = ({ uid, delivered, read }: Record<string, unknown>) => typeof uid === 'string' && isCount(delivered) && isCount(read)

/** @throws {SpaceRefusal} malformed */
export function readReply(value: unknown): SpaceReply {
  const isReply =
    isObject(value) &&
    ['epochs', 'cards', 'certificates', 'marks'].every((name) => areObjects(value[name])) &&
    (value['epochs'] as Record<string, unknown>[]).every(({ own, madeAt }) => isWrap(own) && isInstant(madeAt)) &&
    (value['certificates'] as Record<string, unknown>[]).every(({ certificate }) => isObject(certificate)) &&
    (value['marks'] as Record<string, unknown>[]).every(isMark)
  return isReply ? (value as unknown as SpaceReply) : refuseSpace('malformed')
}

export function isKept(value: unknown): value is KeptEntry {
  const isOutside = isObject(value) && isCount(value['number']) && isInstant(value['keptAt']) && isObject(value['entry'])
  return isOutside && isObject((value['entry'] as Record<string, unknown>)['header'])
}

/** @throws {SpaceRefusal} malformed */
export const readKept = (value: unknown): KeptEntry => (isKept(value) ? value : refuseSpace('malformed'))

/** @throws {SpaceRefusal} malformed */
export function readPage(value: unknown): { readonly entries: readonly KeptEntry[]; readonly lastNumber: number } {
  if (!isObject(value) || !isCount(value['lastNumber']) || !Array.isArray(value['entries'])) return refuseSpace('malformed')
  return { entries: value['entries'].map(readKept), lastNumber: value['lastNumber'] }
}
