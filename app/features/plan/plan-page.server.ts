import type { Content } from '#app/content/content.server'
import type { DbOrTx } from '#db/transaction'
import { findOwnProgress, leaderOf, loadPeople, type OwnAsked } from '../activities/activity-page.server'
import type { ActivityStatus } from '../activities/activity-state'
import { isBeside, QUESTION } from '../activities/asking'
import { gateMarkOf, gatesOf } from '../activities/gates'
import type { ActivityProgress, Progress } from '../activities/progress'
import { byTime, hasOwnDate } from '../activities/progress'
import type { TraineeProgress } from '../activities/progress.server'
import { shownStatus } from '../activities/shown-status'
import { isOpenOn } from '../activities/trainee-work'
import { isConfirmedDate, overrunDays, unconfirmedSpan } from '../cohorts/schedule'
import { buildPath, dayStateOf, isExam } from './plan-path'
import type { AgendaItem, DayPage, PlanPage } from './plan-view'

export async function getPlanPage(db: DbOrTx, input: OwnAsked): Promise<PlanPage> {
  const progress = await findOwnProgress(db, input)
  const ahead = progress ? unconfirmedAhead(progress) : []
  const { days } = progress?.plan ?? input.content.plan
  return {
    retakeAfterDays: input.content.promotion.retakeAfterDays,
    own: progress
      ? {
          name: progress.enrolment.cohort_name,
          from: progress.calendar.dates[0]!,
          to: progress.calendar.dates.at(-1)!,
          overrunDays: overrunDays(
            progress.calendar.dates,
            progress.enrolment.joined_on,
            input.content.course.finishWithinCalendarDays,
          ),
          unconfirmed: unconfirmedSpan(ahead, progress.calendar.rules),
          weeks: buildPath({ ...progress, leaves: progress.calendar.rules.leaves, unconfirmed: new Set(ahead) }),
        }
      : null,
    days: days.map(({ day, title, goal, activities }) => ({
      day,
      title,
      goal,
      gates: [...new Set(activities.flatMap((a) => a.gate ?? []))],
    })),
  }
}

function unconfirmedAhead({ calendar }: TraineeProgress): string[] {
  return calendar.dates.filter((on) => on >= calendar.today && !isConfirmedDate(on, calendar.rules))
}

export async function getDayPage(db: DbOrTx, input: OwnAsked & { day: number }): Promise<DayPage | null> {
  const progress = await findOwnProgress(db, input)
  const plan = progress?.plan ?? input.content.plan
  const planDay = plan.days.find((d) => d.day === input.day)
  if (!planDay) return null
  const head = { day: planDay.day, last: plan.days.length, title: planDay.title, goal: planDay.goal }
  if (!progress) {
    const agenda = planDay.activities
      .toSorted((a, b) => a.start.localeCompare(b.start))
      .map((activity) => agendaItem(activity, { role: activity.leader, name: '' }, null))
    return {
      ...head,
      on: null,
      unconfirmedExam: false,
      state: null,
      lockedUntil: null,
      unlockedAhead: false,
      gates: [],
      agenda,
      lessons: lessonsOf(planDay.activities, input.content, null),
      askAt: null,
    }
  }
  const people = await loadPeople(db, progress.enrolment)
  const entries = progress.activities
    .filter((a) => a.day === input.day && a.status.state !== 'not-applicable')
    .sort(byTime)
  const on = progress.calendar.dates[input.day - 1] ?? null
  const open = isOpenOn(progress.calendar, input.day)
  return {
    ...head,
    on,
    unconfirmedExam: on !== null && unconfirmedAhead(progress).includes(on) && entries.some(isExam),
    state: on ? dayStateOf(entries, input.day, on, progress.calendar) : null,
    lockedUntil: open ? null : on,
    unlockedAhead: open && input.day > progress.calendar.currentDay,
    gates: [...gatesOf(entries)].map(([gate, list]) => gateMarkOf(gate, list, progress.calendar.currentDay)),
    agenda: entries.map((entry) =>
      agendaItem(entry.activity, leaderOf(people, progress.enrolment, entry), shownStatus(entry, progress)),
    ),
    askAt: open ? (entries.find((a) => isBeside(a.activity.type, QUESTION))?.activity.id ?? null) : null,
    lessons: lessonsOf(
      entries.map((e) => e.activity),
      input.content,
      progress,
    ),
  }
}

export function agendaItem(
  activity: ActivityProgress['activity'],
  leader: AgendaItem['leader'],
  status: ActivityStatus | null,
): AgendaItem {
  return {
    id: activity.id,
    title: activity.title,
    brief: activity.brief,
    type: activity.type,
    start: hasOwnDate(activity) ? null : activity.start,
    minutes: activity.minutes,
    leader,
    gate: activity.gate ?? null,
    status,
  }
}

function lessonsOf(
  activities: readonly ActivityProgress['activity'][],
  content: Content,
  progress: Progress | null,
): DayPage['lessons'] {
  return [...new Set(activities.flatMap((a) => a.lessons))].flatMap((id) => {
    const lesson = content.lessonById.get(id)
    return lesson
      ? [{ id, title: lesson.title, minutes: lesson.minutes, read: progress?.facts.lessons.get(id)?.read ?? false }]
      : []
  })
}
