import { DEMO_WORDS } from '#app/i18n/demo-story'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { listModules } from '#db/queries/remedial'
import { acknowledgeDecision } from '../promotion/acknowledge-decision.server'
import type { DecisionKind, DecisionVerdict } from '../promotion/decision-kinds'
import { finishModule } from '../promotion/finish-module.server'
import { logModuleMinutes } from '../promotion/log-module-minutes.server'
import { type MakeDecisionInput, makeDecision } from '../promotion/make-decision.server'
import { drawQuiz } from '../promotion/remedial'
import { startModule } from '../promotion/start-module.server'
import { takeEffectOnTheDay } from '../promotion/take-effect-on-the-day.server'
import { takeModuleQuiz } from '../promotion/take-module-quiz.server'
import { MINUTE, type Part, type Play, type Step } from './play'
import { DEMO_REQUEST } from './seed-base.server'

interface Wish extends Partial<Pick<MakeDecisionInput, 'dueOn' | 'effectiveOn' | 'fromOn' | 'ownerId' | 'asked'>> {
  kind: DecisionKind
  verdict: DecisionVerdict & keyof typeof DEMO_WORDS.sentence
  reason: string
}

/** The manager decides; a quarter of an hour later the trainee has read it. */
export function decisionSteps(part: Part, at: number, wish: Wish): Step[] {
  const what = `${part.trainee.name} ${wish.kind}`
  let decisionId = ''
  return [
    {
      at,
      what: `${what} decide`,
      async run(play) {
        const made = await makeDecision(play.db, {
          actor: { id: play.people.manager, requestId: DEMO_REQUEST },
          decider: { id: play.people.manager, roles: ['manager'] },
          now: at,
          content: play.content,
          enrolmentId: part.enrolmentId,
          expectedRevision: 0,
          dueOn: null,
          effectiveOn: null,
          fromOn: null,
          ownerId: null,
          asked: {},
          why: null,
          sentence: `${part.personName} · ${DEMO_WORDS.sentence[wish.verdict]}`,
          ...wish,
        })
        if (made.ok) decisionId = made.value.decisionId
        return made
      },
    },
    {
      at: at + 15 * MINUTE,
      what: `${what} acknowledge`,
      run: (play) =>
        acknowledgeDecision(play.db, {
          actor: { id: part.personId, requestId: DEMO_REQUEST },
          person: { id: part.personId, roles: ['trainee'] },
          now: at + 15 * MINUTE,
          decisionId,
          kind: 'acknowledged',
          note: '',
        }),
    },
  ]
}

/** The day of a promotion comes. */
export function promotionStep(part: Part, at: number): Step {
  return {
    at,
    what: `${part.trainee.name} promotion takes effect`,
    async run(play) {
      const courses = new Map([[play.content.course.id, play.content]])
      const promoted = await takeEffectOnTheDay(play.db, { now: at, courses, enrolmentId: part.enrolmentId })
      return promoted === 1 ? accept() : refuse('wrong-state')
    },
  }
}

async function forEachModule(
  play: Play,
  part: Part,
  now: number,
  work: (
    input: Parameters<typeof startModule>[1],
    module: { topic: string; minutes_planned: number },
  ) => Promise<Outcome<unknown>>,
): Promise<Outcome> {
  const modules = await listModules(play.db, part.enrolmentId)
  if (modules.length === 0) return refuse('plan-missing')
  for (const module of modules) {
    const done = await work(
      {
        actor: { id: part.personId, requestId: DEMO_REQUEST },
        traineeId: part.personId,
        now,
        content: play.content,
        enrolmentId: part.enrolmentId,
        moduleId: module.id,
      },
      module,
    )
    if (!done.ok) return done
  }
  return accept()
}

/** One day of remedial training: every module of the plan begun, worked through, tested and done. */
export function remedialSteps(part: Part, startAt: number): Step[] {
  const what = `${part.trainee.name} remedial`
  const doneAt = startAt + 9 * 60 * MINUTE
  return [
    {
      at: startAt,
      what: `${what} start`,
      run: (play) => forEachModule(play, part, startAt, (input) => startModule(play.db, input)),
    },
    {
      at: doneAt,
      what: `${what} work`,
      run: (play) =>
        forEachModule(play, part, doneAt, async (input, module) => {
          const logged = await logModuleMinutes(play.db, { ...input, minutes: module.minutes_planned })
          if (!logged.ok) return logged
          const seed = part.enrolmentId
          const items = new Map(drawQuiz(play.content.items, module.topic, seed).map((item) => [item.id, item]))
          const chosen = (id: string) => {
            const item = items.get(id)
            if (!item) return []
            return item.type === 'truefalse'
              ? [String(item.answer)]
              : item.options.flatMap((option, n) => (option.correct ? [String(n)] : []))
          }
          const quiz = await takeModuleQuiz(play.db, { ...input, seed, chosen })
          return quiz.ok ? finishModule(play.db, input) : quiz
        }),
    },
  ]
}
