import { m } from '#messages'
import { isEmail } from '#domain/accounts/email'
import { readUsername } from '#domain/accounts/username'
import { isStrongEnough, strengthOf } from './password-strength.ts'

export type RegisterValues = { readonly name: string; readonly password: string; readonly email: string; readonly hasUnderstood: boolean }
export type RegisterErrors = Partial<Record<keyof RegisterValues, string | undefined>>

/** One sentence per field that does not fit, saying what would. */
export async function checkRegistration({ name, password, email, hasUnderstood }: RegisterValues, known: readonly string[]): Promise<RegisterErrors> {
  return {
    ...(!readUsername(name) && { name: m.register_name_wrong() }),
    password: await newPasswordError(password, [name, ...known]),
    ...(email.trim() !== '' && !isEmail(email.trim()) && { email: m.register_email_wrong() }),
    ...(!hasUnderstood && { hasUnderstood: m.register_understood_missing() }),
  }
}

/** What is wrong with a password that somebody chose; nothing for a good one. */
export async function newPasswordError(password: string, known: readonly string[]): Promise<string | undefined> {
  if (password === '') return m.new_password_missing()
  return (await isGoodPassword(password, known)) ? undefined : m.new_password_weak()
}

/** Where the meter cannot be loaded, length alone decides: nobody is kept out by a bad connection. */
export async function isGoodPassword(password: string, known: readonly string[]): Promise<boolean> {
  const strength = await strengthOf(password, known).catch(() => 4 as const)
  return isStrongEnough(password, strength)
}
