// A house rule that says what an exam asks for also says that one may sit it again, where there is a paper for that.
import type { Activity } from '#app/content/plan'
import { gateOfDay } from '#app/features/activities/second-test'
import type { CourseSource } from '../course-source'
import { type Check, fault } from '../report'

/** What a clause calls the second chance: its own word at a gate, where a person decides about it. */
const CHANCES = { exam: /补考/u, gate: /再测|复测|第二次/u } as const

/** Days whose written exam has a paper for a second sitting, and of which kind. */
function chancesOf({ plan, blueprints }: CourseSource): Map<string, keyof typeof CHANCES> {
  const hasMakeup = (row: Activity) => blueprints.some((b) => b.value.kind === 'makeup' && b.value.activity === row.id)
  const days = (plan?.value.days ?? []).filter(({ activities }) => activities.some(hasMakeup))
  return new Map(days.map(({ day, activities }) => [String(day), gateOfDay(activities) ? 'gate' : 'exam']))
}

const DAYS = /第 ?(\d+(?:、\d+)*) ?天/gu
const WRITTEN = /笔试|基本能力|综合考试/u

export const checkMakeupSaid: Check = (content) => {
  const chances = chancesOf(content)
  return content.rules.flatMap(({ value, file, line }) =>
    value.clauses.flatMap(({ id, text }) => {
      if (!WRITTEN.test(text)) return []
      const [named] = [...text.matchAll(DAYS)].map((match) => match[1]!.split('、'))
      const chance = (named ?? []).map((day) => chances.get(day)).find((kind) => kind !== undefined)
      if (!chance || CHANCES[chance].test(text)) return []
      const message = `clause ${id} does not say that the exam of day ${named!.join(', ')} can be sat a second time`
      return [fault({ file, line, rule: 'makeup-unsaid', message })]
    }),
  )
}
