import { gunzipSync, gzipSync } from 'node:zlib'
import type { Content } from '#app/content/content.server'
import type { JudgeFile } from '#app/content/judge-file'
import { findJudgeModel, hasJudgeModel, insertJudgeModel } from '#db/queries/rulings'
import type { DbOrTx, Tx } from '#db/transaction'
import { type Judge, openJudge } from '../quick-replies/judge/judge'

/** An opened judge takes some memory; more than these are never asked in one day. */
const KEPT_OPEN = 3

const opened = new Map<string, Judge>()
/** By the course's own way to its file: the same course under other terms has the same judge. */
const ofCourse = new WeakMap<Content['judgeFile'], Judge>()

/** The judge a course has today, opened when the first reply is judged. */
export function todaysJudge({ judgeFile }: Pick<Content, 'judgeFile'>): Judge {
  const known = ofCourse.get(judgeFile)
  if (known) return known
  const judge = openJudge(judgeFile())
  ofCourse.set(judgeFile, judge)
  return judge
}

/** Keeps the course's judge beside the marks it is going to give; answers its version. */
export async function keepJudge(tx: Tx, content: Pick<Content, 'judgeFile'>, now: number): Promise<string> {
  const { version } = todaysJudge(content)
  if (await hasJudgeModel(tx, version)) return version
  const model = gzipSync(JSON.stringify(content.judgeFile())).toString('base64')
  await insertJudgeModel(tx, { version, model, created_at: now })
  return version
}

/** The judge of this version, whichever the course has by now. @throws when nobody kept it. */
export async function openKeptJudge(db: DbOrTx, version: string, content?: Pick<Content, 'judgeFile'>): Promise<Judge> {
  const current = content && todaysJudge(content)
  if (current?.version === version) return current
  const known = opened.get(version)
  if (known) return known
  const row = await findJudgeModel(db, version)
  if (!row) throw new Error(`No judge ${version} was kept`)
  const file = JSON.parse(gunzipSync(Buffer.from(row.model, 'base64')).toString('utf8')) as JudgeFile
  const judge = openJudge(file)
  if (opened.size >= KEPT_OPEN) opened.delete([...opened.keys()][0]!)
  opened.set(version, judge)
  return judge
}
