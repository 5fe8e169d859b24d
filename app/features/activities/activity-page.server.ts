import { type Content, onlyCourse } from '#app/content/content.server'
import type { PlanRole, SignerRole } from '#app/content/plan'
import { type ContentLanguage, lessonIn } from '#app/content/translation'
import { listActiveDelegations, listActiveManagers, listNames, listSignOffHistory } from '#db/queries/activities'
import type { EnrolmentRow } from '#db/queries/enrolments'
import { listDecisions } from '#db/queries/facts'
import type { DbOrTx } from '#db/transaction'
import { mentorAt } from '../cohorts/hand-over'
import { loadMentorChanges } from '../cohorts/mentor-changes.server'
import { type FindTraineePlace, findTraineePlace } from '../cohorts/trainee-place.server'
import type { ActivityPage, SignOffView } from './activity-view'
import { isTold } from './decision-facts'
import { earlierMarks } from './earlier-marks'
import { examPartsOf } from './exam-parts'
import { type ActivityFacts, factsOf } from './facts'
import { type FailedStep, failedStepOf, failedSteps, isDecidedByPeople } from './failed-step'
import { heldOn } from './final-step'
import { ownPreconditions } from './preconditions'
import type { ActivityProgress } from './progress'
import { hasOwnDate, isSecret, plannedAt } from './progress'
import { loadProgress, type TraineeProgress } from './progress.server'
import { definitionOf } from './registry'
import { sittingBegan } from './second-test'
import { loadShownRubric } from './shown-rubric.server'
import { shownStatus } from './shown-status'
import { type Delegation, delegationFrom, namedFor } from './signers'
import { decideSubmit, decideWrite, isOpenOn, mayHandIn, type TraineeActivity } from './trainee-work'
import { describeAsked, describeType } from './type-view'

/** What every page of a trainee's own is asked with. */
export interface OwnAsked {
  traineeId: string
  content: Content
  now: number
  /** Set where the request has found the place already. */
  place?: FindTraineePlace
}

/** As it is told this person: the running enrolment, or the one that ended last; null when there never was one. */
export async function findOwnProgress(db: DbOrTx, input: OwnAsked): Promise<TraineeProgress | null> {
  const place = await (input.place?.() ?? findTraineePlace(db, { ...input, courses: onlyCourse(input.content) }))
  if (!place) return null
  const { enrolment, calendar } = place
  const calendars = new Map([[enrolment.id, calendar]])
  const decisions = (await listDecisions(db, [enrolment.id])).filter(isTold)
  const asked = { content: input.content, now: input.now, calendars, decisions }
  const [progress] = await loadProgress(db, [enrolment], asked)
  return progress ?? null
}

interface People {
  /** Of those who can sign in. */
  delegations: Delegation[]
  /** Those who cannot any more, too: what they led stays theirs. */
  everNamed: Delegation[]
  names: ReadonlyMap<string, string>
  managers: string[]
  managerIds: string[]
  /** The name of whoever was mentor at a moment; empty for nobody. */
  mentorThen: (at: number) => string
}

/** Who does what in this trainee's cohort, by name. */
export async function loadPeople(
  db: DbOrTx,
  enrolment: EnrolmentRow,
  alsoIds: readonly string[] = [],
): Promise<People> {
  const [delegations, managers, changes, others] = await Promise.all([
    listActiveDelegations(db, [enrolment.cohort_id]),
    listActiveManagers(db),
    loadMentorChanges(db, enrolment.id),
    alsoIds.length > 0 ? listNames(db, [...new Set(alsoIds)]) : [],
  ])
  const names = new Map([...others, ...managers].map((p) => [p.id, p.display_name]))
  for (const d of delegations) names.set(d.person_id, d.display_name)
  if (enrolment.mentor_id && enrolment.mentor_name) names.set(enrolment.mentor_id, enrolment.mentor_name)
  for (const { fromMentorId, fromMentorName } of changes)
    if (fromMentorId && fromMentorName) names.set(fromMentorId, fromMentorName)
  return {
    mentorThen: (at) => names.get(mentorAt(changes, enrolment.mentor_id, at) ?? '') ?? '',
    delegations: delegations.filter(({ status }) => status === 'active').map(delegationFrom),
    everNamed: delegations.map(delegationFrom),
    names,
    managers: managers.map((m) => m.display_name),
    managerIds: managers.map((m) => m.id),
  }
}

