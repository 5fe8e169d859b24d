import type { Content } from '#app/content/content.server'
import type { Activity } from '#app/content/plan'
import { type ContentLanguage, rubricIn } from '#app/content/translation'
import { accept } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { listNames, listSignOffHistory } from '#db/queries/activities'
import type { DbOrTx } from '#db/transaction'
import { canOnEnrolment, type Viewer } from '../accounts/permissions'
import { type ActivityCase, readActivityCase, relationTo } from '../activities/activity-case.server'
import { stillMissing } from '../activities/activity-state'
import { findStations } from '../activities/course-lookup'
import { earlierMarks } from '../activities/earlier-marks'
import { evidenceOf, isHeardStill } from '../activities/evidence'
import { withoutOtherMarks } from '../activities/exam-parts'
import { partsOf } from '../activities/exam-parts.server'
import { heldOn } from '../activities/final-step'
import { aheadOf } from '../activities/moment'
import { acceptedWith, isPiece } from '../activities/piece'
import { hasOwnDate } from '../activities/progress'
import type { TraineeProgress } from '../activities/progress.server'
import { checklistView, recordLines, textsIn } from '../activities/record-values'
import { definitionOf } from '../activities/registry'
import { countingFacts } from '../activities/second-test'
import { actsFor, type Delegation } from '../activities/signers'
import { assignedReviews, REVIEW } from '../activities/types/calls/reviews'
import { STATION, signedStations } from '../activities/types/warehouse/stations'
import { decidedDrills } from '../activities/undecided-drill'
import { isFinalState } from '../cohorts/enrolment-states'
import type { MentorChange } from '../cohorts/hand-over'
import { loadMentorChanges } from '../cohorts/mentor-changes.server'
import { listFastReplies } from '../drills/fast-replies.server'
import { reviewCase } from '../live-work/assign-review.server'
import { type DeskEntry, deskEntry, type GapQuery, gapsOf, withRuleTitle } from '../live-work/desk-entries'
import { mayAssignReviews } from '../live-work/review'
import { mayReadPieces } from '../live-work/settle-entry.server'
import { getSheetDesk } from '../rubrics/sheets.server'
import { ownPartOf } from '../signoffs/sign-off'
import { describeSlots, pastSignature } from '../signoffs/slots'
import { maySignStations } from '../signoffs/station'
import { listHeldRuns } from '../typing/held-runs.server'
import { loadTypingCurve } from '../typing/typing-curve.server'

type Reader = Pick<Viewer, 'id' | 'roles'>

interface DeskInput {
  viewer: Reader
  content: Content
  now: number
  enrolmentId: string
  activityId: string
  gapQuery: GapQuery
  /** In which the rubric is read. */
  language?: ContentLanguage
}

