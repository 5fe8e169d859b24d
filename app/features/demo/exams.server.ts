import type { Blueprint } from '#app/content/blueprint'
import { onlyCourse } from '#app/content/content.server'
import { DEMO_WORDS } from '#app/i18n/demo-story'
import { accept } from '#app/rules/outcome'
import { findAttempt } from '#db/queries/attempts'
import { startAttempt } from '../attempts/start-attempt.server'
import { loadForm } from '../exam-forms/forms.server'
import { markAnswer } from '../grading/mark-answer.server'
import { submitAttempt } from '../grading/submit-attempt.server'
import { releaseExam } from '../promotion/release-exam.server'
import { scriptedAnswers } from './answers'
import { MINUTE, type Part, type Play, type Step } from './play'
import { DEMO_REQUEST } from './seed-base.server'

interface ExamScene {
  part: Part
  blueprint: Blueprint
  startAt: number
  /** Of the questions that need no reader. */
  rightPercent: number
  markers: readonly string[]
  releaserId: string
  /** Minutes from handing in to release. */
  waitMinutes: number
}

const WRITER = 'demo-seat-1'

async function handIn(play: Play, scene: ExamScene, attemptId: string, now: number) {
  const attempt = await findAttempt(play.db, attemptId)
  const form = await loadForm(play.db, attempt!.form_id)
  const { part, blueprint } = scene
  const answers = scriptedAnswers(form, {
    seed: `${part.trainee.name}:${blueprint.id}`,
    rightPercent: scene.rightPercent,
    weakTopics: part.trainee.weakTopics,
    shortReply: DEMO_WORDS.scenarioShort,
  })
  return submitAttempt(play.db, {
    actor: { id: part.personId, requestId: DEMO_REQUEST },
    now,
    attemptId,
    writer: WRITER,
    answers: form.questions.map((question, n) => ({
      position: question.position,
      item: question.item.id,
      revision: 1,
      seen: 0,
      answer: answers[n]!,
      flagged: false,
    })),
  })
}

/** Two readers agree within a level, as they mostly do. */
async function readScenarios(play: Play, scene: ExamScene, attemptId: string, now: number, markerId: string) {
  const attempt = await findAttempt(play.db, attemptId)
  const form = await loadForm(play.db, attempt!.form_id)
  const good = scene.rightPercent >= 80
  for (const question of form.questions.filter((q) => q.item.type === 'scenario')) {
    const marked = await markAnswer(play.db, {
      actor: { id: markerId, requestId: DEMO_REQUEST },
      now,
      attemptId,
      position: question.position,
      sheet: {
        levels: good ? { facts: 3, steps: 2, tone: 3, next: 2 } : { facts: 1, steps: 1, tone: 2, next: 1 },
        hardFault: null,
      },
      comment: good ? DEMO_WORDS.sheetHigh : null,
    })
    if (!marked.ok) return marked
  }
  return accept()
}

/** Everything between the first minute of a paper and its published result. */
export function examSteps(scene: ExamScene): Step[] {
  const { part, blueprint } = scene
  const what = `${part.trainee.name} ${blueprint.id}`
  const handedInAt = scene.startAt + Math.round(blueprint.minutes * 0.8) * MINUTE
  const markers = blueprint.types.scenario > 0 ? scene.markers : []
  let attemptId = ''
  return [
    {
      at: scene.startAt,
      what: `${what} start`,
      async run(play) {
        const started = await startAttempt(play.db, {
          actor: { id: part.personId, requestId: DEMO_REQUEST },
          now: scene.startAt,
          enrolmentId: part.enrolmentId,
          blueprint,
          content: play.content,
        })
        if (started.ok) attemptId = started.value.attemptId
        return started
      },
    },
    { at: handedInAt, what: `${what} hand in`, run: (play) => handIn(play, scene, attemptId, handedInAt) },
    ...markers.map((markerId, n): Step => {
      const at = handedInAt + (n + 1) * 20 * MINUTE
      return { at, what: `${what} mark`, run: (play) => readScenarios(play, scene, attemptId, at, markerId) }
    }),
    {
      at: handedInAt + scene.waitMinutes * MINUTE,
      what: `${what} release`,
      run: (play) =>
        releaseExam(play.db, {
          actor: { id: scene.releaserId, requestId: DEMO_REQUEST },
          now: handedInAt + scene.waitMinutes * MINUTE,
          attemptId,
          courses: onlyCourse(play.content),
        }),
    },
  ]
}
