import { expect, test } from 'vitest'
import { checkSetUp } from './set-up-form.ts'

const good = { name: 'Serambi Uji', city: 'Yogyakarta', timeZone: 'Asia/Jakarta', languages: ['id'], email: '' }
const wrongIn = (over: Partial<typeof good>) => {
  const checked = checkSetUp({ ...good, ...over })
  return 'errors' in checked ? Object.keys(checked.errors) : []
}

test.each(['Serambi Uji', 'Praktik Uji “Beringin” & Rekan', 'ꦱꦼꦫꦩ꧀ꦧꦶ', 'Rumah 🌿', 'K2'])('%j names a practice', (name) => {
  expect(wrongIn({ name })).toEqual([])
})

test.each(['😀😀', '1234', 'S', 'x'.repeat(81), 'Seram\u202Ebi', 'Seram\u200Bbi', 'Seram\u2066bi', 'Seram\u0007bi', 'a\u2028b'])(
  '%j names neither a practice nor a town',
  (name) => {
    expect(wrongIn({ name })).toEqual(['name'])
    expect(wrongIn({ city: name })).toEqual(['city'])
  },
)
