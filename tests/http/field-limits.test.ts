// What a text field of a page lets through and what the server takes are one number (docs/decisions/021). Every page is walked,
// and every text field of its forms is sent too long and just long enough.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formMessages, limitMessages } from '#app/i18n/forms'
import { describeDatabase } from '#tests/setup/databases'
import { formsOf, linksOf, type PageForm, type TextControl } from './page-forms'
import { startServer, type TestServer } from './server'
import type { Visitor } from './visitor'

/** Between them they may see every form; who may close accounts comes last. */
const READERS = ['day1', 'trainee', 'day10', 'finalfailed', 'retake', 'promoted', 'mentor', 'guide', 'manager', 'admin']
/** Where one address leads to many kinds of work, more of its pages are opened. */
const PAGES_OF_ONE_KIND = 3
const PAGES_OF_WORK = 40
const WORDS = '先把事实写清楚，再写依据和日期。'
const WORK = /^\/(activities|mentor\/trainees)\//

interface Place {
  reader: string
  path: string
  form: PageForm
  text: TextControl
}

/** `/activities/D01-1` and `/activities/D02-1` are of one kind. */
const kindOf = (path: string) => path.replace(/\?.*/, '').replaceAll(/\/(?=[^/]*[\dA-Z_-])[^/]+/g, '/:id')

describeDatabase('sqlite', 'limits of fields', (open) => {
  let server: TestServer
  const visitors = new Map<string, Visitor>()
  const places = new Map<string, Place>()

  function remember(reader: string, path: string, form: PageForm): void {
    const which = ['intent', 'kind'].map((name) => String(form.filled[name] ?? '').replace(/ .*/, '')).join()
    for (const text of form.texts) {
      const key = `${kindOf(path)} ${which} ${text.name}`
      if (!places.has(key)) places.set(key, { reader, path, form, text })
    }
  }

  async function walk(reader: string): Promise<void> {
    const waiting = ['/today']
    const met = new Set(waiting)
    const opened = new Map<string, number>()
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const kind = kindOf(path)
      const before = opened.get(kind) ?? 0
      if (before >= (WORK.test(path) ? PAGES_OF_WORK : PAGES_OF_ONE_KIND)) continue
      opened.set(kind, before + 1)
      const page = await visitors.get(reader)!.get(path)
      if (page.status !== 200) continue
      for (const form of formsOf(page.text, path)) remember(reader, path, form)
      for (const link of linksOf(page.text)) if (!met.has(link)) waiting.push(link)
      for (const link of linksOf(page.text)) met.add(link)
    }
  }

  beforeAll(async () => {
    server = await startServer(open, { mode: 'demo' })
    const people = await server.database.db.selectFrom('person').select(['id', 'username']).execute()
    for (const reader of READERS)
      visitors.set(reader, await server.visitorAs(people.find(({ username }) => username === reader)!))
    visitors.set('anon', server.visitor())
    for (const form of formsOf((await visitors.get('anon')!.get('/login')).text, '/login'))
      remember('anon', '/login', form)
    for (const reader of READERS) await walk(reader)
  }, 240_000)
  afterAll(() => server?.stop())

  /** The form with one of its texts so long, and a sound word in every other that is asked for. */
  async function send({ reader, path, form, text }: Place, length: number) {
    const address = form.action.startsWith('?') ? path.replace(/\?.*/, '') + form.action : form.action
    const written = form.texts.filter((one) => one.required).map(({ name }) => [name, WORDS] as const)
    const answer = await visitors.get(reader)!.post(address.replace(/#.*/, ''), {
      ...form.filled,
      ...Object.fromEntries(written),
      [text.name]: '字'.repeat(length),
    })
    const texts = formsOf(answer.text, path).flatMap((one) => one.texts)
    return { answer, isBlamed: texts.some((one) => one.name === text.name && one.isBlamed) }
  }

  it('every text field says how long it may be', () => {
    expect(places.size).toBeGreaterThan(40)
    expect([...places].filter(([, { text }]) => text.maxLength === null).map(([key]) => key)).toEqual([])
  })

  it('one character more is refused beside the field', { timeout: 120_000 }, async () => {
    const wrong: string[] = []
    for (const [key, place] of places) {
      const { answer, isBlamed } = await send(place, (place.text.maxLength ?? 0) + 1)
      if (!isBlamed) wrong.push(`${key}: ${answer.status} ${answer.location}`)
    }
    expect(wrong).toEqual([])
  })

  it('what is called required is asked for', { timeout: 120_000 }, async () => {
    const wrong: string[] = []
    for (const [key, place] of places) {
      if (!place.text.required) continue
      const { answer, isBlamed } = await send(place, 0)
      if (!isBlamed) wrong.push(`${key}: ${answer.status} ${answer.location}`)
    }
    expect(wrong).toEqual([])
  })

  it('what fits is not too long', { timeout: 120_000 }, async () => {
    const wrong: string[] = []
    for (const [key, place] of places) {
      const longest = place.text.maxLength ?? 0
      const { answer } = await send(place, longest)
      const words = [formMessages['zh-CN']['form.too-long'], limitMessages['zh-CN'].longest(longest)]
      if (words.some((word) => answer.text.includes(word)) || answer.location.startsWith('/login')) wrong.push(key)
    }
    expect(wrong).toEqual([])
  })
})
