import { getDesk, getDoor, getPractice, getPracticeText, openDoor as openDoorEndpoint } from '#contract/practice'
import { publishText } from '#contract/consents'
import { setUpPracticeWithAdmin } from '#contract/first-set-up'
import type { AccountTools } from '#modules/accounts'
import type { Desk } from './desk.ts'
import { adminOnly, everyone, operatorOnly, route } from '#platform/route'
import { openDoor } from './door.ts'
import { publishPracticeText } from './publish-text.ts'
import { setUpPractice } from './set-up-practice.ts'
import { showPractice } from './show-practice.ts'
import { showText } from './texts.ts'

export const practiceRoutes = (desk: Desk, tools: AccountTools) => [
  route({ endpoint: getPractice, may: everyone, handle: showPractice }),
  route({
    endpoint: getPracticeText,
    may: everyone,
    handle: (context, { params, query }) => showText(context, params.kind, params.language, query.version),
  }),
  route({ endpoint: publishText, may: adminOnly, handle: (context, { params, body }) => publishPracticeText(context, params, body) }),
  route({
    endpoint: setUpPracticeWithAdmin,
    may: operatorOnly,
    handle: (context, { body }, head) => setUpPractice(context, tools, body, head),
  }),
  route({ endpoint: getDesk, may: adminOnly, handle: (context) => desk.show(context) }),
  route({ endpoint: getDoor, may: everyone, handle: async ({ actor }) => ({ open: actor.kind === 'operator' }) }),
  route({
    endpoint: openDoorEndpoint,
    may: everyone,
    handle: async (context, { body }, head) => {
      await openDoor(context, body.token, head)
      return { open: true as const }
    },
  }),
]
