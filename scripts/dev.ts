import './quick-imports.js'
import { watch } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { ServerBuild } from 'react-router'
import { createServer, type ViteDevServer } from 'vite'
import { compileMessages } from './compile-messages.ts'

/**
 * `npm run dev`: the demo practice in a data folder of its own; pages and words are made anew when their files change. What runs in
 * the server itself (server/, contract/, domain/) needs a restart.
 */
const root = join(import.meta.dirname, '..')
process.env['NODE_ENV'] ??= 'development'
process.env['TEDUH_DATA'] ??= './data-dev'
process.env['TEDUH_DESIGN_PAGE'] ??= 'yes'
// A page in development is some hundred files.
process.env['TEDUH_RATE_LIMIT'] ??= '0'

// Vite takes the development build of React Router; so must the server, because the two hand objects to each other.
registerHooks({
  resolve(specifier, context, nextResolve) {
    const isRouter = specifier === 'react-router' || specifier.startsWith('react-router/')
    return nextResolve(specifier, isRouter ? { ...context, conditions: [...context.conditions, 'development'] } : context)
  },
})

let vite: ViteDevServer | undefined

/** Vite answers for the files that it makes; everything else is ours. Its socket lives on our port. */
async function mountVite(app: FastifyInstance): Promise<void> {
  const made = await createServer({
    root,
    appType: 'custom',
    server: {
      middlewareMode: true,
      hmr: { server: app.server },
      // It serves the files of the project as they lie there: not those of the database among them.
      fs: { deny: ['.env', '.env.*', '*.{crt,pem}', '**/.git/**', '**/data*/**'] },
      watch: { ignored: ['**/data*/**', '**/build/**', '**/test-results/**'] },
    },
  })
  vite = made
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET') return
    await new Promise<void>((resolve, reject) => {
      reply.raw.once('close', resolve)
      made.middlewares(request.raw, reply.raw, (error: unknown) => (error ? reject(error) : resolve()))
    })
    if (reply.raw.writableEnded || reply.raw.destroyed) reply.hijack()
  })
  app.addHook('onClose', () => made.close())
}

async function newestPages(): Promise<ServerBuild> {
  if (!vite) throw new Error('Vite has not started')
  return (await vite.ssrLoadModule('virtual:react-router/server-build')) as ServerBuild
}

/** Editors save in more than one step, so a change is waited out. */
function recompileMessagesOnChange(): void {
  let timer: NodeJS.Timeout | undefined
  for (const language of ['id', 'en']) {
    watch(join(root, 'messages', language), () => {
      clearTimeout(timer)
      timer = setTimeout(() => void compileMessages().catch((error: unknown) => process.stderr.write(`${String(error)}\n`)), 50)
    })
  }
}

await compileMessages()
recompileMessagesOnChange()
const { main } = await import('#server/main')
const { fillPractice } = await import('./demo/fill-practice.ts')
const { peopleOfDemo } = await import('./demo/announce.ts')
const { people } = await import('./demo/people.ts')

let backupCodes: Awaited<ReturnType<typeof fillPractice>> = null

await main({
  pages: { build: newestPages, mount: mountVite },
  prepare: async (practice) => void (backupCodes = await fillPractice(practice, people.length)),
  announce: ({ origin }) => {
    process.stdout.write(`\n${peopleOfDemo(origin, backupCodes)}\n\nTeduh in development at ${origin}\nDesign: ${origin}/_ui\n\n`)
  },
})