/** One activity of one trainee as the people around the trainee see it. */
export async function getActivityDesk(db: Db, input: DeskInput) {
  const found = await readActivityCase(db, input)
  if (!found.ok) return found
  const { enrolment, entry, facts, progress, delegations } = found.value
  const { activity, status } = entry
  const mentorChanges = await loadMentorChanges(db, enrolment.id)
  const [history, sheet, fastReplies, heldRuns, typed, names, parts] = await Promise.all([
    listSignOffHistory(db, enrolment.id, activity.id),
    getSheetDesk(db, found.value, input.viewer, input),
    facts.drills.some((d) => d.fastCards > 0) ? listFastReplies(db, input) : [],
    activity.type === 'typing' ? listHeldRuns(db, input, entry) : [],
    activity.type === 'typing' ? loadTypingCurve(db, enrolment.id) : null,
    loadNames(db, progress, delegations, mentorChanges),
    partsOf(db, progress, activity.id),
  ])
  const nameOf = (id: string) => names.get(id) ?? ''
  const reader = relationTo(found.value, input.viewer.id)
  const observes = canOnEnrolment(input.viewer, 'observe:activity', reader, activity.id)
  const ended = isFinalState(enrolment.state)
  const settler = observes && !ended ? input.viewer.id : null
  const reads = mayReadPieces(found.value, input.viewer).ok
  return accept({
    enrolmentId: enrolment.id,
    traineeName: enrolment.trainee_name,
    activityId: activity.id,
    title: activity.title,
    brief: activity.brief,
    type: activity.type,
    leader: activity.leader,
    day: entry.day,
    on: heldOn(entry, progress),
    isLatePaper: entry.lateOn != null,
    start: hasOwnDate(activity) ? null : activity.start,
    minutes: activity.minutes,
    today: progress.calendar.today,
    state: status.state,
    ...(status.mark ? { mark: status.mark } : {}),
    missing: ownPartOf(stillMissing(status)),
    unmet: status.state === 'held' ? [...(status.unmet ?? [])] : [],
    ended,
    lessons: activity.lessons.map((id) => ({
      id,
      title: input.content.lessonById.get(id)?.title ?? id,
      read: progress.facts.lessons.get(id)?.read ?? false,
    })),
    evidence: evidenceOf(activity, countingFacts(facts, entry.again ?? null), progress.facts),
    earlierMarks: earlierMarks(entry, progress),
    /** Exam drills that this viewer may read card by card. */
    satDrills: canOnEnrolment(input.viewer, 'read:result', reader, activity.id)
      ? decidedDrills(facts).map(({ id, startedAt }) => ({ id, startedAt }))
      : [],
    /** The practical exam, as it was sat: read before it is marked. */
    practical: activity.type === 'chat-simulation' ? practicalOf(facts) : null,
    fastReplies,
    parts: isHeardStill(activity, facts) ? parts.map(withoutOtherMarks) : parts,
    /** Lectures of this viewer after which trainees are asked what they think. */
    hasFeedback:
      activity.type === 'lecture' &&
      activity.settings.questionnaire !== undefined &&
      delegations.some((d) => d.activityId === activity.id && d.role === 'lecturer' && d.personId === input.viewer.id),
    heldRuns,
    /** How the typing went over the days, at each of its tests. */
    typed,
    mayRuleTyping: !ended && actsFor(input.viewer, { enrolment, activityId: activity.id, role: 'mentor', delegations }),
    record: recordView(found.value, input.content),
    entries: facts.entries
      .filter((e) => e.kind !== 'gap' && e.kind !== 'draw' && e.kind !== STATION)
      .map((e) => deskEntry(e, activity.id, activity.title, names, isPiece(e.kind) && !reads ? null : settler))
      .map((view) => (isPiece(view.kind) ? acceptedWith(facts, view) : aboutReview(view, facts)))
      .map((view) => (view.kind === 'receipt' ? withRuleTitle(view, input.content) : view)),
    gaps: gapsOf(progress, found.value, input.gapQuery, names, settler),
    assign: assignOf(found.value, input.viewer),
    pieceRubric: pieceRubricOf(activity, input),
    stations: stationsOf(found.value, input, nameOf),
    sheet,
    secondTest: entry.again
      ? {
          state: entry.again.state,
          opensOn: entry.again.opensOn,
          lastOn: entry.again.lastOn,
          mayOpen: !ended && actsFor(input.viewer, { enrolment, activityId: activity.id, role: 'mentor', delegations }),
        }
      : null,
    slots: describeSlots({
      enrolment,
      entry,
      facts,
      delegations,
      mentorChanges,
      viewer: input.viewer,
      now: input.now,
      nameOf,
    }),
    history: history.map(pastSignature),
  })
}
export type ActivityDesk = Extract<Awaited<ReturnType<typeof getActivityDesk>>, { ok: true }>['value']

function practicalOf({ chats }: ActivityCase['facts']) {
  const sat = chats.flatMap(({ id, finishedAt, percent, percentHigh }) =>
    finishedAt === null ? [] : [{ id, finishedAt, low: percent ?? 0, high: percentHigh ?? 0 }],
  )
  return { sat, isSat: chats[0]?.state === 'finished' }
}

/** A call says which review it was about, by name. */
function aboutReview(view: DeskEntry, { entries }: ActivityCase['facts']): DeskEntry {
  const review = entries.find((e) => e.kind === REVIEW && e.id === view.data.review)?.data as
    | { customer?: string; product?: string }
    | undefined
  return review ? { ...view, data: { ...view.data, about: `${review.customer} · ${review.product}` } } : view
}

