import type { Content } from '#app/content/content.server'
import {
  CONDUCT_TALK,
  CONDUCT_WARNING,
  conductStanding,
  monthOf,
  sumByMonth,
  worstMonth,
} from '#app/rules/conduct-points'
import { localDateOf } from '#app/rules/dates'
import { listConductEntries, listConductReplies } from '#db/queries/conduct'
import { type EnrolmentRow, findEnrolment, findEnrolmentOfTrainee } from '#db/queries/enrolments'
import type { DbOrTx } from '#db/transaction'
import { ruleClause, ruleNames, rulesOfConduct } from './conduct-rules'
import { decideReply } from './dispute'
import { datedLine } from './ledger'
import { loadTerms } from './workdays.server'

interface Asked {
  content: Pick<Content, 'rules'>
  now: number
}

/** The ledger as the mentor, the manager and the trainee all see it, the newest line first. */
export async function getConduct(db: DbOrTx, { content, now, enrolmentId }: Asked & { enrolmentId: string }) {
  return describeLedger(db, { content, now, enrolment: (await findEnrolment(db, enrolmentId))! })
}

async function describeLedger(db: DbOrTx, { content, now, enrolment }: Asked & { enrolment: EnrolmentRow }) {
  const [rows, replies, terms] = await Promise.all([
    listConductEntries(db, enrolment.id),
    listConductReplies(db, enrolment.id),
    loadTerms(db, enrolment),
  ])
  const names = ruleNames(content.rules)
  const counters = new Set(rows.map((row) => row.reverses_id))
  const today = localDateOf(now, enrolment.zone)
  const months = sumByMonth(rows.map(datedLine))
  return {
    month: monthOf(today),
    ...conductStanding(months.get(monthOf(today)) ?? 0),
    earlier: [...months]
      .filter(([month]) => month < monthOf(today))
      .map(([month, sum]) => ({ month, points: conductStanding(sum).points })),
    lowest: conductStanding(worstMonth([...months.values()])).points,
    limits: { warning: CONDUCT_WARNING, talk: CONDUCT_TALK },
    rules: rulesOfConduct(content.rules),
    lines: rows.map((row) => {
      const line = { isCounter: row.reverses_id !== null, countered: counters.has(row.id) }
      const own = replies.filter((reply) => reply.entry_id === row.id)
      const disputeUntilOn = terms.disputeUntilOn(row.recorded_at)
      const parties = { traineeId: enrolment.trainee_id, actorId: enrolment.trainee_id }
      const given = { ...parties, line, replies: own, today, disputeUntilOn }
      const may = (kind: 'answer' | 'dispute') => decideReply(given, kind).ok
      return {
        id: row.id,
        ruleId: row.rule_id,
        ruleText: names.get(row.rule_id) ?? null,
        clause: ruleClause(row.rule_id),
        points: row.points,
        note: row.note,
        occurredOn: row.occurred_on,
        recordedAt: row.recorded_at,
        recorderName: row.recorder_name,
        ...line,
        disputeUntilOn,
        mayAnswer: may('answer'),
        mayDispute: may('dispute'),
        ruled: own.some((reply) => reply.kind === 'ruling'),
        toRule: own.some((reply) => reply.kind === 'dispute') && !own.some((reply) => reply.kind === 'ruling'),
        replies: own.map((reply) => ({
          id: reply.id,
          kind: reply.kind,
          note: reply.note,
          upheld: reply.upheld === null ? null : reply.upheld === 1,
          dueOn: reply.due_on,
          at: reply.at,
          byName: reply.by_name,
        })),
      }
    }),
  }
}
export type ConductView = Awaited<ReturnType<typeof getConduct>>
export type ConductLineView = ConductView['lines'][number]

/** The trainee's own; null for people who are not in training. */
export async function getOwnConduct(db: DbOrTx, { traineeId, ...asked }: Asked & { traineeId: string }) {
  const enrolment = await findEnrolmentOfTrainee(db, traineeId)
  return enrolment ? { enrolmentId: enrolment.id, ...(await describeLedger(db, { ...asked, enrolment })) } : null
}
