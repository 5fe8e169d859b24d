import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { sweepDrafts } from './components/ui/drafts'
import { keepFormsWhenSending } from './components/ui/send-forms'
import { keepLessonOf } from './features/lessons/rendered-lessons'
import { setPresentYear } from './i18n/format'
import { goOnToTarget, rememberTarget } from './interrupted-navigation'
import { NonceContext } from './nonce'

function takeOver(): void {
  const { year } = document.documentElement.dataset
  if (year) setPresentYear(Number(year))
  rememberTarget()
  keepLessonOf(document)
  keepFormsWhenSending()
  sweepDrafts()
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
}

if (!goOnToTarget()) takeOver()
