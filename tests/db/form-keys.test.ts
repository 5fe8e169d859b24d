import { expect, it, vi } from 'vitest'
import { answerOnce, formKeyOf, GIVEN_UP_MS } from '#app/features/accounts/form-keys.server'
import type { Db } from '#db/connect'
import { deleteOldFormKeys, findFormKey, insertFormKey } from '#db/queries/form-keys'
import { inTransaction } from '#db/transaction'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'

const SECRET = 'a-secret-of-at-least-thirty-two-characters'
const SENT = { personId: 'p1', address: '/admin/people/new', sent: Buffer.from('formKey=k1&name=x') }
const KEY = formKeyOf(SECRET, SENT)

/** Work whose end the test chooses. */
function slowWork() {
  let finish: (reply: string) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const ended = new Promise<string>((resolve, reject) => {
    finish = resolve
    fail = reject
  })
  return { work: vi.fn(() => ended), finish, fail }
}

function press(db: Db, work: () => Promise<string>, change: { wallNow?: number; signal?: AbortSignal } = {}) {
  return answerOnce(db, {
    key: KEY,
    wallNow: () => change.wallNow ?? NOW,
    signal: change.signal ?? new AbortController().signal,
    work,
    write: (reply) => (reply === 'refused' ? null : reply),
    read: (reply) => reply,
  })
}

const begun = (work: { mock: { calls: unknown[] } }) => vi.waitFor(() => expect(work.mock.calls).toHaveLength(1))

describeDatabases('the key of a form', (open) => {
  it('lets the second press wait for the reply of the first', async () => {
    const { db } = await open()
    const first = slowWork()
    const again = vi.fn(async () => 'another one')
    const one = press(db, first.work)
    await begun(first.work)
    const two = press(db, again)
    first.finish('password: river')
    expect(await Promise.all([one, two])).toEqual(['password: river', 'password: river'])
    expect(await press(db, again)).toBe('password: river')
    expect(again).not.toHaveBeenCalled()
  })

  it('is given back by work that was refused or failed, also to one who waits', async () => {
    const { db } = await open()
    const first = slowWork()
    const one = press(db, first.work)
    await begun(first.work)
    const two = press(db, async () => 'done')
    first.fail(new Error('no'))
    await expect(one).rejects.toThrow('no')
    expect(await two).toBe('done')
  })

  it('is not used up by a refusal', async () => {
    const { db } = await open()
    expect(await press(db, async () => 'refused')).toBe('refused')
    expect(await findFormKey(db, KEY.idHash)).toBeUndefined()
    expect(await press(db, async () => 'done')).toBe('done')
  })

  it('is taken over from a server that died in the middle, and not before', async () => {
    const { db } = await open()
    await inTransaction(db, (tx) => insertFormKey(tx, KEY.idHash, NOW))
    const leaves = new AbortController()
    const tooEarly = press(db, async () => 'too early', { wallNow: NOW + GIVEN_UP_MS, signal: leaves.signal })
    leaves.abort()
    await expect(tooEarly).rejects.toThrow()
    expect(await press(db, async () => 'done', { wallNow: NOW + GIVEN_UP_MS + 1 })).toBe('done')
  })

  it('hides what was answered from whoever has the rows', async () => {
    const { db } = await open()
    await press(db, async () => 'password: river')
    const row = await findFormKey(db, KEY.idHash)
    expect(row?.reply).toBeTruthy()
    expect(Buffer.from(row?.reply ?? '', 'base64url').toString('latin1')).not.toContain('river')
    const others = [
      formKeyOf(SECRET, { ...SENT, personId: 'p2' }),
      formKeyOf(SECRET, { ...SENT, address: '/admin/people/new?x' }),
      formKeyOf(SECRET, { ...SENT, sent: Buffer.from('formKey=k1&name=y') }),
      formKeyOf('another secret of thirty-two characters', SENT),
    ]
    for (const other of others) {
      expect(other.idHash).not.toBe(KEY.idHash)
      expect(other.seal.equals(KEY.seal)).toBe(false)
    }
    expect(KEY.seal.toString('base64url')).not.toBe(KEY.idHash)
  })

  it('is forgotten after its time', async () => {
    const { db } = await open()
    await press(db, async () => 'done')
    await deleteOldFormKeys(db, NOW)
    expect(await findFormKey(db, KEY.idHash)).toBeDefined()
    await deleteOldFormKeys(db, NOW + 1)
    expect(await findFormKey(db, KEY.idHash)).toBeUndefined()
  })
})
