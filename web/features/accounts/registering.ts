import { register, type LoginState } from '#contract/accounts'
import { browserArgon2id } from '#crypto'
import { readUsername } from '#domain/accounts/username'
import { makeAccount, type NewAccount } from '#lib/new-keys'
import { m } from '#messages'
import { callApi, tellUnsure } from '#lib/api'
import { keyRing } from '#lib/key-ring'
import { languageOfAddress } from '#lib/language'
import type { RegisterValues } from './register-form.ts'

export type Registered = { readonly account: NewAccount; readonly login: LoginState }

/** What was made for these values and not yet taken: sent again after a broken connection, it is the same account. */
let waiting: { of: string; account: NewAccount } | null = null

/** Makes the keys in this browser and sends the account in one request. @param invitation for the staff */
export async function registerAccount(values: RegisterValues, invitation?: string): Promise<Registered> {
  const account = await newAccountFor(values)
  const login = await callApi(register, { body: { ...account.registration, ...(invitation && { invitation }) } }).catch(tellOneAccount)
  newAccountTaken()
  keyRing.hold(account.keys)
  return { account, login }
}

/** Also of the practice's first account: what is sent again is the very same. */
export const tellOneAccount = tellUnsure(() => ({ title: m.register_unsure(), next: m.register_unsure_next() }))

export const newAccountTaken = (): void => void (waiting = null)

/** The same for the same values until it is taken. */
export async function newAccountFor(values: RegisterValues): Promise<NewAccount> {
  const { name, password, email } = values
  const of = JSON.stringify([name, password, email])
  if (waiting?.of === of) return waiting.account
  const username = readUsername(name)?.name ?? name
  const theme = document.documentElement.dataset['theme']
  const account = await makeAccount(
    { username, password, origin: location.origin, argon2id: browserArgon2id },
    {
      language: languageOfAddress(),
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      email: email.trim() || undefined,
    },
  )
  waiting = { of, account }
  return account
}
