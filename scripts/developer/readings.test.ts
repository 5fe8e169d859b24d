// A comment or a document that cites a clause leads to docs/readings.md, which is in the repository, and not to a paper that is not.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const COMMENT = /(?:^|\s)\/\/.*|\/\*.*|^\s*\* .*/
const CODE =
  /\b(?:plan|blueprint|rubrics|product) §\s?[\d一-龥]+|\bS-\d{3}(?:-\d+)?\b|\bP-\d\.\d\b|\bD-\d+\b|\bD\d{2}-\d+\b|\bR\d{1,2}\b/g
const DOCUMENT = /[\w/-]+\.md\b/g

const explained = new Set(
  [...readFileSync('docs/readings.md', 'utf8').matchAll(/^\| ([^|]+?) \|/gm)].map(([, code]) => code),
)

function commentsIn(folder: string): { at: string; comment: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs)$/.test(name) && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => {
      const file = path.join(folder, name)
      return readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, n) => {
          const comment = COMMENT.exec(line)?.[0]
          return comment ? [{ at: `${file}:${n + 1}`, comment }] : []
        })
    })
}

describe.each(['app', 'db', 'scripts'])('the comments of %s', (folder) => {
  const comments = commentsIn(folder)

  it('cite only clauses that docs/readings.md explains', () => {
    const unexplained = comments.flatMap(({ at, comment }) =>
      (comment.match(CODE) ?? []).filter((code) => !explained.has(code)).map((code) => `${at} ${code}`),
    )
    expect(unexplained).toEqual([])
  })

  it('name only documents that are here', () => {
    const missing = comments.flatMap(({ at, comment }) =>
      (comment.match(DOCUMENT) ?? []).filter((file) => !existsSync(file)).map((file) => `${at} ${file}`),
    )
    expect(missing).toEqual([])
  })
})

it.each(['README.md', 'docs/architecture.md', 'docs/contributing.md'])(
  '%s cites only clauses that are explained',
  (file) => {
    const cited = readFileSync(file, 'utf8').match(CODE) ?? []
    expect(cited.filter((code) => !explained.has(code))).toEqual([])
  },
)

it('reads codes where they stand', () => {
  expect('// Decides it (plan §六; D-5, D23-3), see R1 and S-003-35'.match(CODE)).toEqual([
    'plan §六',
    'D-5',
    'D23-3',
    'R1',
    'S-003-35',
  ])
  expect(explained.size).toBeGreaterThan(20)
})
