import { loosely, skeletonOf } from './username.ts'

/** Who calls themselves so speaks for the practice, or seems to. */
const words = [
  'admin administrator pengelola operator root support bantuan help layanan teduh praktik practice official resmi tim team',
  'konselor counsellor counselor psikolog psychologist psikiater terapis therapist dokter doctor penyelia supervisor',
  'darurat emergency krisis crisis polisi police sejiwa 119 129 keamanan security notice kabar',
].flatMap((line) => line.split(' '))

/** In the loose skeleton of each. */
export const reservedWords: ReadonlySet<string> = new Set(words.map((word) => loosely(skeletonOf(word))))

/** Whether a name is a role or an office, with a number behind it or without, however it is spelt. @param skeleton of the name */
export const isReserved = (skeleton: string): boolean =>
  reservedWords.has(loosely(skeleton)) || reservedWords.has(loosely(skeleton.replace(/[-\dlo]+$/, '')))
