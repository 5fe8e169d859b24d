import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { loadLessonsOfPage } from './features/lessons/lesson-module'
import { NonceContext } from './nonce'

// The lesson's own module has to be there before React looks at the page, or it would draw the page anew.
loadLessonsOfPage().then(() => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <NonceContext.Provider value="">
          <RemixBrowser />
        </NonceContext.Provider>
      </StrictMode>,
    )
  })
})
