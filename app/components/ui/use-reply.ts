import { useActionData } from '@remix-run/react'
import { useRef } from 'react'
import { isNotSent, type NotSent, type SendProblem } from './send-forms'

/**
 * What the page's action answered last. A form that did not reach the server changes nothing of it: a preview that was
 * to be confirmed is still there to be confirmed.
 */
export function useReply<Action>(): Exclude<ReturnType<typeof useActionData<Action>>, NotSent> {
  const latest = useActionData<Action>()
  const answered = useRef(latest)
  if (!isNotSent(latest)) answered.current = latest
  return answered.current as Exclude<typeof latest, NotSent>
}

/** Why this form did not reach the server, at its last try. */
export function useSendProblem(formKey: string): SendProblem | null {
  const latest = useActionData()
  return isNotSent(latest) && latest.problem.formKey === formKey ? latest.problem : null
}
