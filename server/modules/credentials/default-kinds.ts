import type { Localised } from '#contract/languages'
import type { Context } from '#platform/context'
import { insertLicenceKind } from './repository.ts'

/**
 * Kinds that an Indonesian practice meets first. Sources: law 23/2022 on psychological education and
 * service (STR art. 15, SILP art. 17); HIMPSI (SIPP); Permendiknas 27/2008 (counsellors).
 */
const defaultKinds: readonly { code: string; name: Localised; checkUrl: string | null }[] = [
  {
    code: 'sipp',
    name: { id: 'Surat Izin Praktik Psikologi (SIPP)', en: 'Psychology practice permit (SIPP)' },
    checkUrl: 'https://himpsi.or.id/cari-psikolog',
  },
  {
    code: 'sippk',
    name: { id: 'Surat Izin Praktik Psikolog Klinis (SIPPK)', en: 'Clinical psychologist’s practice permit (SIPPK)' },
    checkUrl: null,
  },
  { code: 'str-psi', name: { id: 'Surat Tanda Registrasi Psikolog (STR)', en: 'Psychologist’s registration (STR)' }, checkUrl: null },
  {
    code: 'silp',
    name: { id: 'Surat Izin Layanan Psikologi (SILP)', en: 'Licence for psychological service (SILP)' },
    checkUrl: 'https://himpsi.or.id/cari-psikolog',
  },
  { code: 'konselor', name: { id: 'Sertifikat Konselor', en: 'Certified counsellor' }, checkUrl: null },
]

export async function addDefaultLicenceKinds(context: Context): Promise<void> {
  for (const kind of defaultKinds) await insertLicenceKind(context.db, kind)
}
