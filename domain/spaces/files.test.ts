import { expect, test } from 'vitest'
import { fileRefusal, mostFileBytes, mostFilesPerDay } from './files.ts'

test('an account may send files until it has sent too many in a day, or has too much', () => {
  expect(fileRefusal({ bytes: 0, today: 0 }, 0)).toBeNull()
  expect(fileRefusal({ bytes: 0, today: mostFilesPerDay - 1 }, 5)).toBeNull()
  expect(fileRefusal({ bytes: 0, today: mostFilesPerDay }, 5)).toBe('files-too-many')
  expect(fileRefusal({ bytes: mostFileBytes - 5, today: 1 }, 5)).toBeNull()
  expect(fileRefusal({ bytes: mostFileBytes - 5, today: 1 }, 6)).toBe('files-full')
  expect(fileRefusal({ bytes: mostFileBytes - 1, today: 1 }, 0)).toBeNull()
  expect(fileRefusal({ bytes: mostFileBytes, today: 1 }, 0)).toBe('files-full')
})
