// Decides what moving to another plan version means: which activities come, go or change.
import type { Activity, Plan } from '#app/content/plan'

export interface PlanDifference {
  added: PlanLine[]
  removed: PlanLine[]
  changed: (PlanLine & { what: ChangedPart[] })[]
}
interface PlanLine {
  id: string
  day: number
  title: string
}
export type ChangedPart = 'day' | 'title' | 'type' | 'time' | 'people' | 'gate' | 'needs' | 'lessons' | 'settings'

type Placed = Activity & { day: number }

function placed(plan: Plan): Map<string, Placed> {
  return new Map(
    plan.days.flatMap(({ day, activities }) => activities.map((activity) => [activity.id, { ...activity, day }])),
  )
}

const PARTS: Record<ChangedPart, (a: Placed) => unknown> = {
  day: (a) => a.day,
  title: (a) => [a.title, a.brief],
  type: (a) => a.type,
  time: (a) => [a.start, a.minutes],
  people: (a) => [a.leader, a.signers],
  gate: (a) => [a.gate, a.onlyIf],
  needs: (a) => [a.needs, a.holds],
  lessons: (a) => a.lessons,
  settings: (a) => a.settings,
}

function changedParts(before: Placed, after: Placed): ChangedPart[] {
  return (Object.keys(PARTS) as ChangedPart[]).filter(
    (part) => JSON.stringify(PARTS[part](before)) !== JSON.stringify(PARTS[part](after)),
  )
}

const line = ({ id, day, title }: Placed): PlanLine => ({ id, day, title })

export function comparePlans(before: Plan, after: Plan): PlanDifference {
  const old = placed(before)
  const next = placed(after)
  return {
    added: [...next.values()].filter((a) => !old.has(a.id)).map(line),
    removed: [...old.values()].filter((a) => !next.has(a.id)).map(line),
    changed: [...next.values()].flatMap((a) => {
      const was = old.get(a.id)
      const what = was ? changedParts(was, a) : []
      return what.length > 0 ? [{ ...line(a), what }] : []
    }),
  }
}