/** The names behind a role, for reading; empty where the role says enough. `at`: of which moment, where it is not today. */
export function namesFor(
  people: People,
  enrolment: EnrolmentRow,
  activityId: string,
  role: PlanRole,
  at?: number,
): string {
  if (role === 'mentor') return at === undefined ? (enrolment.mentor_name ?? '') : people.mentorThen(at)
  if (role === 'manager') return people.managers.length <= 2 ? people.managers.join(' / ') : ''
  const delegations = at === undefined ? people.delegations : people.everNamed
  return namedFor({ enrolment, activityId, role, delegations })
    .map((id) => people.names.get(id) ?? '')
    .join(' / ')
}

/** Who led it: of what is done, whoever was mentor on its day; of the rest, today's. Who plays the customer is never told. */
function leaderName(people: People, enrolment: EnrolmentRow, entry: ActivityProgress): string {
  const { activity, status } = entry
  if (activity.type === 'mystery') return ''
  const wasHeld = status.state === 'done' || status.state === 'waiting'
  const at = wasHeld ? plannedAt(entry, enrolment.zone) : undefined
  return namesFor(people, enrolment, activity.id, activity.leader, at)
}

/** What is signed was asked of the mentor of that time; what is open is asked of today's. */
function signedAt(facts: ActivityFacts, slot: SignerRole): number | undefined {
  return facts.signOffs.find((s) => s.slot === slot && s.verdict === 'signed')?.signedAt
}

/** Who leads, as the trainee is told: while nobody may know that somebody plays a customer, it is an hour of one's own. */
export function leaderOf(people: People, enrolment: EnrolmentRow, entry: ActivityProgress): ActivityPage['leader'] {
  const role = isSecret(entry) ? 'trainee' : entry.activity.leader
  return { role, name: leaderName(people, enrolment, entry) }
}

/** The same steps with the names of those who decide. */
export function withDeciders(steps: readonly FailedStep[], people: People, enrolment: EnrolmentRow): FailedStep[] {
  return steps.map((step) =>
    isDecidedByPeople(step) ? { ...step, by: namesFor(people, enrolment, step.activityId, 'manager') } : step,
  )
}

/** What follows from tests of one's own that were not passed; of one activity alone where it is named. */
export async function listOwnFailedSteps(db: DbOrTx, input: OwnAsked, activityId?: string): Promise<FailedStep[]> {
  const progress = await findOwnProgress(db, input)
  if (!progress) return []
  const { blueprints } = input.content
  const entry = progress.activities.find(({ activity }) => activity.id === activityId)
  const one = entry && failedStepOf(entry, progress, blueprints)
  const steps = activityId === undefined ? failedSteps(progress, blueprints) : one ? [one] : []
  return steps.length > 0 ? withDeciders(steps, await loadPeople(db, progress.enrolment), progress.enrolment) : []
}

/** Null when the activity is not in this trainee's plan, or on another branch of the story. */
export async function getActivityPage(
  db: DbOrTx,
  { language = 'zh-CN', ...input }: OwnAsked & { displayName: string; activityId: string; language?: ContentLanguage },
): Promise<(ActivityPage & { enrolmentId: string }) | null> {
  const progress = await findOwnProgress(db, input)
  const entry = progress?.activities.find((a) => a.activity.id === input.activityId)
  if (!progress || !entry || entry.status.state === 'not-applicable') return null
  const { enrolment } = progress
  const facts = factsOf(progress.facts, input.activityId)
  const everyone = [...progress.facts.activities.values()].flatMap((a) => [
    ...a.entries.flatMap((e) => e.closedBy ?? []),
    ...a.sheets.map((s) => s.examinerId),
  ])
  const [people, history, { rubric, linesOf }] = await Promise.all([
    loadPeople(db, enrolment, everyone),
    listSignOffHistory(db, enrolment.id, input.activityId),
    loadShownRubric(db, { entry, facts, enrolmentId: enrolment.id, content: input.content, language }),
  ])
  const step = failedStepOf(entry, progress, input.content.blueprints)
  const work: TraineeActivity = {
    actorId: input.traineeId,
    traineeId: enrolment.trainee_id,
    enrolmentState: enrolment.state,
    entry,
    facts,
    calendar: progress.calendar,
  }
  return {
    enrolmentId: enrolment.id,
    ...headOf(progress, entry, people, { content: input.content, language }),
    failedStep: step ? withDeciders([step], people, enrolment)[0]! : null,
    rubric,
    parts: examPartsOf(entry, progress, { ...people, nameOf: (id) => people.names.get(id) ?? '' }),
    ...writeStateOf(work),
    earlierMarks: earlierMarks(entry, progress),
    // A signature before the debrief would tell that there was a check.
    ...splitSignOffs(isSecret(entry) ? [] : history, {
      today: progress.calendar.today,
      isAsked: entry.status.state === 'not-yet',
      since: sittingBegan(entry),
    }),
    asked: describeAsked({ work, nameOf: (id) => people.names.get(id) ?? '' }),
    view: describeType({
      work,
      progress,
      content: input.content,
      reader: { language },
      nameOf: (id) => people.names.get(id) ?? '',
      linesOf,
      trainee: {
        displayName: input.displayName,
        mentorName: namesFor(people, enrolment, input.activityId, 'mentor', signedAt(facts, 'mentor')) || null,
      },
    }),
  }
}

