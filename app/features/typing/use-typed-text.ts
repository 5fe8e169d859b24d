import { type RefObject, useEffect } from 'react'

const SAVE_EVERY_MS = 3_000

/**
 * Keeps what is typed safe while the clock runs: the server has it every few seconds, and a word that an input method has
 * not finished is taken out before the form goes, so that its letters do not count as wrong characters.
 */
export function useTypedText(
  field: RefObject<HTMLTextAreaElement>,
  { url, runId, saved }: { url: string; runId: string; saved: string },
): void {
  useEffect(() => {
    const text = field.current
    const form = text?.form
    if (!text || !form) return
    let committed = text.value
    let composing = false
    let sent = saved
    const send = () => {
      if (committed === sent) return
      sent = committed
      const body = new URLSearchParams({ runId, typed: committed })
      fetch(url, { method: 'POST', body, keepalive: true }).catch(() => {
        // Not arrived: the next turn sends it again.
        sent = ''
      })
    }
    const onStart = () => {
      composing = true
    }
    const onEnd = () => {
      composing = false
      committed = text.value
    }
    const onInput = () => {
      if (!composing) committed = text.value
    }
    const onSubmit = () => {
      if (composing) text.value = committed
    }
    text.addEventListener('compositionstart', onStart)
    text.addEventListener('compositionend', onEnd)
    text.addEventListener('input', onInput)
    // Before the router reads the fields of the form.
    form.addEventListener('submit', onSubmit, { capture: true })
    window.addEventListener('pagehide', send)
    const timer = setInterval(send, SAVE_EVERY_MS)
    return () => {
      clearInterval(timer)
      text.removeEventListener('compositionstart', onStart)
      text.removeEventListener('compositionend', onEnd)
      text.removeEventListener('input', onInput)
      form.removeEventListener('submit', onSubmit, { capture: true })
      window.removeEventListener('pagehide', send)
    }
  }, [field, url, runId, saved])
}
