import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'

/** True when a single letter belongs to what somebody is writing, or to the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true
  const target = event.target as HTMLElement | null
  return target?.closest('input, textarea, select, dialog, [contenteditable]') != null
}

/** `/` goes to the search field of the page, or to the search page. */
export function useSearchKey(): void {
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return
      event.preventDefault()
      const field = document.querySelector<HTMLInputElement>('#main input[type=search]')
      if (field) field.focus()
      else navigate('/search')
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate])
}
