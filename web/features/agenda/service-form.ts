import { audiences, type OwnService, type ServiceForm } from '#contract/scheduling'
import { sessionModes, type SessionMode } from '#domain/care/fields'
import { m } from '#messages'
import { formatIdr } from '#lib/format'

/** As it is typed. */
export type ServiceValues = {
  readonly mode: SessionMode
  readonly nameId: string
  readonly nameEn: string
  readonly minutes: string
  readonly answerWithinHours: string
  readonly price: string
  readonly bufferMinutes: string
  readonly bookableBy: ServiceForm['bookableBy']
}
export type ServiceErrors = Partial<Record<keyof ServiceValues, string>>

/** As the contract has them. */
const bounds = { minutes: [10, 240], answerWithinHours: [1, 336], bufferMinutes: [0, 120] } as const
export const mostPriceIdr = 100_000_000
export const longestName = 80

/** What is offered anew is one to one; a group stays one. */
export const offeredModes = (own: SessionMode): readonly SessionMode[] => sessionModes.filter((mode) => mode !== 'group' || own === 'group')

export const freshService: ServiceValues = {
  mode: 'video',
  nameId: '',
  nameEn: '',
  minutes: '60',
  answerWithinHours: '48',
  price: '',
  bufferMinutes: '0',
  bookableBy: audiences[0],
}

export const valuesOf = ({ mode, name, minutes, answerWithinHours, priceIdr, bufferMinutes, bookableBy }: OwnService): ServiceValues => ({
  mode,
  nameId: name.id,
  nameEn: name.en,
  minutes: String(minutes ?? freshService.minutes),
  answerWithinHours: String(answerWithinHours ?? freshService.answerWithinHours),
  price: groupedPrice(String(priceIdr)),
  bufferMinutes: String(bufferMinutes),
  bookableBy,
})

const whole = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null)

/** Whole rupiah as people write them: `250000`, `250.000`, `Rp 250.000`, `250,000`. Null for anything else, such as `2,5 juta` or less than nothing. */
export function priceFrom(text: string): number | null {
  const plain = text.trim().replace(/^rp\.?\s*/i, '')
  if (!/^(\d{1,9}|\d{1,3}([.,]\d{3}){1,3})$/.test(plain)) return null
  const price = Number(plain.replace(/[.,]/g, ''))
  return price <= mostPriceIdr ? price : null
}

/** As it stands in the field after typing; what is no price stays as it was typed. */
export const groupedPrice = (text: string): string => {
  const price = priceFrom(text)
  return price === null ? text : formatIdr(price).slice(2)
}

/** One sentence per field that does not fit, saying what would. */
export function checkService(values: ServiceValues): ServiceErrors {
  const isLetters = values.mode === 'letters'
  const isOut = (field: keyof typeof bounds) => {
    const value = whole(values[field])
    return value === null || value < bounds[field][0] || value > bounds[field][1]
  }
  const nameWrong = (name: string) => name.trim() === '' || name.trim().length > longestName
  return {
    ...(nameWrong(values.nameId) && { nameId: m.service_name_wrong({ most: longestName }) }),
    ...(nameWrong(values.nameEn) && { nameEn: m.service_name_wrong({ most: longestName }) }),
    ...(!isLetters && isOut('minutes') && { minutes: m.service_minutes_wrong({ least: bounds.minutes[0], most: bounds.minutes[1] }) }),
    ...(isLetters &&
      isOut('answerWithinHours') && {
        answerWithinHours: m.service_answer_wrong({ least: bounds.answerWithinHours[0], most: bounds.answerWithinHours[1] }),
      }),
    ...(priceFrom(values.price) === null && { price: m.service_price_wrong({ most: formatIdr(mostPriceIdr) }) }),
    ...(!isLetters && isOut('bufferMinutes') && { bufferMinutes: m.service_buffer_wrong({ most: bounds.bufferMinutes[1] }) }),
  }
}

/** What is sent of values without errors. */
export function formOf(values: ServiceValues): ServiceForm {
  const isLetters = values.mode === 'letters'
  return {
    mode: values.mode,
    name: { id: values.nameId.trim(), en: values.nameEn.trim() },
    minutes: isLetters ? null : whole(values.minutes),
    answerWithinHours: isLetters ? whole(values.answerWithinHours) : null,
    priceIdr: priceFrom(values.price) ?? 0,
    bufferMinutes: isLetters ? 0 : (whole(values.bufferMinutes) ?? 0),
    bookableBy: values.bookableBy,
  }
}
