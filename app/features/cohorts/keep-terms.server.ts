import { type Content, type Courses, courseOf } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { listActiveWithRole } from '#db/queries/people'
import { countRunningByVersion, insertPlanTerms, listVersionsWithoutTerms } from '#db/queries/plan'
import { inTransaction, type Tx } from '#db/transaction'
import { appendAudit, SYSTEM } from '../audit/audit.server'
import { notify } from '../notifications/notify.server'
import { storeVersion, termsRow } from './plan-versions.server'

/**
 * At every start, before anybody is served. Versions from before terms were kept get those of today, once. Whoever is on
 * their way when the course has changed stays on their version; the house writes down how many they are and tells those who
 * may move them.
 */
export function keepTerms(db: Db, input: { courses: Courses; now: number }): Promise<void> {
  return inTransaction(db, async (tx) => {
    await fillVersions(tx, input)
    for (const content of input.courses.values()) await storeContent(tx, { content, now: input.now })
  })
}

async function fillVersions(tx: Tx, { courses, now }: { courses: Courses; now: number }): Promise<void> {
  for (const version of await listVersionsWithoutTerms(tx)) {
    // A course that is gone judges nobody: a house with people on one does not open.
    if (!courses.has(version.course_id)) continue
    const row = termsRow(version.id, courseOf(courses, version.course_id), now)
    if ((await insertPlanTerms(tx, row)) === 0) continue
    await appendAudit(tx, {
      actor: SYSTEM,
      now,
      action: 'keep-terms:plan-version',
      entity: 'plan-version',
      entityId: version.id,
      after: { version: version.version, hash: row.content_hash },
    })
  }
}

async function storeContent(tx: Tx, { content, now }: { content: Content; now: number }): Promise<void> {
  const stored = await storeVersion(tx, content, now)
  if (!stored.isNew) return
  const running = await countRunningByVersion(tx, content.course.id)
  const affected = running.reduce((sum, line) => sum + Number(line.people), 0)
  await appendAudit(tx, {
    actor: SYSTEM,
    now,
    action: 'store:plan-version',
    entity: 'plan-version',
    entityId: stored.id,
    after: { course: content.course.id, version: content.plan.version, content: content.hash, affected },
  })
  if (affected === 0) return
  const people = await Promise.all((['manager', 'admin'] as const).map((role) => listActiveWithRole(tx, role)))
  await notify(tx, {
    to: people.flat().map((person) => person.id),
    kind: 'content-changed',
    payload: { courseTitle: content.course.title, affected },
    now,
  })
}
