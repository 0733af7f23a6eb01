import { afterAll } from 'vitest'
import { removeFolders } from './folder.ts'

/** Loaded anew for every test file, also where files share a process. */
afterAll(removeFolders)
