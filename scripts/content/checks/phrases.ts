// Every phrase card: known slots, one code each, and ready texts that the judge of the course finds nothing lacking in.
import type { Phrase } from '#app/content/phrase'
import { foldReply } from '#app/features/quick-replies/fold-reply'
import type { Judge } from '#app/features/quick-replies/judge/judge'
import { judgeReply } from '#app/features/quick-replies/judge/judge-reply'
import type { CourseSource, Located } from '../course-source'
import { type Check, type Finding, fault, type Judged } from '../report'
import { soundsAlike } from '../spell'
import { lineCore, saysTheSame } from './near-lines'

/** How customers speak; each card is practised on all of them. */
const TONES = ['polite', 'hurried', 'angry', 'misspelt', 'colloquial'] as const
const SLOT = /\{([^}]*)\}/g

export const checkPhrases: Check = (content, { judge }) => [
  ...identityFaults(content),
  ...content.phrases.flatMap((phrase) => cardFaults(content, phrase)),
  ...lineFaults(content),
  ...(judge ? readyTextFaults(content, judge()) : []),
  ...drillSetFaults(content),
]

function identityFaults(content: CourseSource): Judged[] {
  const findings: Judged[] = []
  const seen = new Map<string, string>()
  for (const phrase of content.phrases)
    for (const name of [phrase.value.id, `/${phrase.value.code}`]) {
      const twin = seen.get(name)
      if (twin) findings.push(fault(at(phrase, 'unique-id', `${name} is also at ${twin}`)))
      seen.set(name, `${phrase.file}:${phrase.line}`)
    }
  const wanted = Array.from(
    { length: content.course?.value.expects.phrases ?? 0 },
    (_, n) => `QR-${String(n + 1).padStart(2, '0')}`,
  )
  const missing = wanted.filter((id) => !seen.has(id))
  if (missing.length > 0)
    findings.push(
      fault({
        file: `content/courses/${content.id}/phrases`,
        line: 1,
        rule: 'phrase-missing',
        message: `${missing.length} cards are missing: ${missing.join(' ')}`,
      }),
    )
  return findings
}

function cardFaults(content: CourseSource, phrase: Located<Phrase>): Judged[] {
  const findings: Judged[] = []
  const card = phrase.value
  const samples = new Map(content.slots.map((slot) => [slot.name, slot.sample]))
  for (const [n, text] of card.texts.entries()) {
    for (const [, slot] of text.matchAll(SLOT))
      if (!samples.has(slot ?? '')) findings.push(fault(at(phrase, 'slot', `text ${n + 1}: unknown slot {${slot}}`)))
  }
  const tones = new Set<string>(card.utterances.map((utterance) => utterance.tone))
  const silent = TONES.filter((tone) => !tones.has(tone))
  if (silent.length > 0) findings.push(fault(at(phrase, 'utterance-tones', `nobody is ${silent.join(', ')}`)))
  const utterances = card.utterances.map((utterance) => foldReply(utterance.text))
  for (const [n, text] of utterances.entries())
    if (utterances.indexOf(text) !== n)
      findings.push(fault(at(phrase, 'utterance', `utterance ${n + 1} repeats an earlier one`)))
  return findings
}

/** What customers write: misspelt as hands misspell, and right under every code that fits. */
function lineFaults({ phrases }: CourseSource): Judged[] {
  const codes = new Set(phrases.map((phrase) => phrase.value.code))
  const lines = phrases.flatMap((phrase) =>
    phrase.value.utterances.map((line) => ({ phrase, line, core: lineCore(line) })),
  )
  return lines.flatMap(({ phrase, core, line: { text, tone, meant, alsoRight = [] } }) => {
    const { code } = phrase.value
    const unknown = alsoRight.filter((other) => other === code || !codes.has(other))
    const twins = lines.filter((one) => one.phrase !== phrase && saysTheSame(one.core, core))
    const silent = twins.filter((one) => !alsoRight.includes(one.phrase.value.code))
    return [
      ...unknown.map((other) => fault(at(phrase, 'also-right', `“${text}”: /${other} is no other card`))),
      ...silent.map((other) =>
        fault(
          at(
            phrase,
            'also-right',
            `“${text}” says what “${other.line.text}” says on /${other.phrase.value.code}, so both are right`,
          ),
        ),
      ),
      ...(tone === 'misspelt' && !(meant && soundsAlike(text, meant))
        ? [fault(at(phrase, 'misspelt', `“${text}” is nothing that an input method makes of “${meant ?? ''}”`))]
        : []),
    ]
  })
}

/** What the judge only leaves open is no fault of the text: a person would rule on it. */
function readyTextFaults(content: CourseSource, judge: Judge): Judged[] {
  const samples = new Map(content.slots.map((slot) => [slot.name, slot.sample]))
  return content.phrases.flatMap((phrase) => {
    const card = phrase.value
    const rules = { must: card.must, mustNot: [...card.mustNot, ...content.forbidden], utterance: '' }
    return card.texts.flatMap((text, n) => {
      const filled = text.replace(SLOT, (whole, slot: string) => samples.get(slot) ?? whole)
      const { points, hard, words } = judgeReply(judge, rules, filled)
      const says = [...words.map(({ word }) => word), ...hard.flatMap(({ kind, sure }) => (sure ? [kind] : []))]
      return [
        ...points
          .filter(({ answer }) => answer === 'missing')
          .map(({ point }) => fault(at(phrase, 'phrase-must', `text ${n + 1} lacks “${point}”: ${filled}`))),
        ...says.map((word) => fault(at(phrase, 'phrase-forbidden', `text ${n + 1} says “${word}”: ${filled}`))),
      ]
    })
  })
}

function drillSetFaults(content: CourseSource): Judged[] {
  const findings: Judged[] = []
  for (const set of content.drillSets) {
    for (const [stage, wanted] of Object.entries(set.value.stages)) {
      const there = content.phrases.filter((phrase) => phrase.value.stage === stage).length
      if (there < wanted)
        findings.push(
          fault({
            ...place(set),
            rule: 'drill-set',
            message: `${set.value.id} wants ${wanted} ${stage} cards, there are ${there}`,
          }),
        )
    }
    for (const id of set.value.intents ?? [])
      if (!content.phrases.some((phrase) => phrase.value.id === id))
        findings.push(fault({ ...place(set), rule: 'drill-set', message: `${set.value.id}: no card ${id}` }))
  }
  return findings
}

function place(one: { file: string; line: number }) {
  return { file: one.file, line: one.line }
}

function at(phrase: Located<Phrase>, rule: string, message: string): Finding {
  return { ...place(phrase), rule, message: `${phrase.value.id} ${message}` }
}
