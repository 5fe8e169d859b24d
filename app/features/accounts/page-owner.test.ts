import { describe, expect, it } from 'vitest'
import { ownerHeaders, readSessionTrouble, troubleWithSession } from './page-owner'

const lin = { id: 'person-lin', displayName: '林晓', mustChangePassword: false }
const pageOf = (id: string | null) => new Headers(id === null ? {} : ownerHeaders(id))

describe('a page and the session of its browser', () => {
  it('go on while it is the same person', () => {
    expect(troubleWithSession(lin, pageOf('person-lin'))).toBeNull()
    expect(troubleWithSession(lin, pageOf(null))).toBeNull()
  })

  it('part when nobody is signed in, or not quite yet', () => {
    expect(troubleWithSession(null, pageOf('person-lin'))).toEqual({ refusal: 'signed-out' })
    expect(troubleWithSession({ ...lin, mustChangePassword: true }, pageOf('person-lin'))).toEqual({
      refusal: 'signed-out',
    })
  })

  it('part by name when somebody else is', () => {
    expect(troubleWithSession(lin, pageOf('person-wu'))).toEqual({ refusal: 'someone-else', name: '林晓' })
  })
})

describe('what a page reads of an answer', () => {
  it.each([
    [401, { refusal: 'signed-out' }, { refusal: 'signed-out' }],
    [403, { refusal: 'someone-else', name: '林晓' }, { refusal: 'someone-else', name: '林晓' }],
    [403, { refusal: 'not-allowed' }, null],
    [401, { refusal: 'wrong-password' }, null],
    [200, { refusal: 'signed-out' }, null],
    [401, null, null],
  ])('%s %j', (status, body, expected) => expect(readSessionTrouble(status, body)).toEqual(expected))
})
