import type { Plan, SignerRole } from '#app/content/plan'
import { DEMO_PEOPLE, DEMO_WORDS } from '#app/i18n/demo-story'
import { addDays, instantOf, localDateOf } from '#app/rules/dates'
import { accept, type Outcome } from '#app/rules/outcome'
import { waivePrecondition } from '../promotion/waive-precondition.server'
import { isHeard } from '../rubrics/sheet'
import { signActivity } from '../signoffs/sign-activity.server'
import { decisionSteps, promotionStep, remedialSteps } from './decisions.server'
import { practiceSteps } from './drills.server'
import { examSteps } from './exams.server'
import { MINUTE, type Part, type Play, type Scene, type Step } from './play'
import { writeSignature } from './records.server'
import { oralSteps, practicalSteps, sceneSteps } from './scenes.server'
import { DEMO_REQUEST } from './seed-base.server'
import { DEMO_NAMED } from './story'
import { plannedVisitSteps } from './visits.server'

type Cast = Pick<Play, 'content' | 'people'>

/** Days on which the last chapter is told by `finalSteps`. */
const FINAL_DAY = 22
/** From nine in the morning to half past five. */
const EVENING = 8.5 * 60 * MINUTE

function scenesOf(plan: Plan, part: Part, until: number): Scene[] {
  return plan.days
    .filter((day) => day.day <= until)
    .flatMap(({ day, activities }) =>
      activities.map((activity) => {
        const startAt = instantOf(part.dates[day - 1]!, activity.start, part.zone)
        return { part, activity, day, startAt, endAt: startAt + activity.minutes * MINUTE }
      }),
    )
}

function signerOf(slot: SignerRole, part: Part, { people }: Cast): string {
  if (slot === 'manager') return people.manager
  const named = DEMO_NAMED[slot]
  return named ? people[named] : part.mentorId
}

/** Every slot of an activity signed, a few minutes after its end. */
function signatureSteps(scene: Scene, cast: Cast, wait?: number): Step[] {
  const { part, activity } = scene
  if (part.trainee.unsigned?.includes(activity.id)) return []
  if (part.trainee.sentBack === activity.id) return [sendBackStep(scene)]
  return activity.signers.map((slot, n) => {
    // Released papers and finished drills come a little after their time.
    const at = scene.endAt + (wait ?? (activity.type === 'exam' ? 75 : 10 + n * 2)) * MINUTE
    const comment = activity.type === 'live' ? DEMO_WORDS.liveSigned : null
    return {
      at,
      what: `${part.trainee.name} ${activity.id} ${slot}`,
      run: (play) => writeSignature(play, scene, { slot, signerId: signerOf(slot, part, cast), now: at, comment }),
    }
  })
}

function sendBackStep({ part, activity, endAt }: Scene): Step {
  const at = endAt + 10 * MINUTE
  return {
    at,
    what: `${part.trainee.name} ${activity.id} not yet`,
    run: (play) =>
      signActivity(play.db, {
        actor: { id: part.mentorId, requestId: DEMO_REQUEST },
        signer: {
          id: part.mentorId,
          roles: ['mentor', 'delegate'],
          displayName: DEMO_PEOPLE[part.trainee.mentor].name,
        },
        now: at,
        content: play.content,
        enrolmentId: part.enrolmentId,
        activityId: activity.id,
        slot: 'mentor',
        verdict: 'not_yet',
        comment: DEMO_WORDS.notYet,
        redoByOn: addDays(localDateOf(at, part.zone), 2),
        tookPlaceOn: null,
        expectedRevision: 0,
      }),
  }
}

/** From the final on: passed and promoted, or failed, trained again and tested once more, as far as the story of this trainee goes. */
function finalSteps(part: Part, cast: Cast): Step[] {
  const steps = lastChapter(part, cast)
  // Papers and trainings of the last chapter are signed in the evening of the day they ended.
  const last = scenesOf(cast.content.plan, part, FINAL_DAY + 1).filter(
    (s) => s.activity.gate === 'D22' || s.activity.gate === 'retake' || s.activity.type === 'remedial',
  )
  const toldAt = ({ activity }: Scene) => {
    const subject = 'exam' in activity.settings ? activity.settings.exam : 'remedial'
    const told = steps.filter((step) => step.what.startsWith(`${part.trainee.name} ${subject} `))
    return Math.max(0, ...told.map((step) => step.at))
  }
  const signed = last.flatMap((scene) => {
    if (scene.activity.type === 'chat-simulation') return practicalOf(scene, last, { part, cast, toldAt })
    const doneAt = toldAt(scene)
    if (doneAt === 0) return []
    const heard = isHeard(scene.activity) ? oralSteps({ ...scene, endAt: doneAt }) : []
    return [...heard, ...signatureSteps({ ...scene, endAt: doneAt }, cast, 15)]
  })
  return [...steps, ...signed]
}

