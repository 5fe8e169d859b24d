import { type RefObject, useEffect } from 'react'

/** A phone's keyboard lies over the page instead of making it smaller: the box ends where the keyboard begins. */
export function useVisibleHeight(box: RefObject<HTMLElement>): void {
  useEffect(() => {
    const seen = window.visualViewport
    if (!seen) return
    function fitToSight() {
      if (!box.current || !seen) return
      const isCovered = seen.scale === 1 && seen.height < window.innerHeight - 1
      box.current.style.height = isCovered ? `${seen.height}px` : ''
      if (isCovered) window.scrollTo(0, 0)
    }
    fitToSight()
    seen.addEventListener('resize', fitToSight)
    return () => seen.removeEventListener('resize', fitToSight)
  }, [box])
}
