import type { Content } from '#app/content/content.server'
import { listDrillsOfActivity } from '#db/queries/drills'
import type { DbOrTx } from '#db/transaction'
import { isBreach, type TimeLines } from '../quick-replies/reply-time'
import { fasterPercent } from './drill'
import { readDrillContent } from './drill-content'
import type { CardFeedback } from './drill-feedback.server'
import type { DrillRow } from './settle-drill.server'

/** The drill that this one is held against: what it came to, and what is wanted now. */
export interface Compared {
  title: string
  percent: number
  meanMs: number
  passPercent: number
  faster: number
  wanted: number | null
}

/** Null where the plan compares it with nothing, or there is nothing to compare it with. */
export async function compareWithEarlier(db: DbOrTx, content: Content, drill: DrillRow): Promise<Compared | null> {
  const activity = drill.activity_id ? content.activityById.get(drill.activity_id) : undefined
  if (activity?.type !== 'phrase-drill' || drill.mean_ms === null) return null
  const { settings } = activity
  if (!settings.compareWith) return null
  const earlier = (await listDrillsOfActivity(db, drill.enrolment_id, settings.compareWith)).find(
    (d) => d.state === 'finished',
  )
  if (!earlier || earlier.mean_ms === null || earlier.percent === null) return null
  return {
    title: content.activityById.get(settings.compareWith)?.title ?? readDrillContent(earlier.cards).set.title,
    percent: earlier.percent,
    meanMs: earlier.mean_ms,
    passPercent: earlier.pass_percent,
    faster: fasterPercent(earlier.mean_ms, drill.mean_ms),
    wanted: settings.fasterPercent ?? null,
  }
}

export interface LateReplies {
  breachSeconds: number | null
  /** Beyond the shop's line, or the platform's. */
  breaches: number
  /** Beyond the platform's. */
  lost: number
}

export function countLate({ breachSeconds }: TimeLines, feedback: readonly CardFeedback[]): LateReplies {
  const times = feedback.flatMap(({ score }) => ('time' in score && score.time ? [score.time] : []))
  return {
    breachSeconds,
    breaches: times.filter(isBreach).length,
    lost: times.filter((time) => time === 'lost').length,
  }
}
