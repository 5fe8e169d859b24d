import { DEMO_WORDS } from '#app/i18n/demo-story'
import { accept, type Outcome } from '#app/rules/outcome'
import { findDrill, listDrillCards } from '#db/queries/drills'
import { listCardQuestions } from '#db/queries/rulings'
import { listTypingRunsOfActivity } from '#db/queries/typing'
import { PRACTICE } from '../activities/typing-standing'
import { answerCard, showNextCard } from '../drills/answer-card.server'
import type { DeckCard } from '../drills/deck'
import { disputeCard } from '../drills/dispute-card.server'
import { isJudged, readCardScore } from '../drills/drill'
import { readDrillContent } from '../drills/drill-content'
import { ruleOnCard } from '../drills/rule-on-card.server'
import { startDrill } from '../drills/start-drill.server'
import { judgeReply } from '../quick-replies/judge/judge-reply'
import { todaysJudge } from '../quick-replies/judges.server'
import { disputableSubjects, openSubjects } from '../quick-replies/rulings'
import { handInTyping, startTypingRun } from '../typing/typing-runs.server'
import { MINUTE, type Part, type Play, type SceneOf, type Step } from './play'
import { DEMO_REQUEST } from './seed-base.server'

/** Replies of a drill of the story about which the judge cannot say everything. */
const DOUBTFUL = 4
/** How many replies of a drill of the story wait for the mentor when it ends. */
const LEFT_OPEN = 3

/** Seconds a card took on day 3 and day 10; people get faster. */
function secondsPerCard(day: number): number {
  return Math.max(12, 30 - day)
}

function fillSlots(text: string, content: Play['content']): string {
  return text.replace(
    /\{([a-zA-Z]+)\}/g,
    (_, name: string) => content.slots.find((slot) => slot.name === name)?.sample ?? '',
  )
}

function replyTo(card: DeckCard, weak: boolean, content: Play['content']): { code: string; reply: string } {
  return weak
    ? { code: '', reply: DEMO_WORDS.drillWeak }
    : { code: card.code, reply: fillSlots(card.texts[0]!, content) }
}

/** Of what somebody in a hurry might send of a ready text, the piece that the judge can say least about. */
function doubtfulReplyTo(card: DeckCard, content: Play['content']): { code: string; reply: string } {
  const pieces = card.texts.flatMap((text) => {
    const lines = fillSlots(text, content).split('\n')
    return lines.flatMap((_, n) => [lines.slice(0, n + 1).join('\n'), lines.slice(n).join('\n')])
  })
  const doubts = (reply: string) => openSubjects(judgeReply(todaysJudge(content), card, reply)).length
  const reply = pieces.reduce((most, piece) => (doubts(piece) > doubts(most) ? piece : most))
  return { code: card.code, reply }
}

/** Works through the deck as it is dealt; every third card of somebody weak goes wrong. */
async function playDrill(
  play: Play,
  part: Part,
  drillId: string,
  startAt: number,
  pace: { seconds: number; weak: boolean; isDoubtful?: boolean },
): Promise<Outcome> {
  const actor = { id: part.personId, requestId: DEMO_REQUEST }
  const drill = await findDrill(play.db, drillId)
  const { cards } = readDrillContent(drill!.cards)
  const isRecall = drill!.mode === 'code'
  let now = startAt
  for (const [position, card] of cards.entries()) {
    const shown = (await listDrillCards(play.db, drillId)).some((row) => row.position === position)
    if (!shown) await showNextCard(play.db, { actor, now, drillId })
    now += (isRecall ? 2.5 : pace.seconds) * 1000
    const isWeak = (pace.weak && position % 2 === 0) || (pace.isDoubtful === true && position === 0)
    const words = isRecall
      ? { code: pace.weak && position % 4 === 0 ? '?' : card.code, reply: '' }
      : pace.isDoubtful && position > 0 && position <= DOUBTFUL
        ? doubtfulReplyTo(card, play.content)
        : replyTo(card, isWeak, play.content)
    const answered = await answerCard(play.db, { actor, now, content: play.content, drillId, position, ...words })
    if (!answered.ok) return answered
    if (answered.value.finished) break
  }
  return accept()
}

/** The mentor rules on what the judge left open, a minute after the end; in the story some of it still waits. */
async function ruleOnReplies(play: Play, part: Part, drillId: string, left: number): Promise<Outcome> {
  const viewer = { id: part.mentorId, roles: ['mentor'] as const }
  const drill = await findDrill(play.db, drillId)
  const cards = await listDrillCards(play.db, drillId)
  const questions = await listCardQuestions(play.db, drillId)
  for (const question of questions.slice(0, Math.max(0, questions.length - left))) {
    const isWeak = cards.find((card) => card.position === question.position)?.reply === DEMO_WORDS.drillWeak
    const ruled = await ruleOnCard(play.db, {
      actor: { id: part.mentorId, requestId: DEMO_REQUEST },
      viewer,
      now: (drill!.finished_at ?? 0) + MINUTE,
      questionId: question.id,
      isYes: question.subject.startsWith('point ') && !isWeak,
      note: question.subject.startsWith('hard ') ? DEMO_WORDS.noRedLine : null,
    })
    if (!ruled.ok) return ruled
  }
  return accept()
}

