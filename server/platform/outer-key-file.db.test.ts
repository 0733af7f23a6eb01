import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aDatabase } from '#test/database'
import { openOuterKey, outerKeyPath, OuterKeyUnusable } from './outer-key-file.ts'
import { rekey, type SealedColumn } from './rekey.ts'

const { pool } = await aDatabase()
const columns: readonly SealedColumn[] = [{ table: 'public.thing', column: 'body_sealed', row: 'id::text' }]
const placeOf = (row: string) => ({ table: 'public.thing', column: 'body_sealed', row })
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teduh-key-'))
  await pool.query('delete from platform.outer_key')
  await pool.query('drop table if exists public.thing; create table public.thing (id integer primary key, body_sealed bytea)')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the key file', () => {
  test('is made at the first start, readable by its owner only, and is the same afterwards', async () => {
    const key = await openOuterKey(folder, pool)
    expect((await stat(outerKeyPath(folder))).mode & 0o777).toBe(0o600)
    expect((await openOuterKey(folder, pool)).keyId).toBe(key.keyId)
    expect(await readdir(folder)).toEqual(['outer.key'])
  })

  test('is one, also when several processes start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => openOuterKey(folder, pool)))
    expect(new Set(keys.map((key) => key.keyId)).size).toBe(1)
  })

  test('is that of the first, when two with folders of their own start at once on a new database', async () => {
    const others = await mkdtemp(join(tmpdir(), 'teduh-other-'))
    const outcomes = await Promise.allSettled([openOuterKey(folder, pool), openOuterKey(others, pool)])
    await rm(others, { recursive: true, force: true })
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(OuterKeyUnusable)
  })

  test('that others may read is closed again', async () => {
    await openOuterKey(folder, pool)
    await chmod(outerKeyPath(folder), 0o644)
    await openOuterKey(folder, pool)
    expect((await stat(outerKeyPath(folder))).mode & 0o777).toBe(0o600)
  })

  test('that was lost is not replaced by one that opens nothing', async () => {
    await openOuterKey(folder, pool)
    await rm(outerKeyPath(folder))
    await expect(openOuterKey(folder, pool)).rejects.toThrow(OuterKeyUnusable)
    expect(await readdir(folder)).toEqual([])
  })

  test('of another database, or a damaged one, is told in one line', async () => {
    await openOuterKey(folder, pool)
    const path = outerKeyPath(folder)
    const text = await readFile(path, 'utf8')
    for (const broken of ['', '{}', text.slice(0, 100), text.replace(/"marks": "...../, '"marks": "')]) {
      await writeFile(path, broken)
      await expect(openOuterKey(folder, pool)).rejects.toThrow(OuterKeyUnusable)
    }
    await rm(path)
    await pool.query('delete from platform.outer_key')
    await openOuterKey(folder, pool)
    await pool.query(`update platform.outer_key set key_id = '0011223344556677'`)
    await expect(openOuterKey(folder, pool)).rejects.toThrow(/another database/)
  })

  test('never reaches the database', async () => {
    await openOuterKey(folder, pool)
    const { keys, marks } = JSON.parse(await readFile(outerKeyPath(folder), 'utf8')) as { keys: Record<string, string>; marks: string }
    const { rows } = await pool.query('select * from platform.outer_key')
    for (const secret of [...Object.values(keys), marks]) expect(JSON.stringify(rows)).not.toContain(secret)
  })
})

describe('changing the key', () => {
  const fill = async () => {
    const key = await openOuterKey(folder, pool)
    for (const id of [1, 2, 3])
      await pool.query('insert into public.thing values ($1, $2)', [id, key.seal(placeOf(String(id)), Buffer.from(`value ${id}`))])
    await pool.query('insert into public.thing values (4, null)')
    return key
  }
  const everythingOpens = async () => {
    const key = await openOuterKey(folder, pool)
    const { rows } = await pool.query<{ id: number; body_sealed: Buffer }>('select * from public.thing where body_sealed is not null order by id')
    expect(rows.map(({ id, body_sealed: sealed }) => key.open(placeOf(String(id)), sealed).toString())).toEqual(['value 1', 'value 2', 'value 3'])
    return key
  }

  test('seals every value anew; the key before stays once more, and goes at once when asked', async () => {
    const before = await fill()
    expect(await rekey(pool, outerKeyPath(folder), columns)).toBe(3)
    const after = await everythingOpens()
    expect(after.keyId).not.toBe(before.keyId)
    expect(await readFile(outerKeyPath(folder), 'utf8')).toContain(before.keyId)
    await rekey(pool, outerKeyPath(folder), columns, { forget: true })
    const text = await readFile(outerKeyPath(folder), 'utf8')
    expect(text).not.toContain(before.keyId)
    expect(text).not.toContain(after.keyId)
    await everythingOpens()
  })

  test('that fails in the middle changes nothing, and succeeds the next time', async () => {
    await fill()
    await pool.query(`create or replace function public.fail() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger fail before update on public.thing for each row when (old.id = 2) execute function public.fail()`)
    await expect(rekey(pool, outerKeyPath(folder), columns)).rejects.toThrow('no')
    await everythingOpens()
    await pool.query('drop trigger fail on public.thing')
    await rekey(pool, outerKeyPath(folder), columns)
    await everythingOpens()
  })
})
