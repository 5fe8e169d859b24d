import { listGivenRulings } from '#db/queries/rulings'
import type { DbOrTx } from '#db/transaction'
import type { Viewer } from '../accounts/permissions'
import { mayCorrect } from '../drills/card-question'
import { readDrillContent } from '../drills/drill-content'
import type { RulingSubject } from '../quick-replies/rulings'
import { listReachableEnrolments } from './queue.server'
import { nameSubject } from './ruling-queue.server'

/** Whoever corrects one does so soon; older ones would only make the list long. */
const SHOWN = 50

/** Rulings that stand and this person may correct, the newest first. */
export async function listGiven(db: DbOrTx, viewer: Pick<Viewer, 'id' | 'roles'>) {
  const enrolments = new Map((await listReachableEnrolments(db, viewer)).map((e) => [e.id, e]))
  if (enrolments.size === 0) return []
  const ruledBy = viewer.roles.includes('manager') ? null : viewer.id
  const rows = await listGivenRulings(db, { enrolmentIds: [...enrolments.keys()], ruledBy, limit: SHOWN })
  return rows.flatMap((row) => {
    const enrolment = enrolments.get(row.enrolment_id)!
    if (row.score === null || !mayCorrect(viewer, enrolment, row.ruled_by)) return []
    const { set, cards } = readDrillContent(row.cards)
    return [
      {
        rulingId: row.id,
        traineeName: enrolment.trainee_name,
        title: set.title,
        utterance: cards[row.position]!.utterance,
        reply: row.reply ?? '',
        reason: row.reason,
        ruling: { isYes: row.is_yes === 1, note: row.note, rulerName: row.ruler_name, at: row.ruled_at },
        before:
          row.before_is_yes === null || row.before_at === null
            ? null
            : {
                isYes: row.before_is_yes === 1,
                note: row.before_note,
                rulerName: row.before_name ?? '',
                at: row.before_at,
              },
        ...nameSubject(row.subject as RulingSubject, row.score),
      },
    ]
  })
}
export type GivenRuling = Awaited<ReturnType<typeof listGiven>>[number]
