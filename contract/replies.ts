import { Type, type Static } from 'typebox'

/** The reply of an act that has nothing to tell but that it was done. */
export const Done = Type.Object({ done: Type.Literal(true) })

/** RFC 9457 problem details, with the code that pages translate. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  requestId: Type.Optional(Type.String()),
})
export type Problem = Static<typeof Problem>
