import type { SelfCheck } from '#app/content/lesson'
import type { SignerRole } from '#app/content/plan'
import { DEMO_WORDS } from '#app/i18n/demo-story'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { newId } from '#db/ids'
import { insertEntry, insertRecord } from '#db/queries/activities'
import { insertSelfCheckAnswers } from '#db/queries/demo'
import { findEnrolment, updateEnrolment } from '#db/queries/enrolments'
import { upsertLessonProgress } from '#db/queries/lessons'
import { insertSheet } from '#db/queries/rubrics'
import { insertSignOff } from '#db/queries/signoffs'
import { asksAcceptance } from '../activities/signers'
import { REVIEW } from '../activities/types/calls/reviews'
import { STATION } from '../activities/types/warehouse/stations'
import { appendAudit } from '../audit/audit.server'
import { writeMentorsWord } from '../cohorts/agree.server'
import { agreementText, decideAgreement } from '../cohorts/agreement'
import { markSelfCheck } from '../lessons/self-check'
import { scoreSheet } from '../rubrics/score-sheet'
import type { Play, Scene } from './play'
import { DEMO_REQUEST } from './seed-base.server'

// The many small records of weeks are written as rows: each use case looks at the whole plan again, which is right for
// one click and takes a minute for three thousand. Rows and audit lines are the same as theirs.

interface Written {
  personId: string
  now: number
}

function auditOf(scene: Scene, { personId, now }: Written) {
  return { actor: { id: personId, requestId: DEMO_REQUEST }, now, enrolmentId: scene.part.enrolmentId }
}

/** The key, or now and then the first part that is none. */
function choiceFor(question: SelfCheck, slip: boolean): string[] {
  if (question.type === 'truefalse') return [String(question.answer !== slip)]
  if (slip) return [String(question.options.findIndex((option) => !option.correct))]
  return question.options.flatMap((option, n) => (option.correct ? [String(n)] : []))
}

export async function readLessons(play: Play, scene: Scene, now: number): Promise<Outcome> {
  const { enrolmentId, personId } = scene.part
  const answers: Parameters<typeof insertSelfCheckAnswers>[1][number][] = []
  for (const lessonId of scene.activity.lessons) {
    const lesson = play.content.lessonById.get(lessonId)
    if (!lesson) continue
    await upsertLessonProgress(play.tx, {
      enrolment_id: enrolmentId,
      lesson_id: lessonId,
      percent: 100,
      started_at: now,
      read_at: now,
      updated_at: now,
    })
    for (const [n, question] of lesson.check.entries()) {
      const marked = markSelfCheck(question, choiceFor(question, n === 2 && scene.day % 4 === 0))
      if (!marked.ok) return marked
      const answer = JSON.stringify(marked.value.choice)
      answers.push({
        enrolment_id: enrolmentId,
        lesson_id: lessonId,
        question_id: question.id,
        answer,
        correct: marked.value.correct ? (1 as const) : (0 as const),
        tries: 1,
        answered_at: now,
      })
    }
    await appendAudit(play.tx, {
      ...auditOf(scene, { personId, now }),
      action: 'read:lesson',
      entity: 'lesson',
      entityId: lessonId,
    })
  }
  if (answers.length > 0) await insertSelfCheckAnswers(play.tx, answers)
  return accept()
}

export async function writeRecord(
  play: Play,
  scene: Scene,
  input: { data: object; now: number; handedIn: boolean },
): Promise<Outcome> {
  const { part, activity } = scene
  const status = input.handedIn ? ('submitted' as const) : ('open' as const)
  await insertRecord(play.tx, {
    enrolment_id: part.enrolmentId,
    activity_id: activity.id,
    status,
    data: JSON.stringify(input.data),
    updated_at: input.now,
    done_at: input.handedIn ? input.now : null,
  })
  await appendAudit(play.tx, {
    ...auditOf(scene, { personId: part.personId, now: input.now }),
    action: input.handedIn ? 'submit:activity' : 'record:activity',
    entity: 'activity',
    entityId: activity.id,
    before: null,
    after: { status, data: input.data },
  })
  return accept()
}

interface NewEntry {
  /** Where another line names it. */
  id?: string
  kind: string
  data: object
  now: number
  /** Left out: the trainee. */
  by?: string
  dueOn?: string | null
  /** Who settled it afterwards, and how. */
  settled?: { by: string; state: 'confirmed' | 'closed'; outcome: string | null; at: number }
}

/** What somebody around the trainee writes down has an act of its own. */
const GIVEN_BY_OTHERS: Record<string, string> = { gap: 'open:gap', [REVIEW]: 'assign:review' }

export async function writeEntry(play: Play, scene: Scene, entry: NewEntry): Promise<Outcome> {
  const by = entry.by ?? scene.part.personId
  const id = entry.id ?? newId()
  await insertEntry(play.tx, {
    id,
    enrolment_id: scene.part.enrolmentId,
    activity_id: scene.activity.id,
    kind: entry.kind,
    data: JSON.stringify(entry.data),
    created_by: by,
    created_at: entry.now,
    due_on: entry.dueOn ?? null,
    state: entry.settled?.state ?? 'open',
    closed_by: entry.settled?.by ?? null,
    closed_at: entry.settled?.at ?? null,
    outcome: entry.settled?.outcome ?? null,
  })
  await appendAudit(play.tx, {
    ...auditOf(scene, { personId: by, now: entry.now }),
    action: GIVEN_BY_OTHERS[entry.kind] ?? `add:${entry.kind}`,
    entity: 'activity-entry',
    entityId: id,
    after: { activityId: scene.activity.id, ...entry.data },
  })
  return accept()
}

