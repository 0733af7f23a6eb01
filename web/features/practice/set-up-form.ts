import { readableName, type SetUp } from '#contract/practice'
import { isEmail } from '#domain/accounts/email'
import { m } from '#messages'
import { zones } from '#lib/zones'

export type SetUpValues = { name: string; city: string; timeZone: string; languages: string[]; email: string }
export type SetUpErrors = Partial<Record<keyof SetUpValues, string>>

/** What the form sent, as text; nothing typed is lost when it comes back with errors. */
export function readSetUpForm(form: FormData): SetUpValues {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, 200)
  return { name: text('name'), city: text('city'), timeZone: text('timeZone'), languages: form.getAll('languages').map(String), email: text('email') }
}

/** One sentence per field that does not fit, saying what would. */
export function checkSetUp(values: SetUpValues): { errors: SetUpErrors } | { setUp: SetUp } {
  const errors: SetUpErrors = {}
  if (!isName(values.name)) errors.name = m.set_up_name_wrong()
  if (!isName(values.city)) errors.city = m.set_up_city_wrong()
  if (!isKnownZone(values.timeZone)) errors.timeZone = m.set_up_zone_wrong()
  const languages = (['id', 'en'] as const).filter((code) => values.languages.includes(code))
  if (languages.length === 0) errors.languages = m.set_up_languages_wrong()
  if (values.email && !isEmail(values.email)) errors.email = m.set_up_email_wrong()
  if (Object.keys(errors).length > 0) return { errors }
  const { name, city, timeZone, email } = values
  return { setUp: { name, city, timeZone, languages, ...(email && { email }) } }
}

function isKnownZone(id: string): boolean {
  return zones().includes(id)
}

const readable = new RegExp(readableName, 'u')
const isName = (text: string) => text.length >= 2 && text.length <= 80 && readable.test(text)
