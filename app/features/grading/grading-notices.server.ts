import type { AttemptRow } from '#db/queries/attempts'
import { findEnrolment } from '#db/queries/enrolments'
import { listActiveManagers, listMarkersOf } from '#db/queries/grading'
import type { Tx } from '#db/transaction'
import { loadForm } from '../exam-forms/forms.server'
import { notify } from '../notifications/notify.server'
import { candidateCode, isBlind } from './candidate'

type Attempt = Pick<AttemptRow, 'id' | 'enrolment_id' | 'activity_id' | 'form_id' | 'kind' | 'released_by'>

async function payloadOf(tx: Tx, attempt: Attempt) {
  const form = await loadForm(tx, attempt.form_id)
  const enrolment = await findEnrolment(tx, attempt.enrolment_id)
  const traineeName = isBlind(form) ? candidateCode(attempt.id) : (enrolment?.trainee_name ?? '')
  return { enrolmentId: attempt.enrolment_id, traineeName, attemptId: attempt.id, title: form.title }
}

async function markersOf(tx: Tx, attempt: Attempt): Promise<(string | null)[]> {
  const rows = await listMarkersOf(tx, attempt.enrolment_id, attempt.activity_id)
  return rows.flatMap((row) => [row.mentor_id, row.examiner_id])
}

async function managers(tx: Tx): Promise<string[]> {
  return (await listActiveManagers(tx)).map((row) => row.id)
}

export async function tellMarkers(tx: Tx, attempt: Attempt, now: number): Promise<void> {
  await notify(tx, {
    to: await markersOf(tx, attempt),
    kind: 'marking-wanted',
    payload: await payloadOf(tx, attempt),
    now,
  })
}

/** Those who may publish: the manager for a final or retake, whoever marks for a stage exam. */
export async function tellReleasers(tx: Tx, attempt: Attempt, now: number): Promise<void> {
  const weighty = attempt.kind === 'final' || attempt.kind === 'retake'
  const to = weighty ? await managers(tx) : await markersOf(tx, attempt)
  await notify(tx, { to, kind: 'release-wanted', payload: await payloadOf(tx, attempt), now })
}

/** Everybody who may answer it; whoever released the result may not. */
export async function tellAppeal(tx: Tx, attempt: Attempt, input: { title: string; now: number }): Promise<void> {
  const people = [...(await managers(tx)), ...(await markersOf(tx, attempt))].filter((id) => id !== attempt.released_by)
  const enrolment = await findEnrolment(tx, attempt.enrolment_id)
  await notify(tx, {
    to: people,
    kind: 'appeal-filed',
    payload: {
      enrolmentId: attempt.enrolment_id,
      traineeName: enrolment?.trainee_name ?? '',
      attemptId: attempt.id,
      title: input.title,
    },
    now: input.now,
  })
}
