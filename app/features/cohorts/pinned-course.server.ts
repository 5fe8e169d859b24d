// Under which terms a trainee is judged: those of the version they are on, not those the course says today.
import { type Content, type Courses, courseOf, underTerms } from '#app/content/content.server'
import { readTerms, type Terms, writeTerms } from '#app/content/terms'
import { listTermsOfVersions } from '#db/queries/plan'
import type { DbOrTx } from '#db/transaction'

/** Terms never change once they are stored, so they may be kept for the life of the process. */
const kept = new Map<string, { terms: Terms; text: string }>()
/** What a course of today looks like under kept terms, worked out once for each version. */
const pinned = new WeakMap<Content, Map<string, Content>>()
const written = new WeakMap<Content, string>()

export interface Pinned {
  courseId: string
  planVersionId: string
}

/** By version. A version that has none yet is left out: the start of the house gives it some. */
export async function loadTerms(db: DbOrTx, versionIds: readonly string[]): Promise<Map<string, Terms>> {
  const wanted = [...new Set(versionIds)]
  const unknown = wanted.filter((id) => !kept.has(id))
  if (unknown.length > 0)
    for (const row of await listTermsOfVersions(db, unknown))
      kept.set(row.plan_version_id, { terms: readTerms(row.content), text: row.content })
  return new Map(
    wanted.flatMap((id) => {
      const known = kept.get(id)
      return known ? [[id, known.terms] as const] : []
    }),
  )
}

function termsToday(content: Content): string {
  const known = written.get(content) ?? writeTerms(content)
  written.set(content, known)
  return known
}

function underVersion(content: Content, versionId: string): Content {
  const terms = kept.get(versionId)
  if (!terms || terms.text === termsToday(content)) return content
  const versions = pinned.get(content) ?? new Map<string, Content>()
  pinned.set(content, versions)
  const known = versions.get(versionId) ?? underTerms(content, terms.terms)
  versions.set(versionId, known)
  return known
}

/** How a course judges the trainees of a version; for versions whose terms were loaded. */
export async function loadPinning(
  db: DbOrTx,
  versionIds: readonly string[],
): Promise<(content: Content, versionId: string) => Content> {
  await loadTerms(db, versionIds)
  return underVersion
}

/** The course of one trainee, as it judges them. @throws when it is gone from the disk. */
export async function pinnedCourse(db: DbOrTx, courses: Courses, of: Pinned): Promise<Content> {
  await loadTerms(db, [of.planVersionId])
  return underVersion(courseOf(courses, of.courseId), of.planVersionId)
}
