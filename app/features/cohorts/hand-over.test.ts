import { describe, expect, it } from 'vitest'
import { decideOffer, decideOfferAnswer, type MentorChange, mentorAt, openOffer } from './hand-over'

function change(event: MentorChange['event'], mentorId: string, fromMentorId: string | null, at: number): MentorChange {
  return { event, mentorId, fromMentorId, at }
}

/** From a to b at 20, b asked away at 30 and kept, from b to c at 50. */
const WAY = [
  change('offered', 'b', 'a', 10),
  change('accepted', 'b', 'a', 20),
  change('offered', 'd', 'b', 30),
  change('declined', 'd', 'b', 40),
  change('offered', 'c', 'b', 45),
  change('accepted', 'c', 'b', 50),
]

describe('who was mentor when', () => {
  it.each([
    [5, 'a'],
    [15, 'a'],
    [20, 'b'],
    [35, 'b'],
    [49, 'b'],
    [50, 'c'],
    [99, 'c'],
  ])('at %i: %s', (at, mentor) => expect(mentorAt(WAY, 'c', at)).toBe(mentor))

  it('is the one of today where nothing ever changed', () => expect(mentorAt([], 'a', 1)).toBe('a'))
  it('is nobody before the first', () => expect(mentorAt([change('accepted', 'b', null, 20)], 'b', 10)).toBeNull())
})

describe('asking another mentor', () => {
  const given = { traineeId: 'trainee', mentorId: 'a', open: null, isMentor: true }
  it.each<[string, Partial<Parameters<typeof decideOffer>[0]>, string, string]>([
    ['asks a mentor', {}, 'b', 'ok'],
    ['asks another one while somebody is asked', { open: { mentorId: 'c' } }, 'b', 'ok'],
    ['does not ask who is asked already', { open: { mentorId: 'b' } }, 'b', 'already-done'],
    ['does not ask who is mentor already', {}, 'a', 'already-done'],
    ['does not ask who is no mentor', { isMentor: false }, 'b', 'invalid-reference'],
    ['does not ask the trainee', {}, 'trainee', 'invalid-reference'],
  ])('%s', (_title, changed, wanted, expected) => {
    const outcome = decideOffer({ ...given, ...changed }, wanted)
    expect(outcome.ok ? 'ok' : outcome.reason).toBe(expected)
  })
})

describe('answering', () => {
  const asked = WAY.slice(0, 3)
  it.each<[string, MentorChange[], string, boolean, string]>([
    ['is for who is asked', asked, 'd', true, 'ok'],
    ['is not for anybody else', asked, 'x', true, 'not-found'],
    ['is not for who was asked before', asked, 'b', true, 'already-done'],
    ['is done once', WAY, 'd', true, 'already-done'],
    ['is not for who is no mentor any more', asked, 'd', false, 'not-allowed'],
  ])('%s', (_title, changes, person, isMentor, expected) => {
    const outcome = decideOfferAnswer({ changes, isMentor }, person)
    expect(outcome.ok ? 'ok' : outcome.reason).toBe(expected)
  })

  it('leaves no question open', () => {
    expect(openOffer(asked)).toMatchObject({ mentorId: 'd' })
    expect(openOffer(WAY)).toBeNull()
    expect(openOffer([])).toBeNull()
  })
})
