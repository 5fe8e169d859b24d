// What a test-wise trainee could exploit, and the mixes the blueprint asks for.
import type { Item } from '#app/features/question-bank/item-schema'
import type { LocatedItem } from '../read-content'
import { type Check, type Finding, fault, type Judged, tally, warning } from '../report'

const ENOUGH = 20
const MOST_AT_ONE_POSITION = 0.4
const MOST_LONGEST = 0.45
const TRUE_SHARE = { least: 0.3, most: 0.7 }
const COGNITION = { knowledge: 40, case: 40, judgement: 20 }
const DIFFICULTY = { easy: 40, medium: 45, hard: 15 }
const FAR_OFF = 12

type Single = Extract<Item, { type: 'single' }>

export const checkItemBalance: Check = (content, options) => {
  const findings: Judged[] = []
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
    const longest = longestShare(singles)
    if (singles.length >= ENOUGH && longest > MOST_LONGEST)
      findings.push(say('longest-option', longestMessage(singles, longest)))

    const judged = items.flatMap((item) => (item.value.type === 'truefalse' ? [item.value] : []))
    const trueShare = judged.filter((item) => item.answer).length / judged.length
    if (judged.length >= 6 && (trueShare < TRUE_SHARE.least || trueShare > TRUE_SHARE.most))
      findings.push(say('truefalse-balance', `${percent(trueShare)} of true/false items are true`))

    if (items.length >= ENOUGH) {
      const cognition = mixMessage(items, (item) => item.value.cognition, COGNITION)
      if (cognition) findings.push(say('cognition-mix', cognition))
      const difficulty = mixMessage(items, (item) => item.value.difficulty, DIFFICULTY)
      if (difficulty) findings.push(say('difficulty-mix', difficulty))
    }
  }

  const all = singlesOf(content.items)
  const longest = longestShare(all)
  if (options.topic === undefined && all.length >= ENOUGH && longest > MOST_LONGEST)
    findings.push(
      fault({
        ...placeOf(content.items),
        rule: 'longest-option',
        message: `whole bank: ${longestMessage(all, longest)}`,
      }),
    )
  return findings
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

function isKeyLongest(item: Single): boolean {
  const key = item.options[keyPosition(item)]
  if (!key) return false
  return item.options.every((option) => option === key || option.text.length < key.text.length)
}

function longestShare(singles: readonly Single[]): number {
  return singles.filter(isKeyLongest).length / Math.max(1, singles.length)
}

function longestMessage(singles: readonly Single[], share: number): string {
  const ids = singles.filter(isKeyLongest).map((item) => item.id)
  return `the key is the longest option in ${percent(share)} (at most 45 %): ${ids.slice(0, 30).join(' ')}${ids.length > 30 ? ' …' : ''}`
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
