import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '#tests/setup/databases'
import { aHouse, type TestHouse } from './house'
import { startServer, type TestServer } from './server'
import type { Answer, Form, Visitor } from './visitor'

/** The one-time password on the page. */
function slipOf(answer: Answer): string {
  const slip = /<code[^>]*>(?!twin-)([^<\s]{8,})<\/code>/.exec(answer.text)?.[1]
  if (!slip) throw new Error(`No password on the page with status ${answer.status}`)
  return slip
}

describeDatabases('a form that is sent twice', (open) => {
  let server: TestServer
  let house: TestHouse
  let admin: Visitor
  beforeAll(async () => {
    server = await startServer(open)
    house = await aHouse(server.database.db)
    admin = await server.visitorAs(house.people.admin)
  })
  afterAll(() => server?.stop())

  const twice = (visitor: Visitor, path: string, form: Form) =>
    Promise.all([visitor.post(path, form), visitor.post(path, form)])
  const person = (username: string, formKey: string, displayName = `新同事${username}`) => ({
    formKey,
    displayName,
    username,
    roles: 'mentor',
  })
  const count = async (table: 'person' | 'cohort' | 'form_key') =>
    (await server.database.db.selectFrom(table).selectAll().execute()).length

  it('makes one account, and shows the password both times', async () => {
    const before = await count('person')
    const [first, second] = await twice(admin, '/admin/people/new', person('twin-one', 'key-a'))
    expect([first.status, second.status]).toEqual([200, 200])
    expect(slipOf(second)).toBe(slipOf(first))
    expect(await count('person')).toBe(before + 1)
    const later = await admin.post('/admin/people/new', person('twin-one', 'key-a'))
    expect(slipOf(later)).toBe(slipOf(first))
  })

  it('imports one roster, and shows the passwords both times', async () => {
    const rows = JSON.stringify([
      {
        line: 2,
        displayName: '孪生甲',
        username: 'twin-row',
        joinedOn: '2026-11-16',
        mentorUsername: house.people.mentor.username,
      },
    ])
    const path = `/admin/cohorts/${house.ids.cohortId}/import`
    const [first, second] = await twice(admin, path, { formKey: 'key-b', rows })
    expect([first.status, second.status], first.text.slice(0, 300)).toEqual([200, 200])
    expect(first.text).toContain('twin-row')
    expect(slipOf(second)).toBe(slipOf(first))
  })

  it('also when it carries a file, whatever line the browser draws between the parts', async () => {
    const send = (line: string) =>
      admin.send(
        'POST',
        '/admin/people/new',
        Object.entries(person('twin-parts', 'key-c'))
          .map(([name, value]) => `--${line}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
          .join('')
          .concat(`--${line}--\r\n`),
        { Origin: admin.origin, 'Content-Type': `multipart/form-data; boundary=${line}` },
      )
    const [first, second] = await Promise.all([send('line-one'), send('line-two')])
    expect([first.status, second.status]).toEqual([200, 200])
    expect(slipOf(second)).toBe(slipOf(first))
  })

  it('redirects both times to the one thing it made', async () => {
    const form = { formKey: 'key-d', name: '孪生班', startOn: '2027-03-01', restPattern: 'weekend' }
    const before = await count('cohort')
    const [first, second] = await twice(admin, '/admin/cohorts/new', form)
    expect(first.status, first.text.slice(0, 300)).toBe(302)
    expect(second.location).toBe(first.location)
    expect(await count('cohort')).toBe(before + 1)
  })

  it('answers the data request as it answered the page', async () => {
    const page = await admin.post('/admin/people/new', person('twin-data', 'key-e'))
    const body = await admin.post('/admin/people/new.data', person('twin-data', 'key-e'))
    expect(body.status).toBe(200)
    expect(body.text).toContain(slipOf(page))
    expect(body.headers['x-form-done']).toBe('1')
  })

  it('may be corrected under the same key after it was refused', async () => {
    const refused = await admin.post('/admin/people/new', person('twin-one', 'key-f'))
    expect(refused.status).toBe(409)
    expect(refused.headers['x-form-done']).toBeUndefined()
    expect((await admin.post('/admin/people/new', person('', 'key-f'))).status).toBe(400)
    expect((await admin.post('/admin/people/new', person('twin-two', 'key-f'))).status).toBe(200)
    // What was refused is asked anew: the world may have changed meanwhile.
    await server.database.db
      .updateTable('person')
      .set({ username: 'moved-away', display_name: '走了', name_key: '走了' })
      .where('username', '=', 'twin-one')
      .execute()
    expect((await admin.post('/admin/people/new', person('twin-one', 'key-f'))).status).toBe(200)
  })

  it('is another form with another text, another key, another person or another page', async () => {
    const mine = await admin.post('/admin/people/new', person('twin-three', 'key-g'))
    const { visitor: colleague } = await server.newcomer({ roles: ['admin'] })
    expect((await colleague.post('/admin/people/new', person('twin-three', 'key-g'))).status).toBe(409)
    expect((await admin.post('/admin/people/new', person('twin-three', 'key-h'))).status).toBe(409)
    expect((await admin.post('/admin/people/new?x=1', person('twin-three', 'key-g'))).status).toBe(409)
    const other = await admin.post('/admin/people/new', person('twin-four', 'key-g'))
    expect(slipOf(other)).not.toBe(slipOf(mine))
  })

  it('keeps no password where a copy of the database could show it', async () => {
    const slip = slipOf(await admin.post('/admin/people/new', person('twin-five', 'key-i')))
    const rows = await server.database.db.selectFrom('form_key').selectAll().execute()
    expect(rows.some((row) => row.reply)).toBe(true)
    expect(JSON.stringify(rows)).not.toContain(slip)
    expect(JSON.stringify(rows)).not.toContain('twin-five')
    expect(JSON.stringify(rows)).not.toContain('key-i')
  })

  it('leaves nothing behind when it was only looked at: a step before the last', async () => {
    const before = await count('form_key')
    const answer = await admin.post('/admin/people/new', person('x', 'key-j'))
    expect(answer.status).toBe(400)
    expect(await count('form_key')).toBe(before)
  })
})
