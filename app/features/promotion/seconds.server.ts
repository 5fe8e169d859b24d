import { type DecisionRow, listConfirmers, listNamedConfirmers } from '#db/queries/decisions'
import { listActiveColleagues } from '#db/queries/people'
import type { DbOrTx } from '#db/transaction'
import { isOutside, leftToConfirm, type ProposalHands } from './second-person'

type Proposal = Pick<DecisionRow, 'id' | 'cohort_id' | 'trainee_id' | 'decided_by' | 'mentor_id'>

export function handsOf(row: Proposal): ProposalHands {
  return { traineeId: row.trainee_id, proposerId: row.decided_by, mentorId: row.mentor_id }
}

/** Everybody who could confirm this proposal in general; its proposer and the trainee may be among them. */
export async function listSeconds(db: DbOrTx, row: Proposal): Promise<string[]> {
  const [office, named] = await Promise.all([listConfirmers(db, row.cohort_id), listNamedConfirmers(db, [row.id])])
  return [...office, ...named].map((person) => person.id)
}

/** Nobody but its proposer is there to confirm it. */
export async function isStuck(db: DbOrTx, row: Proposal): Promise<boolean> {
  return leftToConfirm(await listSeconds(db, row), handsOf(row)).length === 0
}

/** Those who may be asked; null while somebody can confirm already. */
export async function listNameable(db: DbOrTx, row: Proposal): Promise<{ id: string; name: string }[] | null> {
  if (!(await isStuck(db, row))) return null
  const hands = handsOf(row)
  return (await listActiveColleagues(db))
    .filter((person) => isOutside(person.id, hands))
    .map(({ id, display_name }) => ({ id, name: display_name }))
}
