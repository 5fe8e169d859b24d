// What a test-wise trainee could exploit in one topic, and the mixes the blueprint asks for; the pools are measured in bank-figures.ts.
import type { Item } from '#app/content/item'
import type { CourseSource, LocatedItem } from '../course-source'
import { type Check, type Finding, type Judged, tally, warning } from '../report'

const ENOUGH = 20
const MOST_AT_ONE_POSITION = 0.4
const TRUE_SHARE = { least: 0.3, most: 0.7 }
const COGNITION = { knowledge: 40, case: 40, judgement: 20 }
const DIFFICULTY = { easy: 40, medium: 45, hard: 15 }
const FAR_OFF = 12

type Single = Extract<Item, { type: 'single' }>

export const checkItemBalance: Check = (content) => {
  const findings: Judged[] = []
  const baseline = baselineTopics(content)
  const topics = [...new Set(content.items.map((item) => item.topic))]
  for (const topic of topics) {
    const items = content.items.filter((item) => item.topic === topic)
    const say = (rule: string, message: string): Judged =>
      warning({ ...placeOf(items), rule, message: `${topic}: ${message}`, topics: [topic] })
    const singles = singlesOf(items)
    const positions = tally(singles, (item) => 'ABCDE'[keyPosition(item)] ?? '?')
    if (singles.length >= ENOUGH)
      for (const [position, count] of Object.entries(positions))
        if (count / singles.length > MOST_AT_ONE_POSITION)
          findings.push(say('key-position', `${count} of ${singles.length} keys stand at ${position}`))
    const longest = longestMessage(singles)
    if (longest) findings.push(say('longest-option', longest))

    const judged = items.flatMap((item) => (item.value.type === 'truefalse' ? [item.value] : []))
    const trueShare = judged.filter((item) => item.answer).length / judged.length
    if (judged.length >= 6 && (trueShare < TRUE_SHARE.least || trueShare > TRUE_SHARE.most))
      findings.push(say('truefalse-balance', `${percent(trueShare)} of true/false items are true`))

    if (items.length >= ENOUGH) {
      // The mix is wanted of what was taught; a baseline measures what one brings along.
      const cognition = baseline.has(topic) ? undefined : mixMessage(items, (item) => item.value.cognition, COGNITION)
      if (cognition) findings.push(say('cognition-mix', cognition))
      const difficulty = mixMessage(items, (item) => item.value.difficulty, DIFFICULTY)
      if (difficulty) findings.push(say('difficulty-mix', difficulty))
    }
  }

  return findings
}

function baselineTopics(content: CourseSource): Set<string> {
  const drawnBy = (baseline: boolean) =>
    content.blueprints
      .filter(({ value }) => (value.kind === 'baseline') === baseline)
      .flatMap(({ value }) => Object.keys(value.topics))
  const taught = new Set(drawnBy(false))
  return new Set(drawnBy(true).filter((topic) => !taught.has(topic)))
}

function placeOf(items: readonly LocatedItem[]): Pick<Finding, 'file' | 'line'> {
  return { file: items[0]?.file ?? 'content', line: 1 }
}

function singlesOf(items: readonly LocatedItem[]): Single[] {
  return items.flatMap((item) => (item.value.type === 'single' ? [item.value] : []))
}

function keyPosition(item: Single): number {
  return item.options.findIndex((option) => option.correct)
}

/** What ticking the longest option earns here: 1, nothing, or a share where several are equally long. */
function longestEarns(item: Single): number {
  const length = Math.max(...item.options.map((option) => option.text.length))
  const longest = item.options.filter((option) => option.text.length === length)
  return longest.some((option) => option.correct) ? 1 / longest.length : 0
}

/** Chance plus two standard errors: what lies above is no accident. */
function longestMessage(singles: readonly Single[]): string | undefined {
  if (singles.length < ENOUGH) return undefined
  const mean = (value: (item: Single) => number) => singles.reduce((sum, item) => sum + value(item), 0) / singles.length
  const chance = mean((item) => 1 / item.options.length)
  const most = chance + 2 * Math.sqrt((chance * (1 - chance)) / singles.length)
  const share = mean(longestEarns)
  if (share <= most) return undefined
  const ids = singles.filter((item) => longestEarns(item) === 1).map((item) => item.id)
  const listed = `${ids.slice(0, 30).join(' ')}${ids.length > 30 ? ' …' : ''}`
  return `ticking the longest option is right in ${percent(share)} (chance allows ${percent(most)}): ${listed}`
}

function mixMessage(
  items: readonly LocatedItem[],
  key: (item: LocatedItem) => string,
  wanted: Record<string, number>,
): string | undefined {
  const counts = tally(items, key)
  const shares = Object.keys(wanted).map((name) => ((counts[name] ?? 0) / items.length) * 100)
  const far = Object.values(wanted).some((share, n) => Math.abs(share - shares[n]!) > FAR_OFF)
  if (!far) return undefined
  const names = Object.keys(wanted).join('/')
  return `${names} is ${shares.map(Math.round).join('/')}, wanted ${Object.values(wanted).join('/')}`
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
