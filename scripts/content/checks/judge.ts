// The judge of quick replies: every card asks for meanings there are, every judged reply fits its card, no rule is written for one
// reply, and on replies nobody tuned on the judge holds its floors.
import { groupsOf } from '#app/content/meaning'
import type { MustSay } from '#app/content/phrase'
import type { Judge } from '#app/features/quick-replies/judge/judge'
import type { CourseSource } from '../course-source'
import { FLOORS, holds, shareOf } from '../judge/floors'
import { labelOf, textOf } from '../judge/judged-reply'
import { measure, tryJudge } from '../judge/measure-judge'
import type { ReadTeaching } from '../judge/read-teaching'
import { type Check, fault, type Judged, warning } from '../report'

/** Fewer replies of one intent teach and prove little. */
const REPLIES_PER_INTENT = 30
/** As many Chinese signs in a row as two people do not write by chance. */
const LONG_EXPRESSION = 9
const HAN_ONLY = /^\p{Script=Han}+$/u

export const checkJudge: Check = (content, { judge, taught }) => {
  if (!judge || !taught || content.phrases.length === 0) return []
  const teaching = taught()
  return [
    ...teaching.faults.map(fault),
    ...meaningFaults(content, teaching),
    ...replyFaults(content, teaching),
    ...floorFaults(content, teaching, judge),
  ]
}

function place(content: CourseSource, file: string) {
  return { file: `content/courses/${content.id}/phrases/${file}`, line: 1 }
}

function namesIn({ says, unless, when }: MustSay): string[] {
  const formulas = unless === undefined ? [says] : [says, unless]
  const asked = when === undefined || when === 'optional' ? [] : [when]
  return [...formulas.flatMap((formula) => groupsOf(formula).flat()), ...asked]
}

function meaningFaults(content: CourseSource, { teaching }: ReadTeaching): Judged[] {
  const known = new Set<string>()
  const twice = teaching.meanings.flatMap(({ id }) => {
    if (known.has(id))
      return [fault({ ...place(content, 'meanings'), rule: 'unique-id', message: `${id} is there twice` })]
    known.add(id)
    return []
  })
  const used = new Set<string>()
  const unknown = content.phrases.flatMap(({ value, file, line }) =>
    value.must.flatMap((point) =>
      namesIn(point).flatMap((id) => {
        used.add(id)
        return known.has(id)
          ? []
          : [fault({ file, line, rule: 'meaning', message: `${value.id} asks for ${id}, which is no meaning` })]
      }),
    ),
  )
  const idle = [...known].filter((id) => !used.has(id))
  return [
    ...twice,
    ...unknown,
    ...idle.map((id) =>
      warning({ ...place(content, 'meanings'), rule: 'meaning-idle', message: `no card asks for ${id}` }),
    ),
    ...borrowedExpressions(content, { teaching }),
  ]
}

/** What was copied from one reply recognises that reply and nothing else. */
function borrowedExpressions(content: CourseSource, { teaching }: Pick<ReadTeaching, 'teaching'>): Judged[] {
  const texts = teaching.judged.map(textOf).join('\n')
  return teaching.meanings.flatMap(({ id, say }) =>
    say
      .filter(
        (expression) => expression.length >= LONG_EXPRESSION && HAN_ONLY.test(expression) && texts.includes(expression),
      )
      .map((expression) =>
        fault({
          ...place(content, 'meanings'),
          rule: 'rule-from-reply',
          message: `${id} has the words of a judged reply: ${expression}`,
        }),
      ),
  )
}

function replyFaults(content: CourseSource, { judged }: ReadTeaching): Judged[] {
  const all = Object.values(judged).flat()
  const cards = new Map(content.phrases.map(({ value }) => [value.id, value]))
  const ids = new Set<string>()
  const unfit = all.flatMap(({ value, file, line }) => {
    const card = cards.get(value.intent)
    const wrong = [...value.labels, labelOf(value)].some(({ points }) => points.length !== card?.must.length)
    const again = ids.has(value.id)
    ids.add(value.id)
    if (again) return [fault({ file, line, rule: 'unique-id', message: `${value.id} is there twice` })]
    return wrong
      ? [
          fault({
            file,
            line,
            rule: 'judged-reply',
            message: `${value.id} has not one letter for each point of ${value.intent}`,
          }),
        ]
      : []
  })
  if (all.length === 0) return unfit
  const few = content.phrases.filter(
    ({ value }) => all.filter((reply) => reply.value.intent === value.id).length < REPLIES_PER_INTENT,
  )
  return [
    ...unfit,
    ...few.map(({ value, file, line }) =>
      fault({
        file,
        line,
        rule: 'judged-few',
        message: `${value.id} has fewer than ${REPLIES_PER_INTENT} judged replies`,
      }),
    ),
  ]
}

function floorFaults(content: CourseSource, { teaching, judged }: ReadTeaching, judge: () => Judge): Judged[] {
  if (judged.sealed.length === 0) return []
  const measures = measure(
    tryJudge(
      judge(),
      teaching,
      judged.sealed.map(({ value }) => value),
    ),
  )
  return FLOORS.filter((floor) => !holds(floor, measures)).map((floor) =>
    fault({
      ...place(content, 'judge.yaml'),
      rule: 'judge-floor',
      message: `${floor.name}: ${(shareOf(floor.of(measures)) * 100).toFixed(1)} % on the sealed replies`,
    }),
  )
}