/** The first thing that was said to lack in a reply, if any: the trainee thinks otherwise. */
async function disputeFirst(play: Play, part: Part, drillId: string): Promise<Outcome> {
  const drill = await findDrill(play.db, drillId)
  const questions = await listCardQuestions(play.db, drillId)
  for (const row of await listDrillCards(play.db, drillId)) {
    const score = row.score === null ? null : readCardScore(row.score)
    const disputable = score && isJudged(score) && score.judgement ? disputableSubjects(score.judgement) : []
    const isAsked = (subject: string) =>
      questions.some((question) => question.position === row.position && question.subject === subject)
    const subject = disputable.find((one) => !isAsked(one))
    if (!subject) continue
    return disputeCard(play.db, {
      actor: { id: part.personId, requestId: DEMO_REQUEST },
      now: (drill!.finished_at ?? 0) + 5 * MINUTE,
      drillId,
      position: row.position,
      subject,
      reason: DEMO_WORDS.drillDispute,
    })
  }
  return accept()
}

export function drillSteps({ part, activity, day, startAt }: SceneOf<'phrase-drill'>): Step[] {
  return [
    {
      at: startAt,
      what: `${part.trainee.name} ${activity.id} drill`,
      async run(play) {
        const started = await startDrill(play.db, {
          actor: { id: part.personId, requestId: DEMO_REQUEST },
          now: startAt,
          content: play.content,
          enrolmentId: part.enrolmentId,
          setId: activity.settings.set,
          activityId: activity.id,
        })
        if (!started.ok) return started
        const waits = part.trainee.undecided === activity.id
        const played = await playDrill(play, part, started.value, startAt, {
          seconds: secondsPerCard(day),
          weak: part.trainee.weakPhrases,
          isDoubtful: waits,
        })
        if (!played.ok) return played
        const ruled = await ruleOnReplies(play, part, started.value, waits ? LEFT_OPEN : 0)
        return ruled.ok && waits ? disputeFirst(play, part, started.value) : ruled
      },
    },
  ]
}

/** What a hand of this speed leaves behind: the beginning of the passage with a slip now and then. */
function typedText(passage: string, characters: number): string {
  return [...passage]
    .slice(0, characters)
    .map((letter, n) => (n % 40 === 39 ? '的' : letter))
    .join('')
}

/** An evening's own practice: one set of phrases, one run of typing, a little faster each time. */
export function practiceSteps(part: Part, day: number, at: number): Step[] {
  const actor = { id: part.personId, requestId: DEMO_REQUEST }
  const what = `${part.trainee.name} practice`
  const typingAt = at + 15 * MINUTE
  return [
    {
      at,
      what: `${what} drill`,
      async run(play) {
        const started = await startDrill(play.db, {
          actor,
          now: at,
          content: play.content,
          enrolmentId: part.enrolmentId,
          setId: 'S1',
        })
        return started.ok
          ? playDrill(play, part, started.value, at, { seconds: secondsPerCard(day), weak: day < 6 })
          : started
      },
    },
    {
      at: typingAt,
      what: `${what} typing`,
      run: (play) =>
        typeOnce(play, part, { activityId: PRACTICE, at: typingAt, minutes: 3, speed: part.trainee.typing + day }),
    },
  ]
}

/** Runs of one test get a little faster, and so do the tests from day to day. */
export function typingSteps({ part, activity, day, startAt }: SceneOf<'typing'>): Step[] {
  const { minutes, runs } = activity.settings
  return Array.from({ length: runs }, (_, run): Step => {
    const at = startAt + run * (minutes + 2) * MINUTE
    const speed = part.trainee.typing + run * 2 + Math.floor((day - 1) / 2)
    return {
      at,
      what: `${part.trainee.name} ${activity.id} run`,
      run: (play) => typeOnce(play, part, { activityId: activity.id, at, minutes, speed }),
    }
  })
}

async function typeOnce(
  play: Play,
  part: Part,
  wish: { activityId: string; at: number; minutes: number; speed: number },
): Promise<Outcome> {
  const common = {
    actor: { id: part.personId, requestId: DEMO_REQUEST },
    content: play.content,
    enrolmentId: part.enrolmentId,
    activityId: wish.activityId,
  }
  const started = await startTypingRun(play.db, { ...common, now: wish.at })
  if (!started.ok) return started
  const row = (await listTypingRunsOfActivity(play.db, part.enrolmentId, wish.activityId)).find(
    (r) => r.id === started.value,
  )
  const passage = play.content.passages.find((p) => p.id === row?.passage_id)?.text ?? ''
  const handedIn = await handInTyping(play.db, {
    ...common,
    now: wish.at + wish.minutes * MINUTE,
    runId: started.value,
    typed: typedText(passage, Math.round(wish.speed * wish.minutes)),
  })
  return handedIn.ok ? accept() : handedIn
}
