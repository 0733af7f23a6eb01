import type { Localised } from '#contract/languages'
import type { DemoLicence } from './demo-counsellor.ts'

/** The day on which the demo practice lives; licences expire around it. */
export const demoToday = '2026-11-20'

type Dates = { number: string; issuedOn: string; expiresOn: string | null; state?: DemoLicence['state'] }

const psychologyScope: Localised = {
  id: 'Praktik psikologi: asesmen, konseling, dan psikoedukasi',
  en: 'Psychology practice: assessment, counselling and psychoeducation',
}
const clinicalScope: Localised = {
  id: 'Praktik psikologi klinis',
  en: 'Clinical psychology practice',
}
const counsellorScope: Localised = {
  id: 'Konseling perorangan, pasangan, keluarga, dan kelompok',
  en: 'Counselling for individuals, couples, families and groups',
}

/** Practice permit of HIMPSI; five years, the whole country. */
export function sipp({ state = 'verified', ...dates }: Dates): DemoLicence {
  return {
    kind: 'sipp',
    issuer: 'Himpunan Psikologi Indonesia (HIMPSI)',
    scope: psychologyScope,
    place: 'Indonesia',
    checkUrl: 'https://himpsi.or.id/cari-psikolog',
    ...dates,
    state,
  }
}

/** Permit of a town or regency for clinical psychologists; valid there, and not in HIMPSI's register. */
export function sippk(place: string, { state = 'verified', ...dates }: Dates): DemoLicence {
  return {
    kind: 'sippk',
    issuer: `Dinas Penanaman Modal dan PTSP ${place}`,
    scope: clinicalScope,
    place,
    checkUrl: null,
    ...dates,
    state,
  }
}

/** Registration after the professional degree. */
export function strPsi({ state = 'verified', ...dates }: Dates): DemoLicence {
  return {
    kind: 'str-psi',
    issuer: 'Konsil Tenaga Kesehatan Indonesia',
    scope: clinicalScope,
    place: 'Indonesia',
    checkUrl: null,
    ...dates,
    state,
  }
}

/** Licence to serve under law 23/2022, art. 17. */
export function silp({ state = 'verified', ...dates }: Dates): DemoLicence {
  return {
    kind: 'silp',
    issuer: 'Kementerian yang membidangi layanan psikologi',
    scope: psychologyScope,
    place: 'Indonesia',
    checkUrl: 'https://himpsi.or.id/cari-psikolog',
    ...dates,
    state,
  }
}

/** Licence of a counsellor who is not a psychologist (PPK, title "Kons."). */
export function konselor({ state = 'verified', ...dates }: Dates): DemoLicence {
  return {
    kind: 'konselor',
    issuer: 'Ikatan Konselor Indonesia (IKI-ABKIN)',
    scope: counsellorScope,
    place: 'Indonesia',
    checkUrl: null,
    ...dates,
    state,
  }
}
