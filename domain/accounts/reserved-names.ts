import { loosely, skeletonOf } from './username.ts'

/** Who calls themselves so speaks for the practice, or seems to. */
const words = [
  'admin administrator pengelola operator root support bantuan help layanan teduh praktik practice',
  'konselor counsellor counselor psikolog psychologist psikiater terapis therapist dokter doctor penyelia supervisor',
  'darurat emergency krisis crisis polisi police sejiwa 119 129 keamanan security notice kabar',
].flatMap((line) => line.split(' '))

const reserved: ReadonlySet<string> = new Set(words.map((word) => loosely(skeletonOf(word))))

/** Whether a name is a role or an office, with a number behind it or without, however it is spelt. @param skeleton of the name */
export const isReserved = (skeleton: string): boolean => reserved.has(loosely(skeleton)) || reserved.has(loosely(skeleton.replace(/[-\dlo]+$/, '')))
