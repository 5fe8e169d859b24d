// The body of a lesson: only markdown and the known components, nothing that runs, a readable length.

import type { mdxComponents } from '#app/features/lessons/mdx-components'
import type { CourseSource, LocatedLesson } from '../course-source'
import { countHan } from '../han'
import { type Check, type Finding, fault, faultInFullRun, type Judged } from '../report'
import { withoutLegends } from './figures'

/** What every lesson has beside its front matter, and how to see it. */
const PARTS: [string, RegExp][] = [
  ['dialogue (Chat)', /<Chat\s/],
  ['wrong beside right with the reason (Pair, Wrong, Right, Why)', /<Pair>[\s\S]*<Wrong>[\s\S]*<Right>[\s\S]*<Why>/],
  ['rule with its date and grade (Rule)', /<Rule\s/],
  ['heading for common mistakes (常见错误)', /^##+ 常见错误\s*$/m],
]

/** What the page can draw; a component it lacks would be an error page. */
type ComponentName = Extract<keyof typeof mdxComponents, Capitalize<string>>

/** Attributes each component needs (true) or may have (false). */
const COMPONENTS: Record<ComponentName, Record<string, boolean>> = {
  Callout: { kind: true, title: false },
  Steps: {},
  Step: { title: true },
  Pair: {},
  Wrong: {},
  Right: {},
  Why: {},
  Chat: { title: true },
  Say: { who: true, at: false },
  Rule: { grade: true, on: true, source: true },
  Term: { word: true, gloss: true },
  Phrase: { code: true },
  Product: { id: true },
  Checklist: { title: true },
  Figure: { name: true, caption: true },
}
const VALUES: Record<string, Record<string, RegExp>> = {
  Callout: { kind: /^(note|warn|law|changed|tip)$/ },
  Say: { who: /^(buyer|agent|mentor|system)$/ },
  Rule: { grade: /^[HML]$/, on: /^\d{4}(-\d{2}){0,2}$/ },
}

interface Tag {
  name: string
  closing: boolean
  selfClosing: boolean
  attributes: Record<string, string>
  line: number
}

export const checkLessonBody: Check = (content, options) => {
  const findings: Judged[] = []
  const allowed = content.course?.value.expects.lessonLength
  for (const lesson of content.lessons) {
    const at = (line: number, rule: string, message: string) => ({
      file: lesson.file,
      line,
      rule,
      message,
      topics: [lesson.value.topic],
    })
    findings.push(...markupFaults(lesson).map(fault))
    for (const tag of tagsOf(lesson).tags) {
      const missing = missingReference(content, tag)
      if (!missing) continue
      const found = at(tag.line, missing.rule, missing.message)
      findings.push(missing.late ? faultInFullRun(options, found) : fault(found))
    }

    const length = countHan(withoutTags(withoutLegends(lesson.body)))
    const place = at(lesson.bodyLine, 'lesson-length', `${length} Chinese characters`)
    if (allowed && (length < allowed.least || length > allowed.most)) findings.push(fault(place))
    for (const [part, pattern] of PARTS)
      if (!pattern.test(lesson.body)) findings.push(fault(at(lesson.bodyLine, 'lesson-part', `has no ${part}`)))
  }
  return findings
}

/** What no page could draw. The build asks this too: such a lesson never reaches a reader. */
export function markupFaults(lesson: LocatedLesson): Finding[] {
  const { file, value } = lesson
  return faultsOfMarkup(lesson).map((found) => ({ file, ...found, rule: 'mdx', topics: [value.topic] }))
}

function faultsOfMarkup(lesson: LocatedLesson): { line: number; message: string }[] {
  const faults: { line: number; message: string }[] = []
  for (const [n, text] of lesson.body.split('\n').entries()) {
    const line = lesson.bodyLine + n
    if (/[{}]/.test(text)) faults.push({ line, message: 'no { } in a lesson' })
    if (/^\s*(import|export)\s/.test(text)) faults.push({ line, message: 'no import or export' })
    if (/^#(\s|#{3,}\s)/.test(text)) faults.push({ line, message: 'headings are ## and ###' })
  }
  const { tags, strays } = tagsOf(lesson)
  for (const line of strays) faults.push({ line, message: 'a < that opens no known component' })
  const open: Tag[] = []
  for (const tag of tags) {
    faults.push(...attributeFaults(tag))
    if (tag.selfClosing) continue
    if (!tag.closing) {
      open.push(tag)
      continue
    }
    const opener = open.pop()
    if (opener?.name !== tag.name)
      faults.push({ line: tag.line, message: `</${tag.name}> closes ${opener?.name ?? 'nothing'}` })
  }
  for (const tag of open) faults.push({ line: tag.line, message: `<${tag.name}> is never closed` })
  return faults
}

function attributeFaults(tag: Tag): { line: number; message: string }[] {
  // What is wrong with a component is said where it opens.
  if (tag.closing) return []
  const known = isComponent(tag.name) ? COMPONENTS[tag.name] : undefined
  if (!known) return [{ line: tag.line, message: `<${tag.name}> is no component of ours` }]
  const missing = Object.keys(known).filter((name) => known[name] && !tag.attributes[name])
  const unknown = Object.keys(tag.attributes).filter((name) => !(name in known))
  const wrong = Object.entries(VALUES[tag.name] ?? {}).filter(
    ([name, allowed]) => tag.attributes[name] && !allowed.test(tag.attributes[name]),
  )
  return [
    ...missing.map((name) => `<${tag.name}> needs ${name}`),
    ...unknown.map((name) => `<${tag.name}> has no attribute ${name}`),
    ...wrong.map(([name]) => `<${tag.name}> ${name}="${tag.attributes[name]}"`),
  ].map((message) => ({ line: tag.line, message }))
}

function isComponent(name: string): name is ComponentName {
  return Object.hasOwn(COMPONENTS, name)
}

function missingReference(
  content: CourseSource,
  tag: Tag,
): { rule: string; message: string; late: boolean } | undefined {
  if (tag.closing) return undefined
  const { code, id, name } = tag.attributes
  if (tag.name === 'Phrase' && !content.phrases.some((phrase) => phrase.value.code === code))
    return { rule: 'phrase', message: `no phrase with code ${code}`, late: true }
  if (tag.name === 'Product' && !content.products.some((product) => product.id === id))
    return { rule: 'product', message: `no product ${id}`, late: false }
  if (tag.name === 'Figure' && !content.figures.includes(name ?? ''))
    return { rule: 'figure', message: `no figures/${name}.svg`, late: false }
  return undefined
}

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z]+="[^"]*")*)\s*(\/?)>/g

/** Every component's tag in its order, with the lines of any other <. */
export function tagsOf({ body, bodyLine }: Pick<LocatedLesson, 'body' | 'bodyLine'>): {
  tags: Tag[]
  strays: number[]
} {
  const lineAt = (offset: number) => bodyLine + body.slice(0, offset).split('\n').length - 1
  const tags = [...body.matchAll(TAG)].map((found) => ({
    name: found[2]!,
    closing: found[1] === '/',
    selfClosing: found[4] === '/',
    attributes: Object.fromEntries(
      [...found[3]!.matchAll(/([A-Za-z]+)="([^"]*)"/g)].map((pair) => [pair[1]!, pair[2]!]),
    ),
    line: lineAt(found.index),
  }))
  // Same length as the body, so that offsets keep their lines.
  const rest = body.replace(TAG, (tag) => tag.replace(/[^\n]/g, ' '))
  return { tags, strays: [...rest.matchAll(/</g)].map((stray) => lineAt(stray.index)) }
}

export function withoutTags(body: string): string {
  return body.replace(TAG, '')
}
