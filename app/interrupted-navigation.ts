// After a deploy the script of a page may be gone; Remix then loads the document again, but the one that was left. The
// place somebody was on the way to is remembered over that, so that a link leads where it pointed.

const KEY = 'shifu-on-the-way'

function keepTarget(): void {
  const { navigation } = window.__remixRouter.state
  // While submitting, the address is a form's; to open it is not to send it.
  if (navigation.state !== 'loading') return
  const { pathname, search, hash } = navigation.location
  sessionStorage.setItem(KEY, pathname + search + hash)
}

/** A forbidden store costs the second click, never the page. */
export function rememberTarget(): void {
  window.addEventListener('pagehide', () => {
    try {
      keepTarget()
    } catch {}
  })
}

/** True when this document is left at once for the place somebody was on the way to. */
export function goOnToTarget(): boolean {
  try {
    const target = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    if (!target || entry?.type !== 'reload') return false
    window.location.replace(target)
    return true
  } catch {
    return false
  }
}
