import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { allowOwnWorkers } from '#lib/own-workers'
import { languageOfAddress, speakBy } from '#lib/language'

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
