import type { Endpoint, InputOf, ReplyOf } from '#contract/endpoint'
import type { Context } from '#platform/context'
import type { AnyRoute, RawInput } from '#platform/route'

/** Asks by an endpoint as HTTP and pages do: door, validation, use case. No network in between. */
export async function askRoute<E extends Endpoint>(
  routes: readonly AnyRoute[],
  context: Context,
  endpoint: E,
  input: InputOf<E>,
): Promise<ReplyOf<E>> {
  const route = routes.find((one) => one.endpoint.name === endpoint.name)
  if (!route) throw new Error(`no route for endpoint ${endpoint.name}`)
  return (await route.run(context, input as RawInput, { setCookie: () => undefined, forget: () => undefined })) as ReplyOf<E>
}
