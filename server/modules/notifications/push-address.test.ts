import { expect, test } from 'vitest'
import { pushAddress } from './push-address.ts'

test.each([
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
  'https://eu.push.services.mozilla.com/wpush/v2/gAAAA',
  'https://web.push.apple.com/QGx',
  'https://wns2-par02p.notify.windows.com/w/?token=BQ',
  'https://FCM.googleapis.com:443/fcm/send/abc',
])('%s is an address of a push service', (text) => expect(pushAddress(text)?.href).toMatch(/^https:/))

test.each([
  'http://fcm.googleapis.com/fcm/send/abc',
  'https://fcm.googleapis.com:8443/fcm/send/abc',
  'https://fcm.googleapis.com.host.example/fcm/send/abc',
  'https://fcm.googleapis.com@host.example/',
  'https://orang:sandi@fcm.googleapis.com/',
  'https://host.example/?fcm.googleapis.com',
  'https://evilpush.apple.com.host.example/',
  'https://xpush.apple.com/',
  'https://push.apple.com./',
  'https://www.googleapis.com/',
  'https://127.0.0.1/',
  'https://0x7f000001/',
  'https://[::1]/',
  'https://localhost/',
  'https://169.254.169.254/latest/meta-data',
  'file:///etc/passwd',
  'ftp://fcm.googleapis.com/',
  '//fcm.googleapis.com/',
  '',
])('%s is none', (text) => expect(pushAddress(text)).toBeNull())

test('what the operator allows besides is that origin, and nothing near it', () => {
  const allowed = ['http://127.0.0.1:4000']
  expect(pushAddress('http://127.0.0.1:4000/a', allowed)?.href).toBe('http://127.0.0.1:4000/a')
  for (const text of ['http://127.0.0.1:4001/a', 'https://127.0.0.1:4000/a', 'http://127.0.0.1/a', 'http://127.0.0.1:4000@host.example/'])
    expect(pushAddress(text, allowed)).toBeNull()
})
