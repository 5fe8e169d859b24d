// A rule is signed by its version: another wording is another version, and every version is recorded with its wording.
import { wordingOf } from '#app/content/rule'
import type { CourseSource } from '../course-source'
import { fault, type Judged } from '../report'

export function checkRuleVersions(content: CourseSource): Judged[] {
  return content.rules.flatMap(({ value: rule, file, line }) => {
    const recorded = content.recordedRules[rule.id] ?? []
    const own = recorded.find(({ version }) => version === rule.version)
    const newest = Math.max(0, ...recorded.map(({ version }) => version))
    const at = (message: string) => [fault({ file, line, rule: 'rule-version', message })]
    if (rule.version < newest) return at(`${rule.id} is version ${rule.version}, but ${newest} has been recorded`)
    if (!own) return at(`version ${rule.version} of ${rule.id} is not recorded; run npm run record-rules`)
    if (own.wording === wordingOf(rule)) return []
    return at(
      `the text of ${rule.id} is not the one recorded as version ${rule.version}; give it version ${newest + 1}, then run npm run record-rules`,
    )
  })
}
