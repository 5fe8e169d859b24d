import { DEMO_WORDS } from '#app/i18n/demo-story'
import { LIVE_RUBRIC, rubricOf } from '../rubrics/sheet'
import { decisionSteps } from './decisions.server'
import { drillSteps, typingSteps } from './drills.server'
import { examSteps } from './exams.server'
import { ownStep } from './own-work.server'
import { MINUTE, type Play, type Scene, type Step } from './play'
import { practicalStep } from './practical.server'
import { writeEntry, writeRecord, writeSheet } from './records.server'
import { visitSteps } from './visits.server'

interface SheetWish {
  examiner: (play: Play) => string
  rubricId: string
  bias: 0 | 1 | 2
}

function sheetStep(scene: Scene, wish: SheetWish, delay = 0): Step {
  const at = scene.endAt + delay * MINUTE
  const { bias } = scene.part.trainee
  return {
    at,
    what: `${scene.part.trainee.name} ${scene.activity.id} sheet`,
    run: (play) =>
      writeSheet(play, scene, {
        rubricId: wish.rubricId,
        examinerId: wish.examiner(play),
        now: at,
        bias: wish.bias,
        stateMark:
          wish.rubricId === LIVE_RUBRIC && scene.activity.type === 'live'
            ? Math.min(95, 66 + scene.day + bias * 3)
            : null,
      }),
  }
}

/** Two examiners, each with a sheet of their own; nobody of the story fails what they mark. */
export function oralSteps(scene: Scene): Step[] {
  const rubricId = rubricOf(scene.activity) ?? ''
  const bias = scene.part.trainee.bias || 1
  return [
    sheetStep(scene, { examiner: ({ people }) => people.mentor, rubricId, bias }),
    sheetStep(scene, { examiner: ({ people }) => people.mentor2, rubricId, bias }, 5),
  ]
}

/** At the desk, then two examiners who have read what came of it. */
export function practicalSteps(scene: Scene): Step[] {
  return [practicalStep(scene), ...oralSteps(scene)]
}

/** The talk after the mystery customer: the report is opened, with one gap that is closed some days later. */
function debriefStep(scene: Scene): Step {
  const at = scene.endAt + 30 * MINUTE
  return {
    at,
    what: `${scene.part.trainee.name} ${scene.activity.id} debrief`,
    async run(play) {
      const by = scene.part.mentorId
      await writeEntry(play, scene, {
        kind: 'gap',
        data: { text: DEMO_WORDS.gap, source: DEMO_WORDS.gapSource },
        now: at,
        by,
        settled: { by, state: 'closed', outcome: DEMO_WORDS.gapClosed, at: at + 20 * MINUTE },
      })
      return writeRecord(play, scene, {
        data: { debriefedAt: at, note: DEMO_WORDS.debriefNote },
        now: at,
        handedIn: true,
      })
    },
  }
}

const GATES = {
  'd1-gate': { kind: 'd1-gate', verdict: 'pass', reason: DEMO_WORDS.d1Reason },
  'd3-gate': { kind: 'd3-gate', verdict: 'pass', reason: DEMO_WORDS.d3Reason },
  'raised-targets': {
    kind: 'raised-targets',
    verdict: 'targets',
    reason: DEMO_WORDS.targetsReason,
    asked: { typingSpeed: 65, phraseSeconds: 20, planText: DEMO_WORDS.targetsPlan },
  },
} as const

/** All that happens in one activity but the signatures, in the order of the day. The final and what follows it is told elsewhere. */
export function sceneSteps(scene: Scene, play: Pick<Play, 'content' | 'people'>): Step[] {
  const { part, activity } = scene
  const { bias } = part.trainee
  const rubricId = rubricOf(activity) ?? ''
  switch (activity.type) {
    case 'exam': {
      const blueprint = play.content.blueprintById.get(activity.settings.exam)
      if (!blueprint) return []
      // The basic ability test is the manager's to release; whoever marks releases the others.
      const releaserId = activity.signers.includes('manager') ? play.people.manager : part.mentorId
      return examSteps({
        part,
        blueprint,
        startAt: scene.startAt,
        rightPercent: part.trainee.written,
        markers: [part.mentorId],
        releaserId,
        waitMinutes: blueprint.types.scenario > 0 ? 60 : 3,
      })
    }
    case 'typing':
      return typingSteps({ ...scene, activity })
    case 'phrase-drill':
      return [ownStep(scene), ...drillSteps({ ...scene, activity })]
    case 'phone':
      return [ownStep(scene), sheetStep(scene, { examiner: () => part.mentorId, rubricId, bias })]
    case 'oral':
      return [ownStep(scene), ...oralSteps(scene)]
    case 'live':
      return [ownStep(scene), sheetStep(scene, { examiner: () => part.mentorId, rubricId, bias })]
    case 'coaching':
      return [
        ownStep(scene),
        sheetStep(scene, {
          examiner: (p) => (activity.leader === 'aftersales-guide' ? p.people.aftersales : part.mentorId),
          rubricId,
          bias,
        }),
      ]
    case 'mystery':
      return [
        ...visitSteps(scene),
        sheetStep(scene, { examiner: ({ people }) => people.shopper, rubricId, bias }),
        debriefStep(scene),
      ]
    case 'decision': {
      const { decision } = activity.settings
      return decision in GATES ? decisionSteps(part, scene.startAt, GATES[decision as keyof typeof GATES]) : []
    }
    default:
      return [ownStep(scene)]
  }
}
