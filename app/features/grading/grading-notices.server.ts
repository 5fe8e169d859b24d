import { type AttemptRow, listAnswers } from '#db/queries/attempts'
import { findEnrolment } from '#db/queries/enrolments'
import { listActiveManagers, listExaminers, listMarks } from '#db/queries/grading'
import { wasTold } from '#db/queries/notifications'
import type { Tx } from '#db/transaction'
import { askedToMark } from '../activities/markers'
import { loadForm } from '../exam-forms/forms.server'
import { notify } from '../notifications/notify.server'
import { type AppealHands, isImpartial } from './appeal'
import { candidateCode, isBlind } from './candidate'
import { newestMarks } from './newest-marks'
import { isBlankIn, markersAsked, openReplies, type PaperHands, releasersAsked } from './papers'

type Attempt = Pick<AttemptRow, 'id' | 'enrolment_id' | 'activity_id' | 'form_id' | 'kind'>

/** Nothing in it leads to the person where the paper is marked blind. */
async function payloadOf(tx: Tx, attempt: Attempt) {
  const form = await loadForm(tx, attempt.form_id)
  const enrolment = await findEnrolment(tx, attempt.enrolment_id)
  const traineeName = isBlind(form) ? candidateCode(attempt.id) : (enrolment?.trainee_name ?? '')
  return { traineeName, attemptId: attempt.id, title: form.title }
}

async function managers(tx: Tx): Promise<string[]> {
  return (await listActiveManagers(tx)).map((row) => row.id)
}

async function handsOf(tx: Tx, attempt: Attempt): Promise<PaperHands & { traineeId: string }> {
  const enrolment = (await findEnrolment(tx, attempt.enrolment_id))!
  const { trainee_id: traineeId } = enrolment
  const named = (await listExaminers(tx, [enrolment.cohort_id])).filter((d) => d.activity_id === attempt.activity_id)
  const others = (ids: readonly (string | null)[]) => ids.filter((id): id is string => id !== null && id !== traineeId)
  return {
    traineeId,
    nearest: others([enrolment.mentor_id, ...named.map((d) => d.person_id)]),
    managers: others(await managers(tx)),
  }
}

export async function tellMarkers(tx: Tx, attempt: Attempt, now: number): Promise<void> {
  const form = await loadForm(tx, attempt.form_id)
  const written = new Map((await listAnswers(tx, attempt.id)).map((row) => [row.position, row.value]))
  const replies = openReplies(form, {
    marks: newestMarks(await listMarks(tx, attempt.id)),
    reopenings: new Map(),
    isBlank: isBlankIn(form, written),
    now,
  })
  await notify(tx, {
    to: markersAsked(await handsOf(tx, attempt), replies),
    kind: 'marking-wanted',
    payload: await payloadOf(tx, attempt),
    now,
  })
}

/**
 * Whose third mark is wanted; the two who marked are not asked to look again. `untilOn`: they were, until that day, which is
 * told once. Answers whether anybody was told.
 */
export async function tellThirdMarkers(
  tx: Tx,
  attempt: Attempt,
  { marked, untilOn, now }: { marked: readonly string[]; untilOn?: string; now: number },
): Promise<boolean> {
  const { nearest, managers } = await handsOf(tx, attempt)
  const to = askedToMark([nearest, managers], { marked, left: 1 })
  const payload = { ...(await payloadOf(tx, attempt)), ...(untilOn === undefined ? {} : { untilOn }) }
  if (untilOn !== undefined && (await wasTold(tx, 'third-mark-wanted', JSON.stringify(payload)))) return false
  await notify(tx, { to, kind: 'third-mark-wanted', payload, now })
  return to.length > 0
}

export async function tellReopened(
  tx: Tx,
  attempt: Attempt,
  { to, now, ...about }: { to: readonly string[]; position: number; reason: string; on: string; now: number },
): Promise<void> {
  const payload = { ...(await payloadOf(tx, attempt)), ...about }
  await notify(tx, { to, kind: 'marks-reopened', payload, now })
}

/** Those who may publish: the manager for a final or retake, whoever marks for a stage exam. */
export async function tellReleasers(tx: Tx, attempt: Attempt, now: number): Promise<void> {
  const hands = await handsOf(tx, attempt)
  const markerIds = (await listMarks(tx, attempt.id)).map((mark) => mark.marker_id)
  await notify(tx, {
    to: releasersAsked(hands, { kind: attempt.kind, traineeId: hands.traineeId, markerIds }),
    kind: 'release-wanted',
    payload: await payloadOf(tx, attempt),
    now,
  })
}

/** Everybody who may answer it; where every manager had a hand in the result, they are asked to name somebody. */
export async function tellAppeal(
  tx: Tx,
  attempt: Attempt,
  input: { appealId: string; hands: AppealHands; title: string; dueOn: string; now: number },
): Promise<void> {
  const { nearest, managers } = await handsOf(tx, attempt)
  const weighty = attempt.kind === 'final' || attempt.kind === 'retake'
  const enrolment = await findEnrolment(tx, attempt.enrolment_id)
  const payload = {
    traineeName: enrolment?.trainee_name ?? '',
    attemptId: attempt.id,
    appealId: input.appealId,
    title: input.title,
    on: input.dueOn,
  }
  const free = managers.filter((id) => isImpartial(id, input.hands))
  const beside = weighty ? [] : nearest.filter((id): id is string => id !== null && isImpartial(id, input.hands))
  await notify(tx, { to: [...free, ...beside], kind: 'appeal-filed', payload, now: input.now })
  if (free.length === 0) await notify(tx, { to: managers, kind: 'reviewer-wanted', payload, now: input.now })
}
