// Decides which marks a signed decision rests on that have changed since: a ruling on a reply may come after it.
import type { listExamDrills } from '#db/queries/drills'

/** What is kept with a decision, as far as drills are named in it. */
interface Evidence {
  facts?: {
    tests: readonly { activityId: string; value: number | null }[]
    practical?: readonly { activityId: string; percent: number | null }[]
  }
}

interface ExamDrill {
  id: string
  activityId: string
  finishedAt: number
  percent: number | null
}

export function countedDrill(row: Awaited<ReturnType<typeof listExamDrills>>[number]): ExamDrill {
  return {
    id: row.id,
    activityId: row.activity_id,
    finishedAt: row.finished_at,
    percent: row.percent,
  }
}

/** The mark of this activity that the decision was signed on; null where it had none. */
export function restedMark(evidence: string, activityId: string): number | null {
  const { facts } = JSON.parse(evidence) as Evidence
  const test = facts?.tests.find((one) => one.activityId === activityId)
  if (test) return test.value
  return facts?.practical?.find((one) => one.activityId === activityId)?.percent ?? null
}

/** Of these exams, the newest first, the one that counted for each activity when something was decided. */
export function countedAt(drills: readonly ExamDrill[], decidedAt: number): ExamDrill[] {
  const ended = drills.filter(({ finishedAt }) => finishedAt <= decidedAt)
  return ended.filter((drill, n) => ended.findIndex(({ activityId }) => activityId === drill.activityId) === n)
}

/** Where the drill that counted then has another mark now: from and to. */
export function changedMarks(
  decision: { evidence: string; decidedAt: number },
  drills: readonly ExamDrill[],
): { activityId: string; from: number; to: number }[] {
  return countedAt(drills, decision.decidedAt).flatMap(({ activityId, percent }) => {
    const from = restedMark(decision.evidence, activityId)
    return from === null || percent === null || percent === from ? [] : [{ activityId, from, to: percent }]
  })
}
