import { expect, test } from 'vitest'
import { isStaff } from '#domain/accounts/roles'
import { readUsername } from '#domain/accounts/username'
import { demoAccounts, totpTextOf } from './accounts.ts'
import { people } from './people.ts'

test('the demo has an admin first, a supervisor, several counsellors and several clients', () => {
  const count = (role: string) => demoAccounts.filter((one) => one.role === role).length
  expect(demoAccounts[0]?.role).toBe('admin')
  expect([count('admin'), count('supervisor')]).toEqual([1, 1])
  expect(Math.min(count('counsellor'), count('client'))).toBeGreaterThanOrEqual(3)
})

test('each has a name in its one spelling that nobody else’s is read as, and a password and app secret of their own', () => {
  const names = demoAccounts.map(({ username }) => readUsername(username))
  expect(names.map((name) => name?.name)).toEqual(demoAccounts.map(({ username }) => username))
  for (const values of [names.map((name) => name?.skeleton), demoAccounts.map(({ password }) => password), demoAccounts.map(totpTextOf)])
    expect(new Set(values).size).toBe(demoAccounts.length)
  for (const one of demoAccounts) {
    expect(one.password.split(' ')).toHaveLength(4)
    expect(totpTextOf(one)).toMatch(/^[A-Z2-7]{32}$/)
  }
})

test('a counsellor’s account belongs to somebody on the public pages, with a licence that was verified', () => {
  for (const { slug, name, role } of demoAccounts.filter((one) => isStaff(one.role) && one.role !== 'admin')) {
    const person = people.find((one) => one.slug === slug)
    if (role === 'counsellor') expect(person?.licences.some(({ state, expiresOn }) => state === 'verified' && expiresOn)).toBe(true)
    else expect(name).toBeTruthy()
  }
})
