// npm run verify-drills: judges every reply of every drill again, by the judge it was judged by; ends with 1 when a mark does not
// come out the same. Changes nothing.
import { verifyDrills } from '#app/features/drills/verify-drills.server'
import { listPendingMigrations } from '#db/migrate'
import { CommandError, runCommand } from './command'

const WHAT = {
  judgement: 'the judge says something else of it',
  mark: 'its mark is not what the judgement and the rulings come to',
} as const

await runCommand(async (db) => {
  if ((await listPendingMigrations(db)).length > 0)
    throw new CommandError('The database is not up to date; run npm run migrate first.')
  const { checked, other } = await verifyDrills(db)
  for (const { drillId, position, what } of other)
    console.error(`Drill ${drillId}, card ${position + 1}: ${WHAT[what]}.`)
  if (other.length > 0) throw new CommandError(`${other.length} of ${checked} marks do not come out the same.`)
  console.log(`All ${checked} judged cards come out the same.`)
})
