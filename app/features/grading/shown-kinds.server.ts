import type { ExamKind } from '#app/content/blueprint'
import type { DbOrTx } from '#db/transaction'
import { gateOfDay, type ShownExamKind, shownExamKind } from '../activities/second-test'
import { loadPlans } from '../cohorts/plan-versions.server'

interface SatPaper {
  kind: ExamKind
  activity_id: string
  plan_version_id: string
}

/** What each of these papers is called, by the plan of whoever sat it. */
export async function loadShownKinds(
  db: DbOrTx,
  papers: readonly SatPaper[],
): Promise<(paper: SatPaper) => ShownExamKind> {
  const plans = await loadPlans(
    db,
    papers.map((paper) => paper.plan_version_id),
  )
  return ({ kind, activity_id, plan_version_id }) => {
    const days = plans.get(plan_version_id)?.days ?? []
    const day = days.find(({ activities }) => activities.some(({ id }) => id === activity_id))
    return shownExamKind(kind, gateOfDay(day?.activities ?? []) !== null)
  }
}
