import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'
import { isTyping } from '#app/components/use-search-key'

/** n: next lesson, p: previous one. */
export function useLessonKeys(previous: string | null, next: string | null): void {
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const to = event.key === 'n' ? next : event.key === 'p' ? previous : null
      if (to === null || isTyping(event)) return
      event.preventDefault()
      navigate(`/lessons/${to}`)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, previous, next])
}
