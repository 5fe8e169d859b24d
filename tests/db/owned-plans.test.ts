// Whoever was named to look after a next-step plan has it where the work stands, late once its day is over, until the retake is begun.
import { expect, it } from 'vitest'
import { listOwnedPlans } from '#app/features/promotion/owned-plans.server'
import { addDays } from '#app/rules/dates'
import { aPerson, type BuiltPerson, viewerOf } from '#tests/builders/person'
import { aDecision, anExamResult } from '#tests/builders/promotion'
import { DAY_MS } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { afterFinal, DAY_22, doesNotAppeal, made, plan, type Scene } from './promotion-scene'

const DUE_ON = '2026-01-30'
const plansOf = ({ db }: Scene, person: BuiltPerson, now = DAY_22 + 2 * DAY_MS) =>
  listOwnedPlans(db, { viewer: viewerOf(person), now })

async function planned(scene: Scene, ownerId: string) {
  await doesNotAppeal(scene)
  return made(await plan(scene, { ownerId }))
}

describeDatabases('a next-step plan', (open) => {
  it('stands with the one who was named for it alone, and is late after its day', async () => {
    const scene = await afterFinal((await open()).db, 60)
    const { enrolment, manager } = scene
    const mentor = enrolment.mentor!
    const decisionId = await planned(scene, mentor.id)
    const traineeName = enrolment.trainee.displayName
    const to = `/mentor/trainees/${enrolment.id}`
    expect(await plansOf(scene, mentor)).toEqual([{ decisionId, traineeName, dueOn: DUE_ON, isOverdue: false, to }])
    expect(await plansOf(scene, manager)).toEqual([])
    const after = Date.parse(`${addDays(DUE_ON, 1)}T09:00:00+08:00`)
    expect(await plansOf(scene, mentor, after)).toMatchObject([{ isOverdue: true }])
  })

  it('leads the manager to the case, and nowhere who does not train the trainee', async () => {
    const scene = await afterFinal((await open()).db, 60)
    const { db, enrolment, manager } = scene
    await planned(scene, manager.id)
    expect(await plansOf(scene, manager)).toMatchObject([{ to: `/manager/trainees/${enrolment.id}` }])
    const other = await aPerson(db, { roles: ['mentor'] })
    await db.insertInto('cohort_mentor').values({ cohort_id: enrolment.cohort.id, person_id: other.id }).execute()
    const replaced = { enrolment, by: manager, kind: 'next-step', verdict: 'plan', revision: 2 } as const
    const details = JSON.stringify({ plan: { ownerId: other.id, ownerName: '', fromOn: DUE_ON, topics: [] } })
    await aDecision(db, { ...replaced, details, due_on: DUE_ON })
    expect(await plansOf(scene, manager), 'another has it now').toEqual([])
    expect(await plansOf(scene, other)).toMatchObject([{ to: null }])
  })

  it('is in nobody’s hands once it is decided that the trainee leaves', async () => {
    const scene = await afterFinal((await open()).db, 60)
    const { db, enrolment, manager } = scene
    const mentor = enrolment.mentor!
    await planned(scene, mentor.id)
    const leaving = { enrolment, by: manager, kind: 'withdrawal', verdict: 'withdraw', second_person: 0 } as const
    await aDecision(db, { ...leaving, effective_on: '2026-02-06' })
    expect(await plansOf(scene, mentor)).toEqual([])
  })

  it('is over with a retake that was begun', async () => {
    const scene = await afterFinal((await open()).db, 60)
    const { db, enrolment } = scene
    await planned(scene, enrolment.mentor!.id)
    await anExamResult(db, { enrolment_id: enrolment.id, kind: 'retake', percent: 0, state: 'in_progress' })
    expect(await plansOf(scene, enrolment.mentor!)).toEqual([])
  })
})
