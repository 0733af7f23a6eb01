import type { DemoCounsellor } from './demo-counsellor.ts'
import { baliNusaTenggara } from './people-bali-nusa-tenggara.ts'
import { centralJava } from './people-central-java.ts'
import { java } from './people-java.ts'
import { kalimantan } from './people-kalimantan.ts'
import { malukuPapua } from './people-maluku-papua.ts'
import { sulawesi } from './people-sulawesi.ts'
import { sumatra } from './people-sumatra.ts'

/** Everyone who works in the demo practice, from west to east. */
export const people: DemoCounsellor[] = [...sumatra, ...java, ...centralJava, ...kalimantan, ...sulawesi, ...baliNusaTenggara, ...malukuPapua]
