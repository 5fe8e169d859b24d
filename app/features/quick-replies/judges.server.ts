import { gunzipSync, gzipSync } from 'node:zlib'
import type { Content, Courses } from '#app/content/content.server'
import type { JudgeFile } from '#app/content/judge-file'
import type { Db } from '#db/connect'
import { findJudgeModel, hasJudgeModel, insertJudgeModel } from '#db/queries/rulings'
import { inTransaction } from '#db/transaction'
import { type Judge, openJudge } from './judge/judge'

/** An opened judge takes some memory; more than these are never asked in one day. */
const KEPT_OPEN = 3

type JudgeOfCourse = Pick<Content, 'judgeFile' | 'judgeVersion'>

const opened = new Map<string, Judge>()
/** By the course's own way to its file: the same course under other terms has the same judge. */
const ofCourse = new WeakMap<Content['judgeFile'], Judge>()

/** A judge is megabytes to read and to pack: whoever holds the one writer of the database does neither. */
function assertNoTransaction(db: Db): void {
  if (db.isTransaction) throw new Error('A judge is opened and kept before a transaction, never inside one')
}

/** The judge a course has today. */
export function todaysJudge({ judgeFile }: Pick<Content, 'judgeFile'>): Judge {
  const known = ofCourse.get(judgeFile)
  if (known) return known
  const judge = openJudge(judgeFile())
  ofCourse.set(judgeFile, judge)
  return judge
}

/** Keeps the course's judge beside the marks it is going to give; hardly any work once it is there. */
export async function keepJudge(db: Db, content: JudgeOfCourse, now: number): Promise<void> {
  const version = content.judgeVersion
  if (await hasJudgeModel(db, version)) return
  assertNoTransaction(db)
  const model = gzipSync(JSON.stringify(content.judgeFile())).toString('base64')
  await inTransaction(db, (tx) => insertJudgeModel(tx, { version, model, created_at: now }))
}

/** At every start, before anybody is served, so that no request pays for it: every course's judge is kept and open. */
export async function keepJudges(db: Db, { courses, now }: { courses: Courses; now: number }): Promise<void> {
  for (const content of courses.values()) {
    await keepJudge(db, content, now)
    todaysJudge(content)
  }
}

/** The judge of this version, whichever the course has by now. @throws when nobody kept it. */
export async function openKeptJudge(db: Db, version: string, content?: JudgeOfCourse): Promise<Judge> {
  const isTodays = content?.judgeVersion === version
  const known = isTodays ? ofCourse.get(content.judgeFile) : opened.get(version)
  if (known) return known
  assertNoTransaction(db)
  if (isTodays) return todaysJudge(content)
  const row = await findJudgeModel(db, version)
  if (!row) throw new Error(`No judge ${version} was kept`)
  const file = JSON.parse(gunzipSync(Buffer.from(row.model, 'base64')).toString('utf8')) as JudgeFile
  const judge = openJudge(file)
  if (opened.size >= KEPT_OPEN) opened.delete([...opened.keys()][0]!)
  opened.set(version, judge)
  return judge
}
