import { expect, test } from 'vitest'
import { proofOf } from './open-proof.ts'

const bytes = (...first: number[]) => new Uint8Array([...first, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])

test.for([
  ['a photograph', bytes(0xff, 0xd8, 0xff, 0xe0), 'picture', 'image/jpeg'],
  ['a screenshot', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'picture', 'image/png'],
  ['a picture drawn anew', bytes(0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50), 'picture', 'image/webp'],
] as const)('%s is shown', ([, content, kind, media]) => {
  const proof = proofOf(content)
  expect([proof.kind, proof.content.type]).toEqual([kind, media])
})

test.for([
  ['a document', new TextEncoder().encode('%PDF-1.7\n'), 'pdf'],
  ['a page', new TextEncoder().encode('<!doctype html><script>alert(1)</script>'), 'other'],
  ['a drawing that can carry scripts', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'other'],
  ['nothing', new Uint8Array(), 'other'],
] as const)('%s is only saved, under no type that a browser would open', ([, content, kind]) => {
  const proof = proofOf(content as Uint8Array<ArrayBuffer>)
  expect([proof.kind, proof.content.type]).toEqual([kind, 'application/octet-stream'])
})
