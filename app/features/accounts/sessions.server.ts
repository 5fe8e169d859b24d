import { createHmac, randomBytes } from 'node:crypto'
import type { Db } from '#db/connect'
import {
  findProposalFor,
  insertSession,
  listEnrolmentRelationRows,
  listSessionRows,
  revokeSession,
  touchSession,
} from '#db/queries/accounts'
import type { DbOrTx } from '#db/transaction'
import { type EnrolmentRelation, type Role, relationOf, type Viewer } from './permissions'

export const SESSION_ABSOLUTE_MS = 12 * 3_600_000
/** Longer than the longest exam, so that nobody is signed out of one by sitting still and thinking. */
export const SESSION_IDLE_MS = 3 * 3_600_000
const TOUCH_EVERY_MS = 5 * 60_000

/** Only this goes to the database: a stolen copy of it opens no session. */
export function hashSessionToken(secret: string, token: string): string {
  return createHmac('sha256', secret).update(token).digest('base64url')
}

/** `wallNow` is the machine's own time: moving the demo clock must neither lengthen nor end a session. */
export async function startSession(
  db: DbOrTx,
  input: { personId: string; secret: string; wallNow: number },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await insertSession(db, {
    id_hash: hashSessionToken(input.secret, token),
    person_id: input.personId,
    created_at: input.wallNow,
    last_seen_at: input.wallNow,
    expires_at: input.wallNow + SESSION_ABSOLUTE_MS,
  })
  return token
}

export async function findViewer(
  db: Db,
  input: { token: string; secret: string; wallNow: number },
): Promise<Viewer | null> {
  const sessionHash = hashSessionToken(input.secret, input.token)
  const rows = await listSessionRows(db, sessionHash)
  const [row] = rows
  if (!row || row.revoked_at !== null || row.status !== 'active') return null
  if (input.wallNow >= row.expires_at || input.wallNow - row.last_seen_at > SESSION_IDLE_MS) return null
  if (input.wallNow - row.last_seen_at > TOUCH_EVERY_MS) await touchSession(db, sessionHash, input.wallNow)
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    roles: rows.flatMap((r) => (r.role ? [r.role as Role] : [])),
    locale: row.locale,
    theme: row.theme,
    mustChangePassword: row.must_change_password === 1,
    sessionHash,
  }
}

export async function endSession(db: Db, sessionHash: string, wallNow: number): Promise<void> {
  await revokeSession(db, sessionHash, wallNow)
}

export async function findEnrolmentRelation(
  db: Db,
  enrolmentId: string,
  personId: string,
): Promise<(EnrolmentRelation & { courseId: string; planVersionId: string }) | null> {
  const rows = await listEnrolmentRelationRows(db, enrolmentId, personId)
  const [row] = rows
  if (!row) return null
  const delegations = rows.flatMap((r) =>
    r.activity_id && r.role ? [{ activityId: r.activity_id, role: r.role }] : [],
  )
  const isAsked =
    delegations.some((d) => d.role === 'hr') && (await findProposalFor(db, enrolmentId, personId)) !== undefined
  return { ...relationOf(row, delegations), isAsked, courseId: row.course_id, planVersionId: row.plan_version_id }
}
