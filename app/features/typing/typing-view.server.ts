import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { type EnrolmentRow, findEnrolmentOfTrainee } from '#db/queries/enrolments'
import { listTypingRunsOfActivity } from '#db/queries/typing'
import { bestRun, type TypingBand } from '../activities/typing-best'
import { purposeOfRun, type TypingPurpose, type TypingStanding, typingStanding } from '../activities/typing-standing'
import { currentDayOf, loadOwnCalendar } from '../cohorts/adjust.server'
import type { Irregular } from './irregular'
import { adviseTyping, type TypingAdvice, typingTest } from './typing-advice'
import type { TypingCurve } from './typing-curve'
import { loadTypingCurve } from './typing-curve.server'
import { findTypingSettings, GRACE_MS } from './typing-settings.server'

interface RunView {
  run: number
  speed: number
  accuracy: number
  band: TypingBand
  standing: TypingStanding
  /** Characters that the server had when the run was over. */
  characters: number
}

export interface TypingView {
  activityId: string
  /** The training has ended: what was typed stays to be seen. */
  isOver: boolean
  runs: RunView[]
  /** Of those that count. */
  best: RunView | null
  /** Of an earlier sitting: they stay to be seen and count no more. */
  earlier: RunView[]
  left: number
  allowedRuns: number
  minutes: number
  passSpeed: number
  /** How to go on, by the best run. */
  advice: TypingAdvice | null
  purpose: TypingPurpose
  curve: TypingCurve | null
  /** A passage to warm up with, where the course has one. */
  warmUp: string | null
  open: {
    runId: string
    run: number
    passage: string
    typed: string
    irregular: Irregular
    startedAt: number
    deadlineAt: number
  } | null
}

export async function findTypingView(
  db: Db,
  input: { traineeId: string; content: Content; now: number; activityId: string },
): Promise<Outcome<TypingView>> {
  const enrolment = await findEnrolmentOfTrainee(db, input.traineeId)
  if (!enrolment) return refuse('not-found')
  const settings = await findTypingSettings(db, { ...input, enrolmentId: enrolment.id })
  if (!settings.ok) return settings
  const rows = await listTypingRunsOfActivity(db, enrolment.id, input.activityId)
  const open = rows.find((row) => row.finished_at === null && row.deadline_at + GRACE_MS >= input.now)
  const { since } = settings.value
  const views = rows.flatMap((row): (RunView & { startedAt: number })[] => {
    const standing = typingStanding({ finishedAt: row.finished_at, held: row.held === 1, verdict: row.verdict })
    if (standing === 'open') return []
    return [
      {
        run: row.run,
        speed: row.speed ?? 0,
        accuracy: row.accuracy ?? 0,
        band: (row.band ?? 'far') as TypingBand,
        standing,
        characters: [...(row.typed ?? '')].length,
        startedAt: row.started_at,
      },
    ]
  })
  const runs = views.filter((run) => run.startedAt >= since)
  const best = bestRun(runs.filter((run) => run.standing === 'counts')) ?? null
  return accept({
    activityId: input.activityId,
    isOver: enrolment.ended_at !== null,
    runs,
    earlier: views.filter((run) => run.startedAt < since),
    best,
    advice: best ? await findAdvice(db, enrolment, { ...input, ...settings.value, band: best.band }) : null,
    left:
      settings.value.closedUntilOn === null && enrolment.ended_at === null
        ? Math.max(0, settings.value.runs - runs.filter((run) => run.standing !== 'rejected').length)
        : 0,
    purpose: purposeOfRun(input.activityId, input.content.activityById.get(input.activityId)),
    curve: await loadTypingCurve(db, enrolment.id),
    warmUp: input.content.passages.find((p) => p.warmUp)?.text ?? null,
    allowedRuns: settings.value.runs,
    minutes: settings.value.minutes,
    passSpeed: settings.value.passSpeed,
    open: open
      ? {
          runId: open.id,
          run: open.run,
          passage: input.content.passages.find((p) => p.id === open.passage_id)?.text ?? '',
          typed: open.typed ?? '',
          irregular: { pasted: open.pasted, dropped: open.dropped, replaced: open.replaced },
          startedAt: open.started_at,
          deadlineAt: open.deadline_at,
        }
      : null,
  })
}

async function findAdvice(
  db: Db,
  enrolment: EnrolmentRow,
  { now, band, passSpeed }: { now: number; band: TypingBand; passSpeed: number },
): Promise<TypingAdvice> {
  const calendar = await loadOwnCalendar(db, enrolment)
  const { plan } = calendar
  const currentDay = currentDayOf(calendar, enrolment, now)
  return adviseTyping({ band, passSpeed, plan, testDay: typingTest(plan)?.day ?? 0, currentDay })
}
