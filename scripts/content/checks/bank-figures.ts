// The written bank cannot be passed by being good at tests: what it has to hold stands in bank/floors.ts.
import { holds, measureBank } from '../bank/measures'
import { judgeOwed, notYetOf } from '../bank/not-yet'
import type { CourseSource } from '../course-source'
import { type Check, type CheckOptions, type Judged, tally } from '../report'

export const checkBankFigures: Check = (content, options) => judgeBankFigures(content, options, notYetOf(content.id))

export function judgeBankFigures(content: CourseSource, options: CheckOptions, notYet: readonly string[]): Judged[] {
  // One topic is too little to be measured.
  if (options.topic !== undefined) return []
  const { measures } = measureBank(content.items)
  return Object.keys(tally(measures, ({ rule }) => rule)).flatMap((rule) => {
    const found = measures
      .filter((measure) => measure.rule === rule && !holds(measure))
      .map(({ name, file, says, least, most }) => {
        const message = `${name}: ${says}; wanted ${least.toFixed(2)} to ${most.toFixed(2)}`
        return { name, finding: { file, line: 1, rule, message } }
      })
    return judgeOwed(found, { rule, notYet, isMeasured: () => true })
  })
}
