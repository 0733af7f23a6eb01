import type { Endpoint, InputOf, ReplyOf } from '#contract/endpoint'
import { cookieNames } from '#contract/pages'
import { actorByLogin } from '#modules/accounts'
import type { Caller, Context } from '#platform/context'
import type { AnyRoute, RawInput, ReplyHead } from '#platform/route'

export type DemoBrowser = {
  readonly head: ReplyHead
  /** The same browser at another moment. */
  at(moment: Temporal.Instant): Pick<DemoBrowser, 'ask'>
  /** A browser of somebody else, in which nobody is logged in. */
  elsewhere(): DemoBrowser
  ask<E extends Endpoint>(endpoint: E, ...input: keyof InputOf<E> extends never ? [] : [InputOf<E>]): Promise<ReplyOf<E>>
}

/** What a person of the demo does with a browser: asks the practice by its endpoints, and keeps the login. No network in between. */
export function makeDemoBrowser(context: Context, routes: readonly AnyRoute[], address: string): DemoBrowser {
  const caller: Caller = { address, userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
  const cookies = new Map<string, string>()
  const head: ReplyHead = { setCookie: (name, value) => void cookies.set(name, value), forget: (name) => void cookies.delete(name) }
  const askIn = (moment: Context) => {
    const ask = async ({ name }: Endpoint, input: RawInput = {}) => {
      const route = routes.find(({ endpoint }) => endpoint.name === name)
      if (!route) throw new Error(`no route for endpoint ${name}`)
      const actor = await actorByLogin(moment, cookies.get(cookieNames.login))
      return route.run({ ...moment, actor, caller }, input, head)
    }
    return ask as DemoBrowser['ask']
  }
  return {
    head,
    ask: askIn(context),
    at: (moment) => ({ ask: askIn({ ...context, now: () => moment }) }),
    elsewhere: () => makeDemoBrowser(context, routes, address),
  }
}
