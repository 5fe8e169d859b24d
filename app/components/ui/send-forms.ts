// Stands between Remix and the network: a form that could not be sent gets an answer as if from its action, so that the
// page, and what was typed, stay (docs/decisions/017).
import { DONE_HEADER, FORM_KEY } from '#app/rules/form-key'

export interface SendProblem {
  /** Of the form that was not sent. */
  formKey: string
  kind: 'offline' | 'too-large' | 'broken'
  requestId?: string
}

export interface NotSent {
  problem: SendProblem
}

/** An answer that the server never gave. */
export function isNotSent(reply: unknown): reply is NotSent {
  return typeof reply === 'object' && reply !== null && 'problem' in reply
}

const onDone = new Map<string, () => void>()

/** `then` runs once the server did what this form asked for. */
export function whenDone(formKey: string, then: () => void): void {
  onDone.set(formKey, then)
}

function formKeyIn(body: unknown): string | null {
  const key = body instanceof URLSearchParams || body instanceof FormData ? body.get(FORM_KEY) : null
  return typeof key === 'string' ? key : null
}

/** Texts and objects of texts in the letters of turbo-stream 2: one list, where an object names places in it. */
export function encodeAnswer(answer: object): string {
  const list: unknown[] = []
  function put(value: unknown): number {
    const place = list.push(value) - 1
    if (typeof value !== 'object' || value === null) return place
    const places: Record<string, number> = {}
    list[place] = places
    for (const [name, part] of Object.entries(value)) {
      const at = put(name)
      places[`_${at}`] = put(part)
    }
    return place
  }
  put(answer)
  return `${JSON.stringify(list)}\n`
}

function answerWith(problem: SendProblem): Response {
  return new Response(encodeAnswer({ data: { problem } satisfies NotSent }), {
    status: 503,
    headers: { 'Content-Type': 'text/x-script' },
  })
}

function problemOf(formKey: string, answer: Response): SendProblem | null {
  if (answer.status === 413) return { formKey, kind: 'too-large' }
  // A proxy, or the server when it is going down, answers in another language than Remix.
  const isOurs = answer.headers.get('Content-Type')?.startsWith('text/x-script') ?? false
  if (answer.status < 500 && isOurs) return null
  const requestId = answer.headers.get('X-Request-Id')
  return { formKey, kind: 'broken', ...(requestId ? { requestId } : {}) }
}

export function keepFormsWhenSending(): void {
  const send = window.fetch
  window.fetch = async (input, init) => {
    const formKey = formKeyIn(init?.body)
    if (formKey === null) return send(input, init)
    let answer: Response
    try {
      answer = await send(input, init)
    } catch (error) {
      if (init?.signal?.aborted) throw error
      return answerWith({ formKey, kind: 'offline' })
    }
    if (answer.headers.has(DONE_HEADER)) onDone.get(formKey)?.()
    const problem = problemOf(formKey, answer)
    return problem ? answerWith(problem) : answer
  }
}
