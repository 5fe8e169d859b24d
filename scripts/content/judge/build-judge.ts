// Builds the judge that the server loads: what the course says in expressions and examples, learned once, and the cuts it was given.

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SOFT_FAULT_KINDS } from '#app/content/fault-kinds'
import type { Cut, Cuts, JudgeFile } from '#app/content/judge-file'
import type { CourseSource } from '../course-source'
import { packReaders } from './fit-readers'
import { fitAll, type Teaching } from './lessons'
import { type ReadTeaching, readTeaching } from './read-teaching'

/** Out of any stand's reach. */
const NEVER = 99
const PERSON: Cut = { yes: NEVER, no: -NEVER }

/** A judge that was never tuned asserts nothing: a person looks at every point. */
export const UNTUNED: Cuts = {
  scale: { base: 0, weights: {} },
  points: { said: PERSON, asked: PERSON, denied: PERSON, silent: PERSON },
  redLines: { scale: { base: 0, weights: {} }, cut: PERSON },
  soft: Object.fromEntries(SOFT_FAULT_KINDS.map((kind) => [kind, PERSON])) as Cuts['soft'],
  word: NEVER,
  senseless: { yes: NEVER, no: NEVER },
}

/**
 * How these judges read: the fourth way, where scripts hear what is only not said. Since the third what a clause turns down is told
 * apart and the shop's own figures are known. The second learned red lines by their clauses, and let gaps and mere courtesies meet nothing.
 */
const METHOD = 4

/** The same teaching and cuts always give the same judge. */
export function buildJudge(teaching: Teaching, cuts: Cuts): JudgeFile {
  const judge: Omit<JudgeFile, 'version'> = {
    method: METHOD,
    meanings: teaching.meanings.map(({ id, name, say, never }) => ({ id, name, say, never })),
    readers: packReaders(fitAll(teaching)),
    cuts,
    shop: teaching.shop,
  }
  return { version: createHash('sha256').update(JSON.stringify(judge)).digest('hex').slice(0, 16), ...judge }
}

/** Changes with how a judge is learned, so that none learned another way is taken from the shelf. */
const LEARNS = 5
/** Of this repository, wherever the course lies. */
const SHELF = path.resolve(import.meta.dirname, '../../../node_modules/.cache/shifu-judges')

/** Learning takes some seconds: a judge of the same teaching is taken from the shelf. */
export function judgeOfCourse(
  root: string,
  course: CourseSource,
  { teaching, cuts = UNTUNED }: ReadTeaching = readTeaching(root, course),
): JudgeFile {
  const taught = createHash('sha256')
    .update(JSON.stringify([LEARNS, METHOD, teaching, cuts]))
    .digest('hex')
    .slice(0, 24)
  const file = path.join(SHELF, `${taught}.json`)
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JudgeFile
  } catch {
    const judge = buildJudge(teaching, cuts)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(judge))
    return judge
  }
}
