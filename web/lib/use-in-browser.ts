import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** False while the server renders and until its script has come: for what must not stand there without it. */
export const useInBrowser = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
