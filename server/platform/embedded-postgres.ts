export { DataFolderInUse } from './embedded-postgres/data-folder-lock.ts'
export { EmbeddedPostgresFailed } from './embedded-postgres/failure.ts'
export { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres/start.ts'
