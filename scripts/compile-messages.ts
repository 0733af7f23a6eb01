import { compile } from '@inlang/paraglide-js'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** `messages/{id,en}/*.json` → typed functions in `messages/compiled/`, which server and pages import as `#messages`. */
export async function compileMessages(): Promise<void> {
  await compile({
    project: join(root, 'project.inlang'),
    outdir: join(root, 'messages', 'compiled'),
    strategy: ['globalVariable', 'baseLocale'],
    outputStructure: 'message-modules',
    emitReadme: false,
    emitPrettierIgnore: false,
    emitGitIgnore: false,
  })
  // Paraglide calls a compilation without its plugin a success, and leaves no messages behind.
  if (!existsSync(join(root, 'messages', 'compiled', 'messages', 'skip_to_content.js'))) {
    throw new Error('The messages did not compile: is @inlang/plugin-message-format installed?')
  }
}

if (import.meta.main) await compileMessages()
