// Half-width punctuation inside Chinese text, per file.
import type { SourceText } from '../course-source'
import { type Check, type Judged, warning } from '../report'
import { widenLesson, widenPunctuation } from '../widen-punctuation'
import { topicsOf } from './traditional'

export const checkPunctuation: Check = (content) =>
  content.sources.flatMap((source): Judged[] => {
    if (/\.(en|zh-TW)\.(mdx|yaml)$/.test(source.file)) return []
    const lines = changedLines(source)
    if (lines.length === 0) return []
    const message = `half-width punctuation on ${lines.length} lines; mend it with: npm run fix-punctuation -- ${source.file}`
    const topics = topicsOf(source.file, content.lessons)
    return [warning({ file: source.file, line: lines[0]!, rule: 'half-width', message, topics })]
  })

function changedLines({ file, text }: SourceText): number[] {
  const widened = file.endsWith('.mdx') ? widenLesson(text) : widenPunctuation(text, file.endsWith('.yaml'))
  const after = widened.split('\n')
  return text.split('\n').flatMap((line, n) => (line === after[n] ? [] : [n + 1]))
}
