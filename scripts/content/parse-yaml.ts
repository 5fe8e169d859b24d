// Parses one YAML text and remembers on which line each node stands.
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { Finding } from './report'

type Path = readonly (string | number)[]

export interface YamlFile {
  file: string
  data: unknown
  faults: Finding[]
  at: (path: Path) => unknown
  /** The line of the node, or of the nearest ancestor that exists. */
  lineOf: (path: Path) => number
}

/** `lineOffset`: lines of the file before this text (front matter). */
export function parseYaml(file: string, text: string, lineOffset = 0): YamlFile {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const lineAt = (offset: number) => counter.linePos(offset).line + lineOffset
  const faults = document.errors.map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    rule: 'yaml',
    message: error.message.split('\n')[0] ?? 'unreadable YAML',
  }))
  const data: unknown = faults.length > 0 ? undefined : document.toJS()

  function lineOf(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lineAt(node.range[0])
    }
    return 1 + lineOffset
  }

  function at(path: Path): unknown {
    let value: unknown = data
    for (const key of path) {
      if (typeof value !== 'object' || value === null) return undefined
      value = (value as Record<string | number, unknown>)[key]
    }
    return value
  }

  return { file, data, faults, at, lineOf }
}
