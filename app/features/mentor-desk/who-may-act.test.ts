import { describe, expect, it } from 'vitest'
import { SIGNER_ROLES, type SignerRole } from '#app/content/plan'
import { anActivity, aPlan, aProgress, aSubmittedRecord } from '#tests/builders/progress'
import { NOW } from '#tests/builders/time'
import { factsOf } from '../activities/facts'
import { type Delegation, partInSlot, peopleFor } from '../activities/signers'
import { listWaiting } from '../activities/waiting'
import { decideSlot } from '../signoffs/sign-off'
import { describeSlots } from '../signoffs/slots'

const PEOPLE = {
  mentor: { id: 'mentor', roles: ['mentor'] },
  'mentor without the role': { id: 'mentor', roles: ['delegate'] },
  'another mentor': { id: 'other', roles: ['mentor'] },
  manager: { id: 'manager', roles: ['manager'] },
  'mentor and manager': { id: 'mentor', roles: ['mentor', 'manager'] },
  'named person': { id: 'named', roles: ['delegate'] },
  delegate: { id: 'delegate', roles: ['delegate'] },
  admin: { id: 'admin', roles: ['admin'] },
  'trainee with every role': { id: 'trainee', roles: ['trainee', 'mentor', 'manager', 'delegate'] },
}
const NAMED = {
  'nobody named': () => [],
  'somebody named': (role: SignerRole) => [{ personId: 'named', role }],
  'named in another cohort': (role: SignerRole) => [{ personId: 'named', role, cohortId: 'elsewhere' }],
  'the trainee named': (role: SignerRole) => [{ personId: 'trainee', role }],
} satisfies Record<string, (role: SignerRole) => Partial<Delegation>[]>
const MENTOR = { 'a mentor': 'mentor', 'a mentor who has left': null }

const rows = Object.keys(PEOPLE).flatMap((who) =>
  Object.keys(NAMED).flatMap((named) => Object.keys(MENTOR).map((mentor) => [who, named, mentor] as const)),
) as [keyof typeof PEOPLE, keyof typeof NAMED, keyof typeof MENTOR][]

/** After everything that the first day holds. */
const LATER = Date.parse('2026-01-05T20:00:00+08:00')

describe('who may act', () => {
  it.each(rows)('%s, with %s and %s: desk, queue, notices and signature say the same of every slot', (...row) => {
    const [who, named, mentor] = row
    const person = PEOPLE[who]
    for (const slot of SIGNER_ROLES) {
      const delegations = NAMED[named](slot).map((d) => ({ cohortId: 'cohort', activityId: 'D01-1', ...d }))
      const activity = anActivity({ id: 'D01-1', type: 'briefing', signers: [slot] })
      const progress = aProgress({
        plan: aPlan([[activity]]),
        mentorId: MENTOR[mentor],
        facts: { 'D01-1': { record: aSubmittedRecord() } },
      })
      const { enrolment, activities } = progress
      const entry = activities[0]!
      const question = { enrolment, activity, slot, delegations }
      const part = partInSlot(person, question)
      const [shown] = describeSlots({
        enrolment: { ...enrolment, mentor_name: '师傅', state: 'in_training' },
        entry,
        facts: factsOf(progress.facts, activity.id),
        delegations,
        mentorChanges: [],
        viewer: person,
        now: NOW,
        nameOf: (id) => id,
      })
      const waits = listWaiting([progress], person, delegations, LATER).some((w) => w.slot === slot)
      expect([slot, decideSlot({ ...question, signer: person }).ok]).toEqual([slot, part !== null])
      expect([slot, shown?.may]).toEqual([slot, part !== null])
      expect([slot, waits]).toEqual([slot, part?.asked ?? false])
      // Nobody is waited for who could not sign.
      if (waits) expect([slot, shown?.may]).toEqual([slot, true])
    }
  })

  it.each(SIGNER_ROLES)('whoever is told of the slot of the %s is asked for it', (role) => {
    for (const mentor of Object.values(MENTOR))
      for (const name of Object.values(NAMED)) {
        const delegations = name(role).map((d) => ({ cohortId: 'cohort', activityId: 'D01-1', ...d }))
        const enrolment = { cohort_id: 'cohort', trainee_id: 'trainee', mentor_id: mentor }
        const question = { enrolment, activity: anActivity({ id: 'D01-1', type: 'briefing' }), slot: role, delegations }
        const asked = [PEOPLE.mentor, PEOPLE.manager, PEOPLE['named person'], PEOPLE.delegate]
          .filter((person) => partInSlot(person, question)?.asked)
          .map((person) => person.id)
        const told = peopleFor({ enrolment, activityId: 'D01-1', role, delegations }, ['manager', 'trainee'])
        expect([...told].sort()).toEqual(asked.sort())
      }
  })

  it('nobody waits for an acceptance that only the mentor can give', () => {
    const activity = anActivity({
      id: 'D01-1',
      type: 'briefing',
      signers: ['mentor'],
      settings: { acceptMentor: true },
    })
    const of = (mentorId: string | null) => {
      const progress = aProgress({
        plan: aPlan([[activity]]),
        mentorId,
        facts: { 'D01-1': { record: aSubmittedRecord() } },
      })
      const waits = (who: keyof typeof PEOPLE) => listWaiting([progress], PEOPLE[who], [], LATER).map((w) => w.kind)
      return { mentor: waits('mentor'), manager: waits('manager') }
    }
    expect(of('mentor')).toEqual({ mentor: ['accept'], manager: [] })
    expect(of(null)).toEqual({ mentor: [], manager: [] })
  })
})
