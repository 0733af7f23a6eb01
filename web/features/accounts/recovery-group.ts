import { CryptoRefusal, readRecoveryCode } from '#crypto'

/** Whether this group was typed back, read as forgivingly as the whole code is at a recovery. @param place from 0 */
export function isGroupOf(code: string, place: number, typed: string): boolean {
  try {
    return String(readRecoveryCode(code.split('-').with(place, typed).join('-'))) === String(readRecoveryCode(code))
  } catch (error) {
    if (error instanceof CryptoRefusal) return false
    throw error
  }
}