/** Reviews that may still be assigned; null where there are none to assign, or not by this viewer. */
function assignOf(given: ActivityCase, viewer: Reader) {
  const { activity } = given.entry
  if (activity.type !== 'calls' || !mayAssignReviews(reviewCase(given, viewer)).ok) return null
  const taken = assignedReviews(given.facts.entries).map(({ data }) => (data as { text?: string }).text)
  return {
    left: activity.settings.cap - taken.length,
    samples: (activity.settings.reviews ?? [])
      .filter(({ text }) => !taken.includes(text))
      .map(({ id, customer, product, star }) => ({ id, customer, product, star })),
  }
}

/** What pieces of work are read beside: the anchors of the rubric that the plan names. */
function pieceRubricOf(activity: Activity, { content, language = 'zh-CN' }: Pick<DeskInput, 'content' | 'language'>) {
  const asked =
    activity.type === 'lecture'
      ? activity.settings.noteSample
      : activity.type === 'coaching'
        ? activity.settings.caseSheets
        : undefined
  const asWritten = asked && content.rubricById.get(asked.rubric)
  if (!asWritten) return null
  const rubric = rubricIn(content, asWritten, language)
  return { about: asked.about ?? null, title: rubric.title, criteria: rubric.criteria, language: rubric.language }
}

/** The stations of a warehouse tour, one by one; null for everything else. */
function stationsOf(
  { enrolment, entry, facts, delegations, progress }: ActivityCase,
  { viewer, content, now }: DeskInput,
  nameOf: (id: string) => string,
) {
  const { activity, status } = entry
  if (activity.type !== 'warehouse') return null
  const stations = findStations(content, activity.settings.checklist)
  const signed = signedStations(facts)
  const ahead = aheadOf({ ...entry, zone: enrolment.zone, today: progress.calendar.today, now })
  const given = { activity, enrolment, delegations, person: viewer, state: enrolment.state, status, facts, ahead }
  return {
    maySign: maySignStations({ ...given, stations: stations.map(({ id }) => id) }).ok,
    list: stations.map((station) => {
      const line = signed.get(station.id)
      return {
        ...station,
        isOwn: line?.closedBy === viewer.id,
        signed: line ? { byName: nameOf(line.closedBy ?? ''), at: line.createdAt } : null,
      }
    }),
  }
}

/** Of everybody who is named for, has signed or has settled something of this trainee's, or was mentor. */
export async function loadNames(
  db: DbOrTx,
  progress: TraineeProgress,
  delegations: readonly Delegation[],
  mentorChanges: readonly MentorChange[],
): Promise<ReadonlyMap<string, string>> {
  const acted = [...progress.facts.activities.values()].flatMap((a) => [
    ...a.entries.map((e) => e.closedBy),
    ...a.signOffs.map((s) => s.signerId),
  ])
  const wanted = [
    ...new Set(
      [...acted, ...delegations.map((d) => d.personId), ...mentorChanges.map((c) => c.fromMentorId)].filter(
        (id): id is string => id !== null,
      ),
    ),
  ]
  return wanted.length === 0 ? new Map() : new Map((await listNames(db, wanted)).map((p) => [p.id, p.display_name]))
}

/** The trainee's own words and numbers; a mystery record is the debrief's and shown there. */
function recordView({ entry: { activity }, facts }: ActivityCase, content: Content) {
  if (!facts.record || activity.type === 'mystery') return null
  const data = (facts.record.data ?? {}) as Record<string, unknown>
  const ticked = new Set(textsIn(data, 'ticked'))
  return {
    status: facts.record.status,
    doneAt: facts.record.doneAt,
    lines: recordLines(data, definitionOf(activity).writes?.desk),
    checklist: 'checklist' in activity.settings ? tickedList(content, activity.settings.checklist, ticked) : null,
  }
}

/** The list as the trainee has it, with what is ticked. */
function tickedList(content: Content, id: string, ticked: ReadonlySet<string>) {
  const groups = checklistView(content, id, 'zh-CN')?.groups ?? null
  return (
    groups?.map(({ title, items }) => ({
      title,
      items: items.map((item) => ({ ...item, ticked: ticked.has(item.id) })),
    })) ?? null
  )
}
