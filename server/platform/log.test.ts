import * as fc from 'fast-check'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/any-text'
import { describeError, hashed, makeLog } from './log.ts'
import { Refusal } from './refusal.ts'

/** What a logger with these words writes, as it lies in the log. */
function written(write: (log: ReturnType<typeof makeLog>) => void, level: 'info' | 'debug' | 'silent' = 'info'): string {
  let text = ''
  write(makeLog(level, { write: (line) => (text += line) }))
  return text
}

const stackOf = (error: Error) => (describeError(error) as { stack: string[] }).stack

describe('an error in the log', () => {
  test('is its name, its code and where it happened', () => {
    const error = Object.assign(new TypeError('Budi Santoso'), { code: '23505', detail: 'Key (name)=(Budi)' })
    const told = describeError(error)
    expect(told).toMatchObject({ type: 'TypeError', code: '23505' })
    expect(Object.keys(told)).toEqual(['type', 'code', 'stack'])
    expect(stackOf(error)[0]).toMatch(/^at .*log\.test\.ts/)
    expect(JSON.stringify(told)).not.toMatch(/Budi/)
  })

  test('never has its message, whatever that is', () => {
    const message = fc.oneof(
      anyText({ minLength: 4 }),
      fc.array(fc.constantFrom('\n', '    at ', 'kenari (file:///x.ts:1:1)', ' ', 'Error: '), { minLength: 4 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(message, (words) => {
        const told = describeError(new Error(`kenari${words}kenari`))
        expect(JSON.stringify(told)).not.toContain('kenari')
        expect(stackOf(new Error(words)).length).toBeGreaterThan(0)
      }),
    )
  })

  test('never has a message that was changed later, nor that of its cause', () => {
    const error = new Error('one\n    at kenari (x.ts:1:1)', { cause: new Error('kenari') })
    // A stack is written down when it is first read, with the message of that moment.
    expect(error.stack).toContain('kenari')
    error.message = 'diubah kemudian'
    expect(JSON.stringify(describeError(error))).not.toContain('kenari')
  })

  test('of the database tells its code, although Drizzle wraps it, and none of the values', () => {
    const cause = Object.assign(new Error('duplicate key: kenari'), { code: '23505', detail: 'kenari' })
    const told = describeError(new DrizzleQueryError('insert into x values ($1)', ['kenari'], cause))
    expect(told).toMatchObject({ code: '23505' })
    expect(JSON.stringify(told)).not.toMatch(/kenari|insert/)
  })

  test('that is no error at all is only its type', () => {
    expect([describeError('Budi'), describeError(undefined), describeError({ name: 'Budi' })]).toEqual([
      { type: 'string' },
      { type: 'undefined' },
      { type: 'object' },
    ])
  })

  test('has at most twelve frames', () => {
    const deep = (depth: number): Error => (depth === 0 ? new Refusal('fault') : deep(depth - 1))
    expect(stackOf(deep(30)).length).toBeLessThanOrEqual(12)
  })
})

describe('a line of the log', () => {
  test('says when and how grave, but not which machine or process', () => {
    const line = JSON.parse(written((log) => log.info({ status: 200 }, 'request')))
    expect(Object.keys(line).toSorted()).toEqual(['level', 'msg', 'status', 'time'])
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  })

  test('leaves out requests and replies, and the message of an error under any of its names', () => {
    const request = { url: '/konselor?q=kenari', headers: { cookie: 'kenari' } }
    const text = written((log) => {
      log.error({ req: request, res: request, err: new Error('kenari') }, 'fault')
      log.error(new Error('kenari'))
      log.error({ error: new Error('kenari') }, 'fault')
    })
    expect(text.split('\n')).toHaveLength(4)
    expect(text).not.toContain('kenari')
  })

  test('is not written below its level', () => {
    expect(written((log) => log.debug('x'))).toBe('')
    expect(written((log) => log.fatal('x'), 'silent')).toBe('')
  })
})

describe('a hashed address', () => {
  test('is the same for the same address and does not show it', () => {
    expect(hashed('203.0.113.7')).toBe(hashed('203.0.113.7'))
    expect(hashed('203.0.113.7')).not.toBe(hashed('203.0.113.8'))
    expect(hashed('203.0.113.7')).toMatch(/^[\w-]{12}$/)
  })
})