/** Sat once the other parts of the same exam are through, by those who passed the paper. */
function practicalOf(
  scene: Scene,
  scenes: readonly Scene[],
  { part, cast, toldAt }: { part: Part; cast: Cast; toldAt: (scene: Scene) => number },
): Step[] {
  const { gate } = scene.activity
  const right = (gate === 'D22' ? part.trainee.final : part.trainee.retake) ?? 0
  const paper = scenes.find(({ activity }) => activity.type === 'exam' && activity.gate === gate)
  const doneAt = paper && right >= 80 ? toldAt(paper) : 0
  if (doneAt === 0) return []
  const startAt = doneAt + 20 * MINUTE
  const sat = { ...scene, startAt, endAt: startAt + 35 * MINUTE }
  return [...practicalSteps(sat), ...signatureSteps(sat, cast, 10)]
}

function lastChapter(part: Part, cast: Cast): Step[] {
  const { final, retake } = part.trainee
  if (final === undefined) return []
  const { blueprintById } = cast.content
  const on = part.dates[FINAL_DAY - 1]!
  const at = (date: string, clock: string) => instantOf(date, clock, part.zone)
  const markers = [cast.people.mentor, cast.people.mentor2]
  const exam = (id: string, startAt: number, rightPercent: number) =>
    examSteps({
      part,
      blueprint: blueprintById.get(id)!,
      startAt,
      rightPercent,
      markers,
      releaserId: cast.people.manager,
      waitMinutes: 120,
    })
  const steps = exam('d22-final', at(on, '09:00'), final)
  if (final >= 80)
    return [
      ...steps,
      ...decisionSteps(part, at(on, '16:30'), {
        kind: 'promotion',
        verdict: 'promote',
        reason: DEMO_WORDS.promoteReason,
        effectiveOn: addDays(on, 1),
      }),
      promotionStep(part, at(addDays(on, 1), '00:01')),
    ]
  if (part.trainee.name === 'finalfailed') return steps

  const remedialOn = part.dates[FINAL_DAY]!
  const plan = {
    fromOn: remedialOn,
    dueOn: addDays(remedialOn, 2),
    ownerId: part.mentorId,
    asked: { planText: DEMO_WORDS.nextPlan },
  }
  steps.push(
    ...decisionSteps(part, at(on, '16:00'), {
      kind: 'next-step',
      verdict: 'plan',
      reason: DEMO_WORDS.nextReason,
      ...plan,
    }),
    ...remedialSteps(part, at(remedialOn, '09:00')),
  )
  if (retake === undefined) return steps
  const retakeOn = addDays(remedialOn, cast.content.promotion.retakeAfterDays)
  return [
    ...steps,
    ...exam('retake', at(retakeOn, '09:00'), retake),
    ...decisionSteps(part, at(retakeOn, '16:00'), {
      kind: 'retake-pass',
      verdict: 'probation',
      reason: DEMO_WORDS.retakeReason,
    }),
  ]
}

/** What was never done is waived by name on the evening of its day, so that what rests on it may begin. */
function waiverSteps(plan: Plan, part: Part): Step[] {
  const { waives = [], name } = part.trainee
  return waives.map((subject, n) => {
    const day = plan.days.find(({ activities }) => activities.some(({ id }) => id === subject))!.day
    const at = instantOf(part.dates[day - 1]!, '20:00', part.zone)
    return {
      at,
      what: `${name} waives ${subject}`,
      run: ({ db, content, people }) =>
        waivePrecondition(db, {
          actor: { id: people.manager, requestId: DEMO_REQUEST },
          viewer: { id: people.manager, roles: ['manager'] },
          now: at,
          content,
          enrolmentId: part.enrolmentId,
          subjects: [subject],
          reason: DEMO_WORDS.waiveReason,
          expectedRevision: n,
        }),
    }
  })
}

/** Everything one trainee and the people around them have done up to `now`. */
export function historyOf(plan: Plan, part: Part, cast: Cast): Step[] {
  const { trainee } = part
  const lastDay = Math.min(trainee.day - 1, FINAL_DAY - 1)
  const scenes = scenesOf(plan, part, lastDay).filter((s) => !trainee.waives?.includes(s.activity.id))
  const stop = trainee.stopsAfter ? scenes.findIndex((s) => s.activity.id === trainee.stopsAfter) + 1 : scenes.length
  const days = scenes.slice(0, stop).flatMap((scene) => [...sceneSteps(scene, cast), ...signatureSteps(scene, cast)])
  const practice = trainee.practises
    ? scenes
        .filter((s, n) => s.day % 2 === 1 && s.day !== scenes[n - 1]?.day)
        .flatMap((s) => practiceSteps(part, s.day, s.startAt + EVENING))
    : []
  return [...days, ...plannedVisitSteps(plan, part), ...practice, ...waiverSteps(plan, part), ...finalSteps(part, cast)]
}

/** Steps of all trainees in the order of time; what the clock has not reached is left out. Answers what was refused. */
export async function playHistory(
  play: Play,
  steps: readonly Step[],
  now: number,
): Promise<{ what: string; reason: string }[]> {
  const refused: { what: string; reason: string }[] = []
  const due = steps.filter((step) => step.at < now).sort((a, b) => a.at - b.at)
  for (const step of due) {
    const outcome: Outcome<unknown> = (await step.run(play)) ?? accept()
    if (!outcome.ok) refused.push({ what: step.what, reason: outcome.reason })
  }
  return refused
}
