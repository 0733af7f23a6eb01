import { expect, test } from 'vitest'
import { doorKeyFrom, mayBeDoorKey } from './door-key.ts'

test.each([
  'kunci-dari-terminal_42',
  '  kunci-dari-terminal_42\n',
  'http://localhost:3000/setup?token=kunci-dari-terminal_42',
  '?token=kunci-dari-terminal_42',
  'token=kunci-dari-terminal_42',
  'https://teduh.example/en/setup?x=1&token=kunci-dari-terminal_42&y=2#z',
])('the key is found in %j', (typed) => expect(doorKeyFrom(typed)).toBe('kunci-dari-terminal_42'))

test('what is too short or too long is no key', () => {
  expect(['', 'abc', 'x'.repeat(101), 'x'.repeat(10), 'x'.repeat(100)].map(mayBeDoorKey)).toEqual([false, false, false, true, true])
})
