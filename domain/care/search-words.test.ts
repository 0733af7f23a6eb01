import { expect, test } from 'vitest'
import { specialisations, type Specialisation } from './fields.ts'
import { searchWordsFor } from './search-words.ts'

const fieldsWith = (word: string): Specialisation[] => specialisations.filter((code) => searchWordsFor[code].includes(word))

test.each(['depresi', 'depression', 'insomnia', 'selingkuh', 'cheating', 'KDRT', 'bucin', 'mertua'])('somebody is found by "%s"', (word) => {
  expect(fieldsWith(word)).not.toEqual([])
})

test('no word stands twice for the same', () => {
  for (const code of specialisations) expect(new Set(searchWordsFor[code]).size).toBe(searchWordsFor[code].length)
})
