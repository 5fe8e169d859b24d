// An exam can be sat: in the hours that its paper gives it, and after what it needs, which comes before it and is over by then.
import type { Activity } from '#app/content/plan'
import type { Check } from '../report'
import { fault } from '../report'

interface Row {
  day: number
  activity: Activity
}

const neededBy = ({ needs }: Activity): string[] =>
  (needs ?? []).flatMap((need) => {
    if ('sat' in need) return [need.sat]
    if ('learned' in need) return [need.learned]
    return 'happened' in need ? need.happened : []
  })

/** `09:50` and 30 minutes are `10:20`. */
function after(clock: string, minutes: number): string {
  const [hours = 0, own = 0] = clock.split(':').map(Number)
  const sum = hours * 60 + own + minutes
  return `${String(Math.floor(sum / 60)).padStart(2, '0')}:${String(sum % 60).padStart(2, '0')}`
}

export const checkExamWindows: Check = (content) => {
  if (!content.plan) return []
  const { file, value: plan } = content.plan
  const rows: Row[] = plan.days.flatMap(({ day, activities }) => activities.map((activity) => ({ day, activity })))
  const papers = content.blueprints.map(({ value }) => value).filter(({ kind }) => kind !== 'makeup')
  const paperOf = (id: string) => papers.find(({ activity }) => activity === id)
  return rows.flatMap(({ day, activity }) => {
    const paper = paperOf(activity.id)
    if (!paper) return []
    const say = (message: string) => {
      const line = content.planLines.get(activity.id) ?? 1
      return fault({ file, line, rule: 'exam-windows', message: `${activity.id} ${message}` })
    }
    const { from, until } = paper.window
    const { start } = activity
    const end = after(start, paper.minutes)
    const needed = rows.filter(({ activity: { id } }) => neededBy(activity).includes(id))
    return [
      ...(from !== undefined && start < from
        ? [say(`is planned at ${start}, before ${paper.id} opens at ${from}`)]
        : []),
      ...(until !== undefined && end > until
        ? [say(`planned at ${start} takes until ${end}, after ${paper.id} closes at ${until}`)]
        : []),
      ...needed.flatMap((row) => {
        const { id, start: began, minutes } = row.activity
        if (row.day > day || (row.day === day && began >= start)) return [say(`needs ${id}, which comes after it`)]
        if (row.day < day) return []
        const over = paperOf(id)?.window.until ?? after(began, minutes)
        return over > start ? [say(`begins at ${start} and needs ${id}, which may go on until ${over}`)] : []
      }),
    ]
  })
}
