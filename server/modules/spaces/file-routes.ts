import * as contract from '#contract/spaces'
import type { BlobStore } from '#platform/blobs'
import { route, signedIn, unseenOnPages } from '#platform/route'
import { keepFile } from './keep-file.ts'
import { readFile } from './read-file.ts'
import { removeFile } from './remove-file.ts'

const done = { done: true as const }

export function fileRoutes(blobs: BlobStore) {
  const tools = { blobs, onTheirWay: new Map<string, number>() }
  return unseenOnPages([
    route({ endpoint: contract.sendFile, may: signedIn, handle: (context, { params, body }) => keepFile(context, tools, params.space, body) }),
    route({ endpoint: contract.getFile, may: signedIn, handle: (context, { params }) => readFile(context, blobs, params.space, params.file) }),
    route({
      endpoint: contract.removeFile,
      may: signedIn,
      handle: (context, { params }) => removeFile(context, blobs, params.space, params.file).then(() => done),
    }),
  ])
}
