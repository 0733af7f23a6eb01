import { getDesk, getPractice, getPracticeText, openDoor as openDoorEndpoint, setUpPractice as setUpEndpoint } from '#contract/practice'
import type { Desk } from './desk.ts'
import { everyone, operatorOnly, route } from '#platform/route'
import { openDoor } from './door.ts'
import { setUpPractice } from './set-up-practice.ts'
import { showPractice } from './show-practice.ts'
import { showText } from './texts.ts'

export const practiceRoutes = (desk: Desk) => [
  route({ endpoint: getPractice, may: everyone, handle: showPractice }),
  route({
    endpoint: getPracticeText,
    may: everyone,
    handle: (context, { params, query }) => showText(context, params.kind, params.language, query.version),
  }),
  route({ endpoint: setUpEndpoint, may: operatorOnly, handle: (context, { body }) => setUpPractice(context, body) }),
  route({ endpoint: getDesk, may: operatorOnly, handle: (context) => desk.show(context) }),
  route({
    endpoint: openDoorEndpoint,
    may: everyone,
    handle: async (context, { body }, head) => {
      await openDoor(context, body.token, head)
      return { open: true as const }
    },
  }),
]
