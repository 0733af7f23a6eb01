import { chmod, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { canReach, maySearch } from './reach.ts'

const nobody = { uid: 65_534, gid: 65_533 }

describe('a folder may be entered', () => {
  const cases = [
    ['by its owner with the owner’s bit', { uid: 65_534, gid: 0, mode: 0o700 }, true],
    ['not by its owner without it, even if all others may', { uid: 65_534, gid: 0, mode: 0o077 }, false],
    ['by its group with the group’s bit', { uid: 0, gid: 65_533, mode: 0o710 }, true],
    ['not by its group without it, even if all others may', { uid: 0, gid: 65_533, mode: 0o701 }, false],
    ['by others with the others’ bit', { uid: 0, gid: 0, mode: 0o711 }, true],
    ['not by others who may only read', { uid: 0, gid: 0, mode: 0o744 }, false],
    ['not by others when it is root’s alone', { uid: 0, gid: 0, mode: 0o700 }, false],
  ] as const
  test.each(cases)('%s', (_, folder, expected) => {
    expect(maySearch(nobody, folder)).toBe(expected)
  })
})

describe('a path is reached', async () => {
  const base = await mkdtemp('/tmp/teduh-reach-')
  const us = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  const stranger = { uid: us.uid + 4242, gid: us.gid + 4242 }
  await chmod(base, 0o711)
  await mkdir(join(base, 'closed', 'open'), { recursive: true })
  await chmod(join(base, 'closed'), 0o700)
  await symlink(join(base, 'closed', 'open'), join(base, 'link'))
  afterAll(() => rm(base, { recursive: true }))

  test('by a stranger through folders that all let him pass', async () => {
    expect(await canReach(stranger, '/tmp')).toBe(true)
  })

  test('by a stranger not when one folder above it is closed', async () => {
    expect(await canReach(stranger, join(base, 'closed', 'open'))).toBe(false)
    expect(await canReach(us, join(base, 'closed', 'open'))).toBe(true)
  })

  test('by a stranger not through a link into a closed folder', async () => {
    expect(await canReach(stranger, join(base, 'link'))).toBe(false)
  })
})
