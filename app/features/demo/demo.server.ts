import { firstCourse } from '#app/content/content.server'
import type { House } from '#app/http/context.server'
import { lockAuditHead } from '#db/queries/audit'
import { countPeople } from '#db/queries/demo'
import { findSetting, insertSetting } from '#db/queries/settings'
import { inTransaction } from '#db/transaction'
import { hashPassword } from '../accounts/password.server'
import { publishPlan } from '../cohorts/plan-versions.server'
import { keepJudges } from '../quick-replies/judges.server'
import { seedDemo } from './seed-demo.server'

export const DEMO_PASSWORD = 'shifu-demo'
const TIME_KEY = 'demo.time-offset'

/** A database that belongs to the other mode: starting on it would mix a demo with real people. */
export class WrongHouseError extends Error {}

/** Puts the demo clock back to where the time machine left it. */
export async function restoreDemoTime(house: House): Promise<void> {
  const setting = await findSetting(house.db, TIME_KEY)
  const offsetMs = Number(setting?.value)
  if (setting && Number.isSafeInteger(offsetMs)) house.timeMachine?.setOffset(offsetMs)
}

/** Moves the house's clock and remembers how far; `null` brings it back to the machine's time. Sessions live on the machine's time and notice nothing. */
export async function moveDemoTime(
  house: Pick<House, 'db' | 'timeMachine' | 'clock'>,
  instant: number | null,
): Promise<void> {
  const machine = house.timeMachine
  if (!machine) return
  const offsetMs = instant === null ? 0 : Math.round(instant - house.clock.wall())
  await inTransaction(house.db, async (tx) => {
    await lockAuditHead(tx)
    const known = await findSetting(tx, TIME_KEY)
    await insertSetting(tx, {
      key: TIME_KEY,
      revision: (known?.revision ?? 0) + 1,
      value: String(offsetMs),
      set_by: null,
      set_at: house.clock.wall(),
      reason: 'time machine',
    })
  })
  machine.setOffset(offsetMs)
}

/** Fills an empty database with the demo department, in one transaction: there is never half of it. @throws WrongHouseError on a real department's database. */
export async function prepareDemo(house: Pick<House, 'db' | 'courses' | 'clock' | 'log'>): Promise<void> {
  const { db } = house
  const content = firstCourse(house.courses)
  if ((await countPeople(db, 1)) > 0) return
  if ((await countPeople(db, 0)) > 0)
    throw new WrongHouseError(
      'This database holds a real department; a demo must not be mixed into it. Set SHIFU_MODE=production, or another DATA_DIR for the demo.',
    )
  house.log.info('filling the demo department, which takes some seconds')
  const now = house.clock.now()
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const planVersionId = await publishPlan(db, content, now)
  // The story is told in one transaction, drills and all.
  await keepJudges(db, { courses: house.courses, now })
  await inTransaction(db, async (tx) => {
    // Two servers may start at once on an empty database; the second finds the first one's people.
    await lockAuditHead(tx)
    if ((await countPeople(tx, 1)) > 0) return
    const refused = await seedDemo(tx, { now, content, passwordHash, planVersionId })
    if (refused.length > 0) house.log.warn({ refused }, 'parts of the demo story could not be told')
  })
}

/** Demo accounts have a known password, so production does not start where they exist. @throws WrongHouseError */
export async function refuseDemoPeople(house: Pick<House, 'db'>): Promise<void> {
  if ((await countPeople(house.db, 1)) > 0)
    throw new WrongHouseError(
      'This database holds demo accounts, whose password everybody knows. Production needs a database of its own: set another DATA_DIR or DATABASE_URL.',
    )
}