function headOf(
  progress: TraineeProgress,
  entry: ActivityProgress,
  people: People,
  { content, language }: { content: Content; language: ContentLanguage },
) {
  const { activity, on, day } = entry
  const { enrolment, facts, calendar } = progress
  return {
    id: activity.id,
    title: activity.title,
    brief: activity.brief,
    day,
    on: heldOn(entry, progress),
    isLatePaper: entry.lateOn != null,
    start: hasOwnDate(activity) ? null : activity.start,
    minutes: activity.minutes,
    leader: leaderOf(people, enrolment, entry),
    signers: activity.signers.map((slot) => ({
      slot,
      name: namesFor(people, enrolment, activity.id, slot, signedAt(factsOf(facts, activity.id), slot)),
    })),
    status: shownStatus(entry, progress),
    lockedUntil: isOpenOn(calendar, day) ? null : on,
    before: ownPreconditions(entry, progress.activities, { facts, today: calendar.today }),
    lessons: activity.lessons.flatMap((id) => {
      const written = content.lessonById.get(id)
      const lesson = written && lessonIn(content, written, language)
      const known = facts.lessons.get(id)
      return lesson
        ? [
            {
              id,
              title: lesson.title,
              language: lesson.language,
              minutes: lesson.minutes,
              read: known?.read ?? false,
              answered: known?.answered ?? 0,
              questions: lesson.check.length,
            },
          ]
        : []
    }),
  }
}

function writeStateOf(work: TraineeActivity) {
  const may = decideWrite(work)
  const { record } = work.facts
  const definition = definitionOf(work.entry.activity)
  const revision = record?.revision ?? 0
  const closed = may.ok
    ? null
    : may.reason === 'wrong-state'
      ? ('file' as const)
      : may.reason === 'already-done'
        ? ('signed' as const)
        : null
  return {
    // Where nothing is written, a signature closes nothing; a test that is open once more least of all.
    closed: closed === 'signed' && definition.writes === undefined ? null : closed,
    mayWrite: may.ok,
    mayHandIn: may.ok && mayHandIn(work),
    mayRedo: work.entry.status.state === 'not-yet' && decideSubmit(work, revision, record?.data ?? {}).ok,
    elsewhere: definition.elsewhere ?? false,
    revision,
    handedInAt: record?.status === 'submitted' ? record.doneAt : null,
  }
}

function splitSignOffs(
  history: Awaited<ReturnType<typeof listSignOffHistory>>,
  { today, isAsked, since }: { today: string; isAsked: boolean; since: number },
): {
  signOffs: SignOffView[]
  earlierSignOffs: SignOffView[]
} {
  const newest = new Map<string, number>()
  for (const row of history) newest.set(row.slot, Math.max(newest.get(row.slot) ?? 0, row.revision))
  const views = history.map((row) => ({
    // What was signed of the first sitting says nothing of the one that is open.
    current: newest.get(row.slot) === row.revision && row.signed_at >= since,
    view: {
      id: row.id,
      slot: row.slot,
      verdict: row.verdict,
      signerName: row.signer_name,
      comment: row.comment,
      redoByOn: row.redo_by_on,
      isLate: isAsked && row.redo_by_on !== null && row.redo_by_on < today,
      tookPlaceOn: row.took_place_on,
      signedAt: row.signed_at,
    },
  }))
  return {
    signOffs: views.filter((v) => v.current).map((v) => v.view),
    earlierSignOffs: views.filter((v) => !v.current).map((v) => v.view),
  }
}
