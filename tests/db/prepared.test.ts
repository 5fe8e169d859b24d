import { expect, it } from 'vitest'
import { prepared, preparedFirst } from '#db/prepared'
import { inTransaction } from '#db/transaction'
import { aPerson } from '#tests/builders/person'
import { describeDatabases } from '#tests/setup/databases'

describeDatabases('a prepared query', (open) => {
  it('binds new values to the shape it was built in', async () => {
    const { db } = await open()
    const [anna, bert, carl] = [await aPerson(db), await aPerson(db), await aPerson(db)]
    let built = 0
    const list = prepared((tx, ids: readonly string[], status: string) => {
      built++
      return tx
        .selectFrom('person')
        .select('id')
        .where('id', 'in', ids)
        .where('status', '=', status as 'active')
        .where('must_change_password', '=', 0)
        .orderBy('id')
    })
    const idsOf = async (...people: { id: string }[]) =>
      (
        await list(
          db,
          people.map((p) => p.id),
          'active',
        )
      ).map((row) => row.id)
    expect(await idsOf(anna, bert)).toEqual([anna.id, bert.id].sort())
    expect(await idsOf(bert, carl)).toEqual([bert.id, carl.id].sort())
    expect(built).toBe(1)
    expect(await idsOf(anna, bert, carl)).toHaveLength(3)
    expect(built).toBe(2)
    expect(await list(db, [anna.id], 'inactive')).toEqual([])
  })

  it('runs inside a transaction and sees what was written there', async () => {
    const { db } = await open()
    const find = preparedFirst((tx, id: string) => tx.selectFrom('person').select('username').where('id', '=', id))
    const person = await aPerson(db, { username: 'before' })
    await inTransaction(db, async (tx) => {
      await tx.updateTable('person').set({ username: 'inside' }).where('id', '=', person.id).execute()
      expect(await find(tx, person.id)).toEqual({ username: 'inside' })
    })
    expect(await find(db, 'nobody')).toBeUndefined()
  })

  it('takes a text that looks like anything for a value', async () => {
    const { db } = await open()
    const find = preparedFirst((tx, name: string) =>
      tx.selectFrom('person').select('id').where('display_name', '=', name),
    )
    const person = await aPerson(db, { display_name: "\u00010.0'; drop table person; --" })
    expect(await find(db, "\u00010.0'; drop table person; --")).toEqual({ id: person.id })
  })
})
