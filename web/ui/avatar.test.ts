import { expect, test } from 'vitest'
import { initials, petalOf } from './avatar.tsx'

test.each([
  ['Ratna Kusumawardhani, M.Psi., Psikolog', 'RK'],
  ['dr. Yohanes Adi Nugroho', 'YN'],
  ['Suharti', 'S'],
  ['  élan   vital ', 'ÉV'],
  ['', ''],
])('"%s" is shortened to "%s"', (name, letters) => {
  expect(initials(name)).toBe(letters)
})

test('the same name always wears the same colour, however it is written', () => {
  expect(petalOf('Daun Teduh')).toBe(petalOf(' daun teduh '))
  expect(petalOf('Daun Teduh')).toBeLessThan(8)
})
