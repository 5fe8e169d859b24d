import type { DecisionRow } from '#db/queries/decisions'
import { listActiveColleagues } from '#db/queries/people'
import { listAccountOrigins, listNamedSeconds, listOffices, listTeachers } from '#db/queries/seconds'
import type { VoidingRow } from '#db/queries/voidings'
import type { DbOrTx } from '#db/transaction'
import { decideSecond, independentSeconds, type ProposalHands, type SecondCandidate } from './second-person'

/** What takes two people, whatever it is: its id is null while it is not signed yet. */
export interface Proposal {
  id: string | null
  cohortId: string
  traineeId: string
  proposerId: string
  proposedAt: number
}

export function proposedDecision(
  row: Pick<DecisionRow, 'id' | 'cohort_id' | 'trainee_id' | 'decided_by' | 'decided_at'>,
): Proposal {
  return {
    id: row.id,
    cohortId: row.cohort_id,
    traineeId: row.trainee_id,
    proposerId: row.decided_by,
    proposedAt: row.decided_at,
  }
}

export function proposedVoiding(
  row: Pick<VoidingRow, 'id' | 'cohort_id' | 'trainee_id' | 'voided_by' | 'voided_at'>,
): Proposal {
  return {
    id: row.id,
    cohortId: row.cohort_id,
    traineeId: row.trainee_id,
    proposerId: row.voided_by,
    proposedAt: row.voided_at,
  }
}

export interface Seconds {
  candidates: SecondCandidate[]
  hands: ProposalHands
}

/** Everybody who could confirm in general, and what stands between each of them and this proposal. */
export async function loadSeconds(db: DbOrTx, proposal: Proposal): Promise<Seconds> {
  const { id, cohortId, ...hands } = proposal
  const [offices, named, teachers] = await Promise.all([
    listOffices(db, cohortId),
    id === null ? [] : listNamedSeconds(db, id),
    listTeachers(db, hands.traineeId),
  ])
  const namedIds = new Set(named.map((person) => person.id))
  const ids = [...new Set([...offices.map((office) => office.id), ...namedIds])]
  return {
    candidates: await loadCandidates(db, ids, { offices, namedIds }),
    hands: { ...hands, teacherIds: teachers.flatMap((row) => row.id ?? []) },
  }
}

async function loadCandidates(
  db: DbOrTx,
  ids: readonly string[],
  known: { offices: readonly { id: string; by: string | null; at: number }[]; namedIds: ReadonlySet<string> },
): Promise<SecondCandidate[]> {
  if (ids.length === 0) return []
  return (await listAccountOrigins(db, ids)).map((row) => ({
    id: row.id,
    runsComputers: row.admin !== null,
    openedBy: [row.created_by, row.password_by].flatMap((by) => by ?? []),
    offices: known.offices.filter((office) => office.id === row.id),
    isNamed: known.namedIds.has(row.id),
  }))
}

export async function listIndependent(db: DbOrTx, proposal: Proposal): Promise<string[]> {
  const { candidates, hands } = await loadSeconds(db, proposal)
  return independentSeconds(candidates, hands)
}

/** Those who may be asked; null while somebody can confirm already. */
export async function listNameable(db: DbOrTx, proposal: Proposal): Promise<{ id: string; name: string }[] | null> {
  const { candidates, hands } = await loadSeconds(db, proposal)
  if (independentSeconds(candidates, hands).length > 0) return null
  const colleagues = await listActiveColleagues(db)
  const asked = await loadNamed(
    db,
    colleagues.map((person) => person.id),
  )
  return colleagues
    .filter((person) => decideSecond(person.id, asked, hands).ok)
    .map(({ id, display_name }) => ({ id, name: display_name }))
}

/** These people as they would stand once they were asked by name. */
export function loadNamed(db: DbOrTx, ids: readonly string[]): Promise<SecondCandidate[]> {
  return loadCandidates(db, ids, { offices: [], namedIds: new Set(ids) })
}
