import { describe, expect, it } from 'vitest'
import { addMember } from '#app/features/cohorts/add-member.server'
import { findDelegatesView, findMemberChoices, listCohortLines } from '#app/features/cohorts/cohorts.server'
import { createCohort } from '#app/features/cohorts/create-cohort.server'
import { movePlan } from '#app/features/cohorts/move-plan.server'
import { endDelegate, nameDelegate } from '#app/features/cohorts/name-delegate.server'
import { findPlanMoves } from '#app/features/cohorts/plan-moves.server'
import { setMentors } from '#app/features/cohorts/set-mentors.server'
import { findCohort, listCohortMentors } from '#db/queries/cohorts'
import { findEnrolment } from '#db/queries/enrolments'
import { aCohort, aPlanVersion } from '#tests/builders/cohort'
import { aSmallPlan, testCourses } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { aPerson } from '#tests/builders/person'
import { NOW, START_ON } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'
import { auditLines } from './audit-lines'
import { by, changedResults } from './cohort-acts'
import { noticeKinds } from './notice-kinds'
import { reasonOf } from './reason-of'

describeDatabases('cohorts', (open) => {
  describe('making one', () => {
    it('takes mentors and delegates over from another cohort', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const mentor = await aPerson(db, { roles: ['mentor'] })
      const gone = await aPerson(db, { roles: ['mentor'], status: 'deactivated' })
      const lecturer = await aPerson(db, { roles: ['delegate'] })
      const old = await aCohort(db, { mentors: [mentor.id, gone.id] })
      expect(
        (
          await nameDelegate(db, {
            ...by(manager),
            cohortId: old.id,
            role: 'lecturer',
            personId: lecturer.id,
            activities: ['D01-7'],
          })
        ).ok,
      ).toBe(true)
      const wish = {
        ...by(manager),
        name: '新班',
        startOn: START_ON,
        restPattern: 'sunday' as const,
        courseId: 'cs-onboarding',
        courses: testCourses(),
        copyFrom: old.id,
      }
      const made = await createCohort(db, wish)
      if (!made.ok) throw new Error(made.reason)
      expect((await listCohortMentors(db, made.value.cohortId)).map((m) => m.id)).toEqual([mentor.id])
      const view = await findDelegatesView(db, made.value.cohortId)
      expect(
        view?.needs.find((n) => n.role === 'lecturer')?.activities.find((a) => a.id === 'D01-7')?.named[0]?.name,
      ).toBe(lecturer.displayName)
      expect(reasonOf(await createCohort(db, wish))).toBe('name-taken')
      expect(reasonOf(await createCohort(db, { ...wish, name: '别的班', copyFrom: 'nobody' }))).toBe(
        'invalid-reference',
      )
      expect((await listCohortLines(db, { courses: testCourses(), now: NOW })).map((c) => c.name)).toContain('新班')
    })
  })

  describe('mentors and delegates', () => {
    it('keeps a mentor who still has a trainee, and takes nobody who is no mentor', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const mentor = await aPerson(db, { roles: ['mentor'] })
      const cohort = await aCohort(db)
      const { mentor: busy } = await anEnrolment(db, { cohort })
      const set = (mentors: string[]) => setMentors(db, { ...by(manager), cohortId: cohort.id, mentors })
      expect(reasonOf(await set([manager.id]))).toBe('invalid-reference')
      expect((await set([mentor.id])).ok).toBe(true)
      expect((await listCohortMentors(db, cohort.id)).map((m) => m.id).sort()).toEqual([mentor.id, busy!.id].sort())
      expect(reasonOf(await setMentors(db, { ...by(manager), cohortId: 'nowhere', mentors: [] }))).toBe('not-found')
    })

    it('names a delegate for activities that want the role, ends it and names them again', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const lecturer = await aPerson(db, { roles: ['delegate'] })
      const trainee = await aPerson(db, { roles: ['trainee'] })
      const cohort = await aCohort(db)
      const name = (activities: string[], personId = lecturer.id) =>
        nameDelegate(db, { ...by(manager), cohortId: cohort.id, role: 'lecturer', personId, activities })
      expect(reasonOf(await name(['D01-3']))).toBe('invalid-reference')
      expect(reasonOf(await name(['D99-9']))).toBe('invalid-reference')
      expect(reasonOf(await name(['D01-7'], trainee.id))).toBe('invalid-reference')
      const namedNow = async () =>
        (await findDelegatesView(db, cohort.id))!.needs
          .flatMap((n) => n.activities)
          .filter((a) => a.id === 'D01-7')
          .flatMap((a) => a.named)
      expect((await name(['D01-7', 'D01-8'])).ok).toBe(true)
      const [first] = await namedNow()
      expect(
        reasonOf(await endDelegate(db, { ...by(manager), cohortId: 'elsewhere', delegationId: first!.delegationId })),
      ).toBe('not-found')
      expect(
        (await endDelegate(db, { ...by(manager), cohortId: cohort.id, delegationId: first!.delegationId })).ok,
      ).toBe(true)
      expect(
        reasonOf(await endDelegate(db, { ...by(manager), cohortId: cohort.id, delegationId: first!.delegationId })),
      ).toBe('already-done')
      expect(await namedNow()).toEqual([])
      expect((await name(['D01-7'])).ok).toBe(true)
      expect(await namedNow()).toHaveLength(1)
      expect(await auditLines(db)).toEqual(['name:delegate', 'end:delegate', 'name:delegate'])
    })
  })

  describe('adding a trainee', () => {
    it('needs a free trainee and a mentor who is somebody else, and tells both', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const cohort = await aCohort(db)
      const mentor = await aPerson(db, { roles: ['mentor'] })
      const both = await aPerson(db, { roles: ['trainee', 'mentor'] })
      const trainee = await aPerson(db, { roles: ['trainee'] })
      const add = (personId: string, mentorId: string) =>
        addMember(db, { ...by(manager), cohortId: cohort.id, personId, mentorId, joinedOn: START_ON })
      expect(reasonOf(await add(both.id, both.id))).toBe('invalid-reference')
      expect(reasonOf(await add(mentor.id, mentor.id))).toBe('invalid-reference')
      expect(reasonOf(await add(trainee.id, manager.id))).toBe('invalid-reference')
      expect((await findMemberChoices(db, cohort.id, NOW))?.trainees.map((t) => t.id).sort()).toEqual(
        [both.id, trainee.id].sort(),
      )
      expect((await add(trainee.id, mentor.id)).ok).toBe(true)
      expect(reasonOf(await add(trainee.id, mentor.id))).toBe('already-enrolled')
      expect((await findMemberChoices(db, cohort.id, NOW))?.trainees.map((t) => t.id)).toEqual([both.id])
      expect(await noticeKinds(db, trainee.id)).toEqual(['mentor-assigned'])
      expect(await noticeKinds(db, mentor.id)).toEqual(['mentee-assigned'])
      expect((await listCohortMentors(db, cohort.id)).map((m) => m.id)).toEqual([mentor.id])
    })

    it('enrols once when two managers add the same person in two cohorts at once', async () => {
      const { db, connectAgain } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const mentor = await aPerson(db, { roles: ['mentor'] })
      const trainee = await aPerson(db, { roles: ['trainee'] })
      const cohorts = [await aCohort(db), await aCohort(db)]
      const both = await Promise.all(
        cohorts.map((cohort, n) =>
          addMember(n === 0 ? db : connectAgain().db, {
            ...by(manager),
            cohortId: cohort.id,
            personId: trainee.id,
            mentorId: mentor.id,
            joinedOn: START_ON,
          }),
        ),
      )
      expect(both.map(reasonOf).sort()).toEqual(['already-enrolled', 'ok'].sort())
    })
  })

  describe('moving to another plan version', () => {
    it('shows the difference and moves only those who are chosen', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const small = aSmallPlan({ days: [1, 2] })
      const cohort = await aCohort(db, { plan: small })
      const one = await anEnrolment(db, { cohort })
      const two = await anEnrolment(db, { cohort })
      const moves = (await findPlanMoves(db, cohort.id, {
        courses: testCourses(),
        now: NOW,
        findChangedResults: changedResults,
      }))!
      expect(moves.versions).toHaveLength(1)
      expect(moves.versions[0]?.difference.removed).toEqual([])
      expect(moves.versions[0]?.difference.added.length).toBeGreaterThan(50)
      const move = (change: Partial<Parameters<typeof movePlan>[1]>) =>
        movePlan(db, {
          ...by(manager),
          cohortId: cohort.id,
          planVersionId: moves.newestId,
          enrolments: [one.id],
          cohortToo: true,
          reason: '新版计划',
          findChangedResults: changedResults,
          ...change,
        })
      const foreign = await anEnrolment(db)
      expect(reasonOf(await move({ enrolments: [foreign.id] }))).toBe('invalid-reference')
      expect(reasonOf(await move({ planVersionId: 'none' }))).toBe('invalid-reference')
      expect((await move({})).ok).toBe(true)
      expect((await findEnrolment(db, one.id))?.plan_version_id).toBe(moves.newestId)
      expect((await findEnrolment(db, two.id))?.plan_version_id).toBe(await aPlanVersion(db, small))
      expect((await findCohort(db, cohort.id))?.plan_version_id).toBe(moves.newestId)
      expect(await noticeKinds(db, one.trainee.id)).toEqual(['terms-changed'])
      expect(await noticeKinds(db, two.trainee.id)).toEqual([])
      expect(await auditLines(db)).toEqual(['move:plan', 'move:plan'])
    })

    it('leaves an ended training alone', async () => {
      const { db } = await open()
      const manager = await aPerson(db, { roles: ['manager'] })
      const cohort = await aCohort(db)
      const ended = await anEnrolment(db, { cohort, state: 'promoted' })
      const outcome = await movePlan(db, {
        ...by(manager),
        cohortId: cohort.id,
        planVersionId: cohort.planVersionId,
        enrolments: [ended.id],
        cohortToo: false,
        reason: '新版计划',
        findChangedResults: changedResults,
      })
      expect(reasonOf(outcome)).toBe('wrong-state')
    })
  })
})
