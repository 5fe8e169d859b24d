import type { Content } from '#app/content/content.server'
import { LONGEST } from '#app/rules/field-limits'
import type { Db } from '#db/connect'
import { findSitting } from '#db/queries/chats'
import { listVisitsTo } from '#db/queries/visits'
import { linesOfBoth } from '../chats/chat-log'
import { playSitting } from '../chats/sitting'
import { loadLog, openHeld } from '../chats/sitting-log.server'
import type { QuotableLine } from './visit-view'

const SPEAKERS = { customer: '客户', agent: '学员' } as const

/** Every line of the chats that were held for this activity; none where nobody visited. */
export async function listQuotableLines(
  db: Db,
  { enrolmentId, activityId, content: course }: { enrolmentId: string; activityId: string; content: Content },
): Promise<QuotableLine[]> {
  const held = (await listVisitsTo(db, enrolmentId)).filter(
    (visit) => visit.activity_id === activityId && visit.sitting_state === 'finished',
  )
  const lines: QuotableLine[] = []
  for (const { id, sitting_id: sittingId, seat: at } of held) {
    const sitting = await findSitting(db, sittingId!)
    if (!sitting?.finished_at) continue
    const { content, judge } = await openHeld(db, sitting, course)
    const plays = playSitting(content, judge, await loadLog(db, sitting), sitting.finished_at)
    const own = plays.find(({ seat }) => seat === at)
    const time = new Intl.DateTimeFormat('zh-CN', { timeZone: course.course.zone, timeStyle: 'medium' })
    for (const [n, line] of (own ? linesOfBoth(own.play.lines, own.events) : []).entries()) {
      const text = `${time.format(line.at)} ${SPEAKERS[line.from]}：${line.text.replaceAll('\n', ' ')}`
      lines.push({ key: `${id}.${n}`, text: [...text].slice(0, LONGEST.gapSource - 1).join('') })
    }
  }
  return lines
}
