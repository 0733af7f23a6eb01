import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { allowOwnWorkers } from '#lib/own-workers'
import { languageOfAddress, speakBy } from '#lib/language'

// Of the browsers that can hold keys some have no Temporal yet; the others never load it.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
allowOwnWorkers()
speakBy(languageOfAddress)
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <HydratedRouter />
    </StrictMode>,
  )
})
