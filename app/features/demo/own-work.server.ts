// What the trainees of the story leave behind in an activity of each type.
import type { ActivityType } from '#app/content/activity-settings'
import { DEMO_WORDS } from '#app/i18n/demo-story'
import { addDays, localDateOf } from '#app/rules/dates'
import { accept, type Outcome } from '#app/rules/outcome'
import { newId } from '#db/ids'
import { findEnrolment } from '#db/queries/enrolments'
import { checklistPoints, findStations } from '../activities/course-lookup'
import { CASE_SHEET, NOTE_SAMPLE } from '../activities/piece'
import { REVIEW } from '../activities/types/calls/reviews'
import { AGREED, agreementText, decideAgreement } from '../cohorts/agreement'
import { saveQuestionnaire } from '../lessons/save-questionnaire.server'
import type { SceneOf } from './play'
import { MINUTE, type Play, type Scene, type Step } from './play'
import { readLessons, writeEntry, writeRecord, writeStation } from './records.server'
import { DEMO_REQUEST } from './seed-base.server'

type Work<T extends ActivityType> = (play: Play, scene: SceneOf<T>, now: number) => Promise<Outcome>

/** Both words to the text of the row, where it has one. */
async function agreeTo(play: Play, scene: SceneOf<'briefing'>, now: number): Promise<Outcome> {
  const enrolment = await findEnrolment(play.tx, scene.part.enrolmentId)
  const text = agreementText(play.content, scene.activity.settings)
  if (!enrolment || !text) return accept()
  const { trainee_name: traineeName, mentor_id: mentorId, mentor_name: mentorName } = enrolment
  const agreed = decideAgreement(text, { traineeName, mentorId, mentorName }, text.version)
  if (!agreed.ok) return accept()
  return writeEntry(play, scene, { kind: AGREED.trainee, data: { ...agreed.value }, now })
}

/**
 * What a trainee leaves behind in an activity of each type; what other people do follows in `sceneSteps`. Null: nothing, or it is
 * done on a page of its own.
 */
