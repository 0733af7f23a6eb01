import { createHash } from 'node:crypto'
import { base32 } from '#domain/accounts/totp'
import type { Role } from '#domain/accounts/roles'

/** Somebody who can log in to the demo. Everything about them is printed, so nothing of it may be used elsewhere. */
export type DemoAccount = {
  readonly username: string
  readonly password: string
  readonly role: Role
  readonly timeZone: string
  /** Of the counsellor on the public pages whose account this is. */
  readonly slug?: string
  /** On the certificate of staff who are not on the public pages. */
  readonly name?: string
}

export const demoAdmin: DemoAccount = { username: 'sekar-rindang', password: 'payung kopi halaman senja', role: 'admin', timeZone: 'Asia/Jakarta' }

const demoStaff: readonly DemoAccount[] = [
  {
    username: 'ratna-penyelia',
    password: 'tikar bambu gerimis sore',
    role: 'supervisor',
    timeZone: 'Asia/Jakarta',
    name: 'Dr. Ratna Widyaningsih, M.Psi., Psikolog',
  },
  {
    username: 'felicia-gunadi',
    password: 'jendela teh melati pagi',
    role: 'counsellor',
    timeZone: 'Asia/Jakarta',
    slug: 'felicia-gunadi',
  },
  {
    username: 'asep-ridwan',
    password: 'sawah layang angin kemarau',
    role: 'counsellor',
    timeZone: 'Asia/Jakarta',
    slug: 'asep-ridwan-sumantri',
  },
  {
    username: 'andi-besse',
    password: 'perahu dermaga garam fajar',
    role: 'counsellor',
    timeZone: 'Asia/Makassar',
    slug: 'andi-besse-nurhalimah',
  },
  {
    username: 'yosina-rumbiak',
    password: 'noken danau bukit hujan',
    role: 'counsellor',
    timeZone: 'Asia/Jayapura',
    slug: 'yosina-marthina-rumbiak',
  },
]

const demoClients: readonly DemoAccount[] = [
  { username: 'embun-pagi-27', password: 'kelinci roti lampu taman', role: 'client', timeZone: 'Asia/Jakarta' },
  { username: 'ombak-tenang', password: 'karang sepeda jaket ungu', role: 'client', timeZone: 'Asia/Makassar' },
  { username: 'kenari-teduh-61', password: 'buku gelang stasiun mangga', role: 'client', timeZone: 'Asia/Jakarta' },
  { username: 'langit-timur', password: 'sagu gitar teluk bintang', role: 'client', timeZone: 'Asia/Jayapura' },
]

/** The admin first. */
export const demoAccounts: readonly DemoAccount[] = [demoAdmin, ...demoStaff, ...demoClients]

/** Of the authenticator app, known like the password: the same at every start. */
export const totpSecretOf = ({ username }: DemoAccount): Buffer => createHash('sha1').update(`teduh demo ${username}`).digest()
export const totpTextOf = (account: DemoAccount): string => base32(totpSecretOf(account))
