import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '#domain/text/markdown'
import { aPractice } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { defaultTexts } from './default-texts.ts'
import { publishText, showText, textHash } from './texts.ts'

const database = await aDatabase()
const context = aContext(database)
const later = aContext(database, { kind: 'operator' }, Temporal.Instant.from('2026-12-24T10:00:00Z'))
await aPractice(context)

const aText = (body: string) => ({ kind: 'online-counselling' as const, language: 'id' as const, title: 'Tentang', body })

describe('a text', () => {
  test('that changes gets a new version, and the one that people agreed to stays as it was', async () => {
    const first = await showText(context, 'online-counselling', 'id')
    await publishText(later, aText('Baru'))
    expect(await showText(context, 'online-counselling', 'id')).toMatchObject({ version: 2, body: 'Baru', publishedAt: '2026-12-24T10:00:00Z' })
    expect(await showText(context, 'online-counselling', 'id', 1)).toEqual(first)
  })

  test('has versions of its own in each language', async () => {
    expect(await showText(context, 'online-counselling', 'en')).toMatchObject({ version: 1, language: 'en' })
  })

  test('carries the hash of its title and body, as anybody can compute it', async () => {
    const { title, body, sha256 } = await showText(context, 'online-counselling', 'en')
    expect(sha256).toBe(createHash('sha256').update(`${title}\n${body}`, 'utf8').digest('hex'))
    expect(textHash({ title: 'a', body: 'b' })).not.toBe(textHash({ title: 'a', body: 'c' }))
  })

  test('in a version that never was is not found', async () => {
    await expect(showText(context, 'online-counselling', 'id', 99)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('published several times at once becomes as many versions', async () => {
    const newest = await showText(context, 'online-counselling', 'id')
    const bodies = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    await Promise.all(bodies.map((body) => publishText(later, aText(body))))
    const all = await Promise.all(bodies.map((_, place) => showText(context, 'online-counselling', 'id', newest.version + place + 1)))
    expect(all.map(({ body }) => body).toSorted()).toEqual(bodies)
  })
})

describe('the texts of a new practice', () => {
  test.each(defaultTexts.map((text) => [`${text.kind}, ${text.language}`, text] as const))(
    '(%s) are read by the subset of Markdown, with nothing left over',
    (_, { body }) => {
      const blocks = parseMarkdown(body)
      expect(blocks.filter(({ kind }) => kind === 'heading').length).toBeGreaterThan(2)
      const words = blocks.flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.inline)).filter(({ kind }) => kind === 'text')
      for (const { text } of words) expect(text).not.toMatch(/\*\*|\]\(|^#/)
    },
  )
})
