import { m } from '#messages'
import { readUsername } from '#domain/accounts/username'
import { isStrongEnough, strengthOf } from './password-strength.ts'

export type RegisterValues = { readonly name: string; readonly password: string; readonly email: string; readonly hasUnderstood: boolean }
export type RegisterErrors = Partial<Record<keyof RegisterValues, string>>

/** One sentence per field that does not fit, saying what would. */
export async function checkRegistration({ name, password, email, hasUnderstood }: RegisterValues, known: readonly string[]): Promise<RegisterErrors> {
  return {
    ...(!readUsername(name) && { name: m.register_name_wrong() }),
    ...(!(await isGoodPassword(password, [name, ...known])) && { password: m.new_password_weak() }),
    ...(email.trim() !== '' && !isEmail(email.trim()) && { email: m.register_email_wrong() }),
    ...(!hasUnderstood && { hasUnderstood: m.register_understood_missing() }),
  }
}

/** As `Email` of contract/accounts.ts. */
export const isEmail = (text: string): boolean => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text)

/** Where the meter cannot be loaded, length alone decides: nobody is kept out by a bad connection. */
export async function isGoodPassword(password: string, known: readonly string[]): Promise<boolean> {
  const strength = await strengthOf(password, known).catch(() => 4 as const)
  return isStrongEnough(password, strength)
}
