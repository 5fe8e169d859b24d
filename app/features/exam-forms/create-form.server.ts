import { randomBytes } from 'node:crypto'
import type { Blueprint } from '#app/content/blueprint'
import type { Content } from '#app/content/content.server'
import { accept, type Outcome, refuse } from '#app/rules/outcome'
import { newId } from '#db/ids'
import { insertExamForm, insertExamFormItems, listItemsAsked, listItemsSeen } from '#db/queries/exam-forms'
import type { Tx } from '#db/transaction'
import { sha256 } from '../audit/audit.server'
import { assembleForm, type Seen } from './assemble-form'
import { proveDisjoint } from './disjoint-proof'
import { composeForm, type FormContent } from './form-content'

export type FormBank = Pick<Content, 'items' | 'topicName' | 'rubricById'>

/** Papers that are looked back on, so that what a paper costs does not grow with how many were sat. */
const LOOKED_BACK = 24

interface CreateFormInput {
  enrolmentId: string
  blueprint: Blueprint
  bank: FormBank
  now: number
}

/**
 * Draws and freezes a form for one trainee. A final or retake shares no family with any form the trainee has had;
 * a retake also none with the practice pool, whatever of it was practised. Refuses with `too-few-items` rather than reuse.
 */
export async function createForm(tx: Tx, input: CreateFormInput): Promise<Outcome<{ id: string; form: FormContent }>> {
  const { blueprint, bank } = input
  const seen = seenIn(await listItemsSeen(tx, input.enrolmentId))
  const barred = barredFamilies(blueprint, bank, new Set(seen.families.keys()))
  const seed = randomBytes(12).toString('base64url')
  const asked = new Map((await listItemsAsked(tx, blueprint.id, LOOKED_BACK)).map((row) => [row.item_id, row.papers]))
  const drawn = assembleForm(blueprint, bank.items, { seed, excludeFamilies: barred, seen, asked })
  if (!drawn.ok) return refuse('too-few-items')
  const proof = proveDisjoint(drawn.items, barred)
  if (proof.overlap > 0) throw new Error(`Form of ${blueprint.id} repeats ${proof.sharedFamilies.join(', ')}`)

  const form = composeForm({
    blueprint,
    items: drawn.items,
    seed,
    topicName: bank.topicName,
    rubric: bank.rubricById.get('R7'),
  })
  const content = JSON.stringify(form)
  const id = newId()
  await insertExamForm(tx, {
    id,
    enrolment_id: input.enrolmentId,
    exam_id: blueprint.id,
    blueprint_version: blueprint.version,
    seed,
    content,
    content_hash: sha256(content),
    overlap_count: proof.overlap,
    overlap_proof: JSON.stringify({ ...proof, reusedFamilies: drawn.reusedFamilies }),
    created_at: input.now,
  })
  await insertExamFormItems(
    tx,
    form.questions.map(({ position, item, topic }) => ({
      form_id: id,
      position,
      enrolment_id: input.enrolmentId,
      item_id: item.id,
      family: item.family,
      topic,
    })),
  )
  return accept({ id, form })
}

/** A form has a family once at most, so its rows count the forms. */
function seenIn(rows: readonly { item_id: string; family: string }[]): Seen {
  const families = new Map<string, number>()
  for (const { family } of rows) families.set(family, (families.get(family) ?? 0) + 1)
  return { families, items: new Set(rows.map((row) => row.item_id)) }
}

function barredFamilies(blueprint: Blueprint, bank: FormBank, seen: ReadonlySet<string>): ReadonlySet<string> {
  if (blueprint.kind === 'final') return seen
  if (blueprint.kind !== 'retake') return new Set()
  const practice = bank.items.filter((item) => item.pool === 'P').map((item) => item.family)
  return new Set([...seen, ...practice])
}