const OWN_WORK: { [T in ActivityType]: Work<T> | null } = {
  briefing: (play, scene, now) =>
    scene.activity.settings.acceptMentor
      ? agreeTo(play, scene, now)
      : writeRecord(play, scene, { data: { met: DEMO_WORDS.met, note: DEMO_WORDS.metNote }, now, handedIn: true }),
  async acknowledgement(play, scene, now) {
    for (const ruleId of scene.activity.settings.rules) {
      const version = play.content.rules.find((rule) => rule.id === ruleId)?.version ?? 1
      await writeEntry(play, scene, {
        kind: 'receipt',
        data: { ruleId, version, typedName: scene.part.personName },
        now,
      })
    }
    return accept()
  },
  async lecture(play, scene, now) {
    if (scene.activity.settings.noteSample)
      await writeEntry(play, scene, {
        kind: NOTE_SAMPLE,
        data: { text: DEMO_WORDS.noteSample(scene.part.personName), flag: 'yellow' },
        now,
      })
    const questionnaire = play.content.questionnaires.find((q) => q.id === scene.activity.settings.questionnaire)
    if (!questionnaire) return accept()
    const scored = Object.fromEntries(questionnaire.scored.map(({ id }, n) => [id, n % 3 === 0 ? 10 : 8]))
    const answers = {
      version: questionnaire.version,
      scored,
      open: Object.fromEntries(questionnaire.open.map(({ id }) => [id, ''])),
    }
    return saveQuestionnaire(play.db, {
      actor: { id: scene.part.personId, requestId: DEMO_REQUEST },
      now,
      content: play.content,
      personId: scene.part.personId,
      enrolmentId: scene.part.enrolmentId,
      activityId: scene.activity.id,
      answers,
    })
  },
  study: (play, scene, now) =>
    writeRecord(play, scene, {
      data: {
        ticked: [...checklistPoints(play.content, scene.activity.settings.checklist)],
        note: DEMO_WORDS.studyNote,
      },
      now,
      handedIn: false,
    }),
  'question-time': (play, scene, now) =>
    writeEntry(play, scene, {
      kind: 'question',
      data: { text: DEMO_WORDS.question[scene.day] ?? DEMO_WORDS.question[3] },
      now,
      settled: { by: scene.part.mentorId, state: 'closed', outcome: DEMO_WORDS.answer, at: now + 10 * MINUTE },
    }),
  async observation(play, scene, now) {
    const notes = scene.activity.settings.kind === 'calls' ? DEMO_WORDS.callNotes : DEMO_WORDS.chatNotes
    for (const [n, note] of notes.entries())
      await writeEntry(play, scene, { kind: 'note', data: note, now: now + n * MINUTE })
    return accept()
  },
  async warehouse(play, scene, now) {
    const prints = scene.activity.settings.prints ?? 0
    for (let n = 0; n < prints; n++)
      await writeEntry(play, scene, {
        kind: 'print',
        data: { ref: `TEST-${n + 1}`, result: 'printed', errors: '', found: '', ...DEMO_WORDS.prints[n] },
        now,
      })
    for (const { id } of findStations(play.content, scene.activity.settings.checklist))
      await writeStation(play, scene, { station: id, guideId: play.people.guide, now })
    return writeRecord(play, scene, {
      data: {
        ticked: [...checklistPoints(play.content, scene.activity.settings.checklist)],
        guide: DEMO_WORDS.guide,
      },
      now,
      handedIn: false,
    })
  },
  async live(play, scene, now) {
    if (scene.activity.settings.priceChanges)
      await writeEntry(play, scene, {
        kind: 'price-change',
        data: { orderRef: '482917', before: 129, after: 125, reason: DEMO_WORDS.answer },
        now,
        settled: { by: scene.part.mentorId, state: 'confirmed', outcome: null, at: now + 2 * MINUTE },
      })
    const chats = 6 + scene.day * 2
    return writeRecord(play, scene, {
      data: {
        account: DEMO_WORDS.account,
        from: scene.activity.start,
        to: '17:30',
        chats,
        meanReplySeconds: Math.max(24, 60 - scene.day),
        note: DEMO_WORDS.liveNote,
      },
      now,
      handedIn: true,
    })
  },
  async calls(play, scene, now) {
    const assigned = await writeReviews(play, scene, now)
    const purposes = assigned.length > 0 ? DEMO_WORDS.reviewPurposes : DEMO_WORDS.callPurposes
    for (const [n, purpose] of purposes.entries())
      await writeEntry(play, scene, {
        kind: 'call',
        data: {
          last4: String(3187 + n * 1111),
          purpose,
          outcome: n === 2 ? 'no-answer' : 'solved',
          promise: n === 2 ? DEMO_WORDS.callPromise : '',
          ...(assigned[n] ? { review: assigned[n], clean: 'yes' } : {}),
        },
        now: now + n * MINUTE,
        ...(assigned[n] && n === 2 ? { dueOn: addDays(localDateOf(now, play.content.course.zone), 1) } : {}),
      })
    return accept()
  },
  debrief: (play, scene, now) => writeRecord(play, scene, { data: { note: DEMO_WORDS.readNote }, now, handedIn: true }),
  async coaching(play, scene, now) {
    if (!scene.activity.settings.caseSheets) return accept()
    for (const [n, data] of DEMO_WORDS.caseSheets.entries())
      await writeEntry(play, scene, {
        kind: CASE_SHEET,
        data,
        now: now + n * MINUTE,
        settled: { by: play.people.aftersales, state: 'confirmed', outcome: null, at: now + (n + 10) * MINUTE },
      })
    return accept()
  },
  exam: null,
  'phrase-drill': null,
  'chat-simulation': null,
  typing: null,
  oral: null,
  phone: null,
  mystery: null,
  remedial: null,
  decision: null,
}

function workOf<T extends ActivityType>(type: T): Work<T> | null {
  return OWN_WORK[type]
}

/** What the trainee does in an activity, in the course of it. */
export function ownStep(scene: Scene): Step {
  const at = scene.startAt + Math.round((scene.endAt - scene.startAt) * 0.7)
  return {
    at,
    what: `${scene.part.trainee.name} ${scene.activity.id}`,
    async run(play) {
      const read = await readLessons(play, scene, at)
      if (!read.ok) return read
      return workOf(scene.activity.type)?.(play, scene, at) ?? accept()
    },
  }
}

/** The mentor assigns as many of the shop's reviews as there are calls; answers their ids. */
async function writeReviews(play: Play, scene: Scene, now: number): Promise<string[]> {
  const { activity, part } = scene
  const samples = activity.type === 'calls' ? (activity.settings.reviews ?? []) : []
  const ids: string[] = []
  for (const { id: _, ...data } of samples.slice(0, DEMO_WORDS.reviewPurposes.length)) {
    const id = newId()
    await writeEntry(play, scene, { id, kind: REVIEW, data, by: part.mentorId, now: now - 5 * MINUTE })
    ids.push(id)
  }
  return ids
}