/** A station of the warehouse, confirmed by the guide. */
export async function writeStation(
  play: Play,
  scene: Scene,
  { station, guideId, now }: { station: string; guideId: string; now: number },
): Promise<void> {
  const id = newId()
  const { part, activity } = scene
  await insertEntry(play.tx, {
    id,
    enrolment_id: part.enrolmentId,
    activity_id: activity.id,
    kind: STATION,
    data: JSON.stringify({ station }),
    created_by: part.personId,
    created_at: now,
    state: 'confirmed',
    closed_by: guideId,
    closed_at: now,
  })
  await appendAudit(play.tx, {
    ...auditOf(scene, { personId: guideId, now }),
    action: 'sign:station',
    entity: 'activity-entry',
    entityId: id,
    after: { activityId: activity.id, station },
  })
}

export async function writeSignature(
  play: Play,
  scene: Scene,
  input: { slot: SignerRole; signerId: string; now: number; comment: string | null },
): Promise<Outcome> {
  const { part, activity } = scene
  const id = newId()
  await insertSignOff(play.tx, {
    id,
    enrolment_id: part.enrolmentId,
    activity_id: activity.id,
    slot: input.slot,
    revision: 1,
    trainee_id: part.personId,
    signer_id: input.signerId,
    verdict: 'signed',
    comment: input.comment,
    redo_by_on: null,
    signed_at: input.now,
  })
  await appendAudit(play.tx, {
    ...auditOf(scene, { personId: input.signerId, now: input.now }),
    action: 'sign:activity',
    entity: 'sign-off',
    entityId: id,
    reason: input.comment,
    before: null,
    after: {
      activityId: activity.id,
      slot: input.slot,
      verdict: 'signed',
      revision: 1,
      comment: input.comment,
      redoByOn: null,
    },
  })
  if (input.slot === 'mentor' && asksAcceptance(activity)) {
    const enrolment = await findEnrolment(play.tx, part.enrolmentId)
    await updateEnrolment(play.tx, part.enrolmentId, enrolment!.revision, { mentor_accepted_at: input.now })
    const text = agreementText(play.content, activity.settings)
    const { trainee_name: traineeName, mentor_id: mentorId, mentor_name: mentorName } = enrolment!
    const agreed = text && decideAgreement(text, { traineeName, mentorId, mentorName }, text.version)
    const { actor, now } = auditOf(scene, { personId: input.signerId, now: input.now })
    const word = { actor, now, enrolmentId: part.enrolmentId, activityId: activity.id, mentorId: input.signerId }
    if (agreed?.ok) await writeMentorsWord(play.tx, word, agreed.value)
  }
  return accept()
}

/** Levels as they come again and again down the sheet: about 65, 75 and 85 percent. */
const LEVEL_PATTERNS = [
  [2, 3, 1, 2],
  [2, 3, 2, 2],
  [3, 2, 3, 2],
] as const

export async function writeSheet(
  play: Play,
  scene: Scene,
  input: { rubricId: string; examinerId: string; now: number; bias: 0 | 1 | 2; stateMark: number | null },
): Promise<Outcome> {
  const { part, activity } = scene
  const rubric = play.content.rubricById.get(input.rubricId)
  if (!rubric) return refuse('invalid-reference')
  const levels = Object.fromEntries(
    rubric.criteria.map((c, n) => [c.id, LEVEL_PATTERNS[input.bias]![(n + scene.day) % 4]!]),
  )
  const notes = Object.fromEntries(
    Object.entries(levels).flatMap(([id, level]) => (level === 3 ? [[id, DEMO_WORDS.sheetHigh]] : [])),
  )
  const scored = scoreSheet(rubric, { levels, notes, hardFaults: [] })
  if (!scored.ok) return scored
  const id = newId()
  await insertSheet(play.tx, {
    id,
    enrolment_id: part.enrolmentId,
    activity_id: activity.id,
    rubric_id: rubric.id,
    rubric_version: rubric.version,
    examiner_id: input.examinerId,
    trainee_id: part.personId,
    revision: 1,
    marks: JSON.stringify({ levels, notes }),
    percent: scored.value.percent,
    hard_fault: null,
    state_mark: input.stateMark,
    comment: DEMO_WORDS.sheetComment,
    made_at: input.now,
  })
  await appendAudit(play.tx, {
    ...auditOf(scene, { personId: input.examinerId, now: input.now }),
    action: 'record:sheet',
    entity: 'rubric-sheet',
    entityId: id,
    after: {
      activityId: activity.id,
      rubricId: rubric.id,
      revision: 1,
      percent: scored.value.percent,
      hardFault: null,
      stateMark: input.stateMark,
    },
  })
  return accept()
}
