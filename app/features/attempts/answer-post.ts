// What a paper's page asks the server by itself, and how its answers are read.
import { ownerHeaders, readSessionTrouble, type SessionTrouble } from '../accounts/page-owner'
import type { DraftPlace } from './answer-drafts'
import type { PageReport, SentAnswer } from './answer-forms'
import type { SendResult } from './answer-sending'
import type { PaperLive } from './paper-live'

const TIMEOUT_MS = 10_000

/** Whose page of which paper asks, and under which name it writes. */
export interface PageOfPaper extends DraftPlace {
  writer: string
}

/** @throws when the server cannot be reached, or says something that is no JSON. */
async function ask({ attemptId, personId }: DraftPlace, init: RequestInit = {}) {
  const response = await fetch(`/exams/attempts/${attemptId}/answers`, {
    ...init,
    headers: { 'Content-Type': 'application/json', ...ownerHeaders(personId) },
    ...(init.keepalive ? {} : { signal: AbortSignal.timeout(TIMEOUT_MS) }),
  })
  const reply = await response.json()
  return { ok: response.ok, reply, trouble: readSessionTrouble(response.status, reply) }
}

function post(page: DraftPlace, body: unknown, keepalive: boolean) {
  return ask(page, { method: 'POST', body: JSON.stringify(body), keepalive })
}

/** @throws when the server cannot be reached. */
export async function sendAnswer(
  page: PageOfPaper,
  message: SentAnswer,
  { takeOver, keepalive }: { takeOver: boolean; keepalive: boolean },
): Promise<SendResult> {
  const body = { kind: 'save', writer: page.writer, takeOver, ...message }
  const { ok, reply, trouble } = await post(page, body, keepalive)
  if (trouble) return { kind: 'trouble', trouble }
  if (ok) return { kind: 'saved', ...reply }
  if (reply.refusal === 'not-same-writer' && reply.theirs) return { kind: 'conflict', theirs: reply.theirs }
  if (reply.refusal === 'deadline-passed' || reply.refusal === 'wrong-state') return { kind: 'closed' }
  return { kind: 'unreachable' }
}

/** Hands in with everything that is not acknowledged yet. `live`: time is not up, this page had not heard of more. */
export async function sendPaper(
  page: PageOfPaper,
  answers: readonly SentAnswer[],
  timeUp: boolean,
): Promise<'closed' | 'failed' | { live: PaperLive } | SessionTrouble> {
  try {
    const { reply, trouble } = await post(page, { kind: 'submit', writer: page.writer, answers, timeUp }, false)
    if (trouble) return trouble
    if (reply.live) return { live: reply.live }
    return reply.closed === true ? 'closed' : 'failed'
  } catch {
    return 'failed'
  }
}

/** How the paper stands, by the server's clock; null when it cannot be asked. */
export function askPaper(place: DraftPlace): Promise<PaperLive | null> {
  return liveOf(ask(place))
}

/** Says that the page is there, and what it saw. */
export function sendReport(place: DraftPlace, report: PageReport): Promise<PaperLive | null> {
  return liveOf(post(place, { kind: 'here', ...report }, false))
}

async function liveOf(answer: ReturnType<typeof ask>): Promise<PaperLive | null> {
  try {
    const { ok, reply } = await answer
    return ok ? reply : null
  } catch {
    return null
  }
}
