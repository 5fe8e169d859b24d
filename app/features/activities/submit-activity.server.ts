import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { inTransaction } from '#db/transaction'
import { notifySignersWhenReady } from './notify-signers.server'
import { decideContents, mergeRecord, type RecordActivityInput, saveRecord } from './record-activity.server'
import { lockTraineeActivity } from './trainee-activity.server'
import { decideSubmit } from './trainee-work'

/** Hands the trainee's part in, with what the form says; after a "not yet" it asks the signer to look again. */
export function submitActivity(db: Db, input: RecordActivityInput): Promise<Outcome> {
  return inTransaction(db, async (tx) => {
    const found = await lockTraineeActivity(tx, input)
    if (!found.ok) return found
    const data = mergeRecord(found.value, input)
    if (!data.ok) return data
    const may = decideSubmit(found.value, input.revision, data.value)
    if (!may.ok) return may
    // What is only shown again was judged when it was written.
    const holds = Object.keys(input.data).length > 0 ? decideContents(found.value, data.value, input.now) : accept()
    if (!holds.ok) return holds
    const saved = await saveRecord(tx, found.value, input, {
      data: data.value,
      status: 'submitted',
      handedInAt: input.now,
    })
    if (!saved.ok) return saved
    await notifySignersWhenReady(tx, found.value, input)
    return accept()
  })
}
