import { createContext, data, useLocation, useRouteLoaderData, type RouterContextProvider } from 'react-router'
import type { Language } from '#contract/languages'
import type { Endpoint, InputOf, ReplyOf } from '#contract/endpoint'
import type { PageRequest, Theme } from '#contract/pages'
import type { Practice } from '#contract/practice'
import { languageOfPath } from './language.ts'

/** What the server told the page; only loaders and actions can see it. */
export const pageContext = createContext<PageRequest>()

type Readable = Readonly<Pick<RouterContextProvider, 'get'>>

/** Asks the practice. A refusal becomes the error page of its kind. */
export async function ask<E extends Endpoint>(
  context: Readable,
  endpoint: E,
  ...input: keyof InputOf<E> extends never ? [] : [InputOf<E>]
): Promise<ReplyOf<E>> {
  try {
    return await context.get(pageContext).call(endpoint, ...input)
  } catch (error) {
    const code = refusalCode(error)
    if (code) throw data({ code }, { status: (error as { status: number }).status })
    throw error
  }
}

/** The code of a refusal; undefined for a fault. */
export function refusalCode(error: unknown): string | undefined {
  return error instanceof Error && error.name === 'Refusal' ? error.message : undefined
}

/** What every page knows. */
export type PageFacts = {
  readonly practice: Practice | null
  readonly language: Language
  readonly theme: Theme
  readonly origin: string
  /** Path and search of this page. */
  readonly here: string
  readonly today: string
}

export function usePage(): PageFacts {
  const facts = usePageIfAny()
  if (!facts) throw new Error('the root loader has not run')
  return facts
}

/** The practice; pages inside the site only render when there is one. */
export function usePractice(): Practice {
  const { practice } = usePage()
  if (!practice) throw new Error('the practice is not set up')
  return practice
}

/** For the error page, which must also render when the root loader failed. */
export function usePageIfAny(): PageFacts | undefined {
  const facts = useRouteLoaderData<PageFacts>('root')
  const { pathname, search } = useLocation()
  // A step within the private pages asks the server for nothing: where one is, and in which language, the address says.
  return facts && (facts.practice ? { ...facts, language: languageOfPath(pathname), here: pathname + search } : facts)
}
