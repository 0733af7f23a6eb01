import type { Specialisation } from '#domain/care/fields'
import { m } from '#messages'

type TopicGroup = { readonly name: () => string; readonly topics: readonly Specialisation[] }

/** Side by side what is near to each other: nobody has to read twenty words to find theirs. */
export const topicGroups: readonly TopicGroup[] = [
  {
    name: m.topics_mind,
    topics: ['anxiety', 'low-mood', 'stress-burnout', 'grief', 'trauma', 'self-worth', 'sleep', 'anger'],
  },
  { name: m.topics_close, topics: ['relationships', 'marriage', 'family', 'parenting', 'children-teens'] },
  { name: m.topics_violence, topics: ['domestic-violence', 'sexual-violence'] },
  { name: m.topics_body, topics: ['addiction', 'perinatal', 'chronic-illness', 'old-age'] },
  { name: m.topics_way, topics: ['study-career', 'migration', 'faith-meaning'] },
]
