import type { ServerBuild } from 'react-router'

export type RegisteredPage = { readonly path: string; readonly takesForms: boolean }

/** Every page of the build (web/routes.ts) with its whole address. */
export function pagesIn({ routes }: ServerBuild): RegisteredPage[] {
  const all = Object.values(routes).filter((route) => route !== undefined)
  const pathOf = (id: string | undefined): string => {
    const route = all.find((one) => one.id === id)
    if (!route) return ''
    const own = route.path ?? ''
    return own.startsWith('/') ? own : `${pathOf(route.parentId)}/${own}`.replaceAll(/\/+/g, '/')
  }
  const parents = new Set(all.map(({ parentId }) => parentId))
  return all
    .filter(({ id }) => !parents.has(id))
    .map(({ id, module }) => ({ path: pathOf(id).replace(/(.)\/$/, '$1'), takesForms: module.action !== undefined }))
}
