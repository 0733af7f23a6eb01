import { describe, expect, test } from 'vitest'
import { sessionModes, specialisations, spokenLanguages } from '#domain/care/fields'
import { refusalCodes } from '#platform/refusal'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const fileNames = globSync('*.json', { cwd: join(root, 'messages', 'id') }).toSorted()
type Words = Record<string, string>
const read = (language: string, name: string) => JSON.parse(readFileSync(join(root, 'messages', language, name), 'utf8')) as Words
const all = (language: string): Words => Object.assign({}, ...fileNames.map((name) => read(language, name)))
const id = all('id')
const en = all('en')
const underscored = (code: string) => code.replaceAll('-', '_')
const placeholdersIn = (text: string) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name).toSorted()
const missingIn = (words: Words, keys: string[]) => keys.filter((key) => !words[key]?.trim())

describe('the messages', () => {
  test('have the same files in both languages', () => {
    expect(globSync('*.json', { cwd: join(root, 'messages', 'en') }).toSorted()).toEqual(fileNames)
  })

  test.each(fileNames)('of %s have the same keys in the same order in both languages, none of them twice', (name) => {
    expect(Object.keys(read('en', name))).toEqual(Object.keys(read('id', name)))
    const written = [...readFileSync(join(root, 'messages', 'id', name), 'utf8').matchAll(/^\s*"(\w+)":/gm)].map(([, key]) => key)
    expect(new Set(written).size).toBe(written.length)
  })

  test('have keys that occur in one file only', () => {
    const keys = fileNames.flatMap((name) => Object.keys(read('id', name)))
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([])
  })

  test('are none of them empty', () => {
    expect([...missingIn(id, Object.keys(id)), ...missingIn(en, Object.keys(en))]).toEqual([])
  })

  test('have the same placeholders in both languages', () => {
    const uneven = Object.keys(id).filter((key) => String(placeholdersIn(id[key] ?? '')) !== String(placeholdersIn(en[key] ?? '')))
    expect(uneven).toEqual([])
  })

  test('have placeholders that are plain names', () => {
    for (const text of [...Object.values(id), ...Object.values(en)])
      for (const name of placeholdersIn(text)) expect(name, text).toMatch(/^[a-z][a-zA-Z]*$/)
  })

  test('in Indonesian do not shout', () => {
    expect(Object.entries(id).filter(([, text]) => text.includes('!'))).toEqual([])
  })
})

describe('there are words in both languages', () => {
  test.each(specialisations)('for the field %s and for how it feels', (code) => {
    const keys = [`specialisation_${underscored(code)}`, `specialisation_${underscored(code)}_about`]
    expect([missingIn(id, keys), missingIn(en, keys)]).toEqual([[], []])
  })

  test.each(sessionModes)('for the mode %s and what it is like', (code) => {
    expect([missingIn(id, [`mode_${code}`, `mode_${code}_about`]), missingIn(en, [`mode_${code}`, `mode_${code}_about`])]).toEqual([[], []])
  })

  test.each(spokenLanguages)('for the language %s', (code) => {
    expect([missingIn(id, [`spoken_language_${code}`]), missingIn(en, [`spoken_language_${code}`])]).toEqual([[], []])
  })

  test.each(refusalCodes)('for the refusal %s: what happened, and what next', (code) => {
    const keys = [`refusal_${underscored(code)}`, `refusal_${underscored(code)}_next`]
    expect([missingIn(id, keys), missingIn(en, keys)]).toEqual([[], []])
  })

  test('for no field, mode, language or refusal that does not exist', () => {
    const known = new Set([
      ...specialisations.flatMap((code) => [`specialisation_${underscored(code)}`, `specialisation_${underscored(code)}_about`]),
      ...sessionModes.flatMap((code) => [`mode_${code}`, `mode_${code}_about`]),
      ...spokenLanguages.map((code) => `spoken_language_${code}`),
      ...refusalCodes.flatMap((code) => [`refusal_${underscored(code)}`, `refusal_${underscored(code)}_next`]),
    ])
    expect(Object.keys(id).filter((key) => /^(specialisation|mode|spoken_language|refusal)_/.test(key) && !known.has(key))).toEqual([])
  })
})
