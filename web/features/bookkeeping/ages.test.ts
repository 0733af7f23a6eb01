import { expect, test } from 'vitest'
import { ageOf } from './ages.ts'

const now = Temporal.Instant.from('2026-11-20T12:00:00Z')

test.for([
  ['2026-11-20T11:59:50Z', '1 menit yang lalu', '1 minute ago'],
  ['2026-11-20T12:03:00Z', '1 menit yang lalu', '1 minute ago'],
  ['2026-11-20T11:01:00Z', '59 menit yang lalu', '59 minutes ago'],
  ['2026-11-20T10:30:00Z', '1 jam yang lalu', '1 hour ago'],
  ['2026-11-18T13:00:00Z', '47 jam yang lalu', '47 hours ago'],
  ['2026-11-17T11:00:00Z', '3 hari yang lalu', '3 days ago'],
] as const)('what was said at %s was said %s', ([instant, id, en]) => {
  expect([ageOf(instant, 'id', now), ageOf(instant, 'en', now)]).toEqual([id, en])
})
