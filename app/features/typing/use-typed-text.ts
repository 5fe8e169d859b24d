import { type RefObject, useEffect } from 'react'

const SAVE_EVERY_MS = 3_000
/** Handed in elsewhere, or its time is over: nothing more is taken. */
const OVER = [404, 409]

/**
 * Keeps what is typed safe while the clock runs: the server has it every few seconds, and a word that an input method has
 * not finished is taken out before the form goes, so that its letters do not count as wrong characters. Where nothing was
 * typed it says so: otherwise what is put in after a long look could not be told from what was typed while the line was cut.
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
    /** Null where it did not arrive: the next turn sends it again. */
    let sent: string | null = saved
    const send = async () => {
      const body = new URLSearchParams({ runId, ...(committed === sent ? { unchanged: 'yes' } : { typed: committed }) })
      sent = committed
      const answer = await fetch(url, { method: 'POST', body, keepalive: true }).catch(() => null)
      if (answer && OVER.includes(answer.status)) clearInterval(timer)
      else if (!answer?.ok && body.has('typed')) sent = null
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
    const timer = setInterval(send, SAVE_EVERY_MS)
    // Before the router reads the fields of the form.
    form.addEventListener('submit', onSubmit, { capture: true })
    window.addEventListener('pagehide', send)
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
