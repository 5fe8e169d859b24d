import { listMentorChanges } from '#db/queries/mentor-changes'
import { listActiveWithRole, lockPeople } from '#db/queries/people'
import type { DbOrTx, Tx } from '#db/transaction'
import type { MentorChange } from './hand-over'

export interface NamedMentorChange extends MentorChange {
  revision: number
  mentorName: string
  fromMentorName: string | null
  byId: string | null
  reason: string | null
}

/** The way of one trainee from mentor to mentor, in order. */
export async function loadMentorChanges(db: DbOrTx, enrolmentId: string): Promise<NamedMentorChange[]> {
  return (await listMentorChanges(db, enrolmentId)).map((row) => ({
    revision: row.revision,
    event: row.event,
    mentorId: row.mentor_id,
    mentorName: row.mentor_name,
    fromMentorId: row.from_mentor_id,
    fromMentorName: row.from_mentor_name,
    byId: row.by_id,
    reason: row.reason,
    at: row.at,
  }))
}

/** Nobody becomes mentor of a trainee while the account or the role is being taken away: the row is held until the commit. */
export async function findMentorLocked(tx: Tx, personId: string) {
  await lockPeople(tx, [personId])
  return (await listActiveWithRole(tx, 'mentor')).find((mentor) => mentor.id === personId) ?? null
}
