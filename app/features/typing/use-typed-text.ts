import { type RefObject, useEffect } from 'react'
import type { CommittedText } from './committed-text'
import { IRREGULAR_WAYS } from './irregular'

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
  latest: RefObject<CommittedText>,
  { url, runId, saved }: { url: string; runId: string; saved: string },
): void {
  useEffect(() => {
    const text = field.current
    const form = text?.form
    if (!text || !form) return
    /** Null where it did not arrive: the next turn sends it again. */
    let sent: string | null = saved
    const ways = () => IRREGULAR_WAYS.map((way) => [way, String(latest.current?.irregular[way] ?? 0)] as const)
    const send = async () => {
      const committed = latest.current?.text ?? ''
      const body = new URLSearchParams({ runId, ...(committed === sent ? { unchanged: 'yes' } : { typed: committed }) })
      for (const [way, times] of ways()) body.set(way, times)
      sent = committed
      const answer = await fetch(url, { method: 'POST', body, keepalive: true }).catch(() => null)
      if (answer && OVER.includes(answer.status)) clearInterval(timer)
      else if (!answer?.ok && body.has('typed')) sent = null
    }
    const onSubmit = () => {
      if (latest.current?.composing) text.value = latest.current.text
    }
    const onFormData = ({ formData }: FormDataEvent) => {
      for (const [way, times] of ways()) formData.set(way, times)
    }
    const timer = setInterval(send, SAVE_EVERY_MS)
    // Before the router reads the fields of the form.
    form.addEventListener('submit', onSubmit, { capture: true })
    form.addEventListener('formdata', onFormData)
    window.addEventListener('pagehide', send)
    return () => {
      clearInterval(timer)
      form.removeEventListener('submit', onSubmit, { capture: true })
      form.removeEventListener('formdata', onFormData)
      window.removeEventListener('pagehide', send)
    }
  }, [field, latest, url, runId, saved])
}
