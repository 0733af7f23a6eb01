import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { waitAfter, waits } from './backoff.ts'
import { deviceLabel } from './device-label.ts'
import { isEmail } from './email.ts'
import { isReserved } from './reserved-names.ts'
import { afterPassword, mayDropFactor } from './roles.ts'
import { base32, codeOf, isTotpCode, matchingStep, stepAt } from './totp.ts'
import { isTimeZone } from './time-zone.ts'
import { readUsername, skeletonOf } from './username.ts'

test.each(['embun@surel.id', 'a+b@c.d.e'])('%s may be an address', (text) => expect(isEmail(text)).toBe(true))
test.each(['', 'embun', 'embun@surel', '@surel.id', 'a b@surel.id', 'a@b@surel.id', '<a@surel.id>', 'a@surel.'])('%j is no address', (text) =>
  expect(isEmail(text)).toBe(false),
)

test.each(['123456', ' 123 456 ', '1 2 3 4 5 6'])('%j is the code of an app', (typed) => expect(isTotpCode(typed)).toBe(true))
test.each(['', '12345', '1234567', '12345a', 'ABCDE-FGHJK'])('%j is none', (typed) => expect(isTotpCode(typed)).toBe(false))

describe('a username', () => {
  test.each([
    ['Budi', 'budi'],
    ['  SRI_Wahyuni-87 ', 'sri_wahyuni-87'],
    ['ﬁrman', 'firman'],
    ['Ｂｕｄｉ', 'budi'],
    ['ꦧꦸꦢꦶ', 'ꦧꦸꦢꦶ'],
    ['سلام', 'سلام'],
    ['さくらの木', 'さくらの木'],
    ['बुद्धि', 'बुद्धि'],
  ])('%s is spelt %s', (typed, name) => expect(readUsername(typed)?.name).toBe(name))

  test.each(['', 'ab', 'a'.repeat(33), 'a b c', 'a@b', '-abc', 'abc-', 'a..b', 'bуdi', 'βudi', 'a\u200db', 'a\u202Ebc', '\ud800abc', '👩‍🦰👩‍🦰👩‍🦰'])(
    '%j is none',
    (typed) => expect(readUsername(typed)).toBeNull(),
  )

  test.each([
    ['budi', 'bud1'.replace('1', 'i')],
    ['paul', 'pau1'],
    ['olo', '010'],
    ['modem', 'modern'],
    ['wawa', 'vvavva'],
    ['a.b.c', 'a-b_c'],
    ['соса', 'coca'],
    ['١٢٣', '123'],
  ])('%s looks like %s', (one, other) => expect(skeletonOf(one)).toBe(skeletonOf(other)))

  test.each([
    ['budi', 'budy'],
    ['rina', 'rima'],
    ['ayu1', 'ayu2'],
  ])('%s does not look like %s', (one, other) => expect(skeletonOf(one)).not.toBe(skeletonOf(other)))

  test('read twice is the same, whatever was typed', () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const once = readUsername(typed)
      return !once || readUsername(once.name)?.name === once.name
    })
    expect(fc.check(property, { numRuns: 2000 }).failed).toBe(false)
  })
})

describe('TOTP', () => {
  // RFC 6238 appendix B, SHA-1, eight digits
  const hmac = (message: Uint8Array) => createHmac('sha1', '12345678901234567890').update(message).digest()
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('at %i s shows %s', (seconds, code) => expect(codeOf(hmac, stepAt(seconds), 8)).toBe(code))

  // RFC 4226 appendix D
  test('counts as HOTP does', () => {
    const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
    expect(codes.map((_code, step) => codeOf(hmac, step))).toEqual(codes)
  })

  test('takes the step before and the step after, and none further away', () => {
    const accepted = [-2, -1, 0, 1, 2].map((ahead) => matchingStep(hmac, codeOf(hmac, 1000 + ahead), 1000 * 30 + 5, 0))
    expect(accepted).toEqual([null, 999, 1000, 1001, null])
  })

  test('takes no step twice, nor one before', () => {
    expect(matchingStep(hmac, codeOf(hmac, 1000), 30_000, 1000)).toBeNull()
    expect(matchingStep(hmac, codeOf(hmac, 999), 30_000, 1000)).toBeNull()
    expect(matchingStep(hmac, codeOf(hmac, 1001), 30_000, 1000)).toBe(1001)
  })

  // RFC 4648 section 10
  test.each([
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('writes %s as %s in base 32', (text, written) => expect(base32(Buffer.from(text))).toBe(written))
})

describe('waiting after wrong tries', () => {
  test('five are free, then it doubles, up to a quarter of an hour', () => {
    expect([1, 4, 5, 6, 7, 13, 14, 100].map(waitAfter)).toEqual([0, 0, 2, 4, 8, 512, 900, 900])
    expect(waits.at(-1)).toBe(900)
  })

  test('guessing day and night gives fewer than 110 tries a day', () => {
    let [tries, seconds] = [0, 0]
    while (seconds < 24 * 60 * 60) seconds += waitAfter((tries += 1))
    expect(tries).toBeLessThan(115)
  })
})

describe('second factors', () => {
  const nobody = { hasTotp: false, passkeys: 0, backupCodes: 0 } as const
  test.each([
    ['client', nobody, 'complete', []],
    ['client', { ...nobody, passkeys: 1 }, 'complete', []],
    ['client', { ...nobody, hasTotp: true, backupCodes: 3 }, 'factor', ['totp', 'backup-code']],
    ['counsellor', nobody, 'enrol', []],
    ['supervisor', { ...nobody, backupCodes: 10 }, 'enrol', []],
    ['counsellor', { ...nobody, passkeys: 1, backupCodes: 1 }, 'factor', ['passkey', 'backup-code']],
    ['admin', { hasTotp: true, passkeys: 2, backupCodes: 0 }, 'factor', ['totp', 'passkey']],
  ] as const)('a %s with %o is %s', (role, factors, state, asked) => {
    expect(afterPassword({ role, ...factors })).toEqual({ state, factors: asked })
  })

  test('the last one of staff stays', () => {
    expect(mayDropFactor({ role: 'admin', ...nobody, hasTotp: true })).toBe(false)
    expect(mayDropFactor({ role: 'admin', ...nobody, hasTotp: true, passkeys: 1 })).toBe(true)
    expect(mayDropFactor({ role: 'client', ...nobody, hasTotp: true })).toBe(true)
  })
})

describe('the label of a device', () => {
  test.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iPhone'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0', 'Edge · Windows'],
    ['curl/8.5.0', '?'],
    ['', '?'],
  ])('of %s is %s', (userAgent, label) => expect(deviceLabel(userAgent)).toBe(label))
})

describe('a time zone', () => {
  test.each(['Asia/Jakarta', 'UTC', 'Asia/Rangoon'])('%s is known', (name) => expect(isTimeZone(name)).toBe(true))
  test.each(['Mars/Olympus', '', 'Asia'])('%j is not', (name) => expect(isTimeZone(name)).toBe(false))
})

describe('a name that speaks for the practice', () => {
  const reserved = (name: string) => isReserved(skeletonOf(name))
  test.each(['admin', 'adm1n', 'konselor', 'k0nse1or', 'konselor-7', 'psikolog12', '119', 'darurat'])('%s is nobody’s to take', (name) =>
    expect(reserved(name)).toBe(true),
  )
  test.each(['embun-pagi-27', 'administra', 'konselorku', 'ratna-penyelia', 'sekar-rindang', 'ombak-tenang'])('%s is free', (name) =>
    expect(reserved(name)).toBe(false),
  )
})
