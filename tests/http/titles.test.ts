// Every page has a title of its own, in the reader's language: tabs, history and screen readers know a page by nothing else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import { startChat } from '#app/features/chats/start-chat.server'
import { startDrill } from '#app/features/drills/start-drill.server'
import { CLOSED_BOOK_PAGE } from '#app/http/auth.server'
import { DEMO_PEOPLE } from '#app/i18n/demo-story'
import type { Locale } from '#app/i18n/messages'
import { testContent } from '#tests/builders/content'
import { describeDatabase } from '#tests/setup/databases'
import { fillPath, type ListedRoute, listRoutes } from './route-list'
import { startServer, type TestServer } from './server'
import type { Answer, Visitor } from './visitor'

/** Between them they may see every page there is. */
const READERS = ['day1', 'trainee', 'finalfailed', 'promoted', 'mentor', 'manager', 'admin', 'guide'] as const
/** About whom the pages of an enrolment are. */
const TRAINEES = ['day1', 'trainee', 'promoted'] as const
/** Pages about one trainee; the papers to mark are not among them, because their markers may not know whose they are. */
const PRIVATE =
  /^\/(manager\/trainees|mentor\/trainees|certificate)\/:|^\/(decisions|mentor\/drills)\/|\/:attemptId\/result$/

type Ids = Record<string, string>

function titleOf(answer: Answer, of: string): string {
  const found = answer.text.match(/<title>([^<]*)<\/title>/g) ?? []
  expect(found, of).toHaveLength(1)
  return found[0]!.replaceAll(/<\/?title>/g, '').replaceAll('&amp;', '&')
}

describeDatabase('sqlite', 'titles', (open) => {
  let server: TestServer
  let pages: ListedRoute[]
  const visitors = new Map<string, Visitor>()
  /** What may stand for the `:params` of a route, one choice after the other. */
  const choices: { ids: Ids; about: string }[] = []

  async function idsOf(username: (typeof TRAINEES)[number]): Promise<Ids> {
    const { db } = server.database
    const enrolment = await findEnrolment(username)
    const decision = await db
      .selectFrom('decision')
      .select('id')
      .where('enrolment_id', '=', enrolment.id)
      .executeTakeFirst()
    const attempt = await db
      .selectFrom('attempt')
      .select('id')
      .where('enrolment_id', '=', enrolment.id)
      .orderBy('started_at', 'desc')
      .executeTakeFirst()
    const drill = await db
      .selectFrom('drill')
      .select('id')
      .where('enrolment_id', '=', enrolment.id)
      .where('purpose', '=', 'exam')
      .where('state', '=', 'finished')
      .executeTakeFirst()
    return {
      enrolmentId: enrolment.id,
      cohortId: enrolment.cohort_id,
      personId: enrolment.trainee_id,
      ...(decision ? { decisionId: decision.id } : {}),
      ...(attempt ? { attemptId: attempt.id } : {}),
      ...(drill ? { drillId: drill.id } : {}),
    }
  }

  /** A sitting of the same customers that is over, so that its replay can be opened too. */
  async function replayOf(chatId: string): Promise<Ids> {
    const { db } = server.database
    const id = 'replay-of-titles'
    const running = await db.selectFrom('chat_sitting').selectAll().where('id', '=', chatId).executeTakeFirstOrThrow()
    const over = { state: 'finished' as const, finished_at: running.started_at + 60_000, percent: 0, percent_high: 0 }
    await db
      .insertInto('chat_sitting')
      .values({ ...running, ...over, id })
      .execute()
    return { chatId: id }
  }

  /** Somebody disagrees with a result, so that the page that answers can be opened too. */
  async function appealOf(attemptId: string): Promise<Ids> {
    const id = 'appeal-of-titles'
    const { db } = server.database
    const { enrolment_id } = await db
      .selectFrom('attempt')
      .select('enrolment_id')
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow()
    const row = { id, enrolment_id, attempt_id: attemptId, position: null, reason: '第三题的步骤写全了' }
    await db
      .insertInto('appeal')
      .values({ ...row, filed_at: Date.now(), decided_by: null, decided_at: null, answer: null, due_on: null })
      .execute()
    return { appealId: id }
  }

  /** Somebody wants a paper annulled, so that the page of the second person can be opened too. */
  async function voidingOf({ attemptId, enrolmentId, personId }: Ids): Promise<Ids> {
    const id = 'voiding-of-titles'
    const { db } = server.database
    const manager = await db
      .selectFrom('person')
      .select('id')
      .where('username', '=', 'manager')
      .executeTakeFirstOrThrow()
    const row = { id, attempt_id: attemptId!, enrolment_id: enrolmentId!, trainee_id: personId!, reason: '考场停电' }
    await db
      .insertInto('attempt_voiding')
      .values({ ...row, second_person: 1, voided_by: manager.id, voided_at: Date.now() })
      .execute()
    return { voidingId: id }
  }

  function findEnrolment(username: string) {
    return server.database.db
      .selectFrom('enrolment')
      .innerJoin('person', 'person.id', 'enrolment.trainee_id')
      .select(['enrolment.id', 'enrolment.cohort_id', 'enrolment.trainee_id'])
      .where('person.username', '=', username)
      .executeTakeFirstOrThrow()
  }

  /** The first day's trainee sits at a paper and in a drill, so that those pages can be opened too. */
  async function beginWork(): Promise<Ids> {
    const { db } = server.database
    const content = testContent()
    const { id, trainee_id } = await findEnrolment('day1')
    const own = { actor: { id: trainee_id, requestId: null }, now: Date.now(), content, enrolmentId: id }
    const blueprint = { ...content.blueprintById.get('d01-basic')!, window: {} }
    const attempt = await startAttempt(db, { ...own, blueprint })
    const drill = await startDrill(db, { ...own, setId: 'S5' })
    if (!attempt.ok || !drill.ok) throw new Error('The paper or the drill did not begin')
    const chat = await startChat(db, { ...own, seats: 1 })
    if (!chat.ok) throw new Error(chat.reason)
    return { attemptId: attempt.value.attemptId, drillId: drill.value, chatId: chat.value }
  }

  const SINGLE: Ids = {
    lessonId: 'd01-company',
    examId: 'd01-basic',
    day: '1',
    kind: 'd1-gate',
    activityId: 'D01-1',
  }
  /** Where a route takes other ids than its neighbours. */
  const SPECIAL: Record<string, Ids> = {
    '/lessons/questionnaires/:activityId': { activityId: 'D13-1' },
    '/library/rules/:id': { id: 'conduct' },
    '/library/checklists/:id': { id: 'stations' },
    '/library/transcripts/:id': { id: 'good-size-xl' },
    '/exams/practical/:activityId': { activityId: 'D22-3' },
    '/practice/typing/:activityId': { activityId: 'D01-4' },
    '/mentor/trainees/:enrolmentId/activities/:activityId': { activityId: 'D01-5' },
  }

  beforeAll(async () => {
    server = await startServer(open, { mode: 'demo' })
    pages = (await listRoutes()).filter((route) => route.hasPage && !['/*', CLOSED_BOOK_PAGE].includes(route.path))
    const { db } = server.database
    for (const username of READERS) {
      const person = await db
        .selectFrom('person')
        .select('id')
        .where('username', '=', username)
        .executeTakeFirstOrThrow()
      visitors.set(username, await server.visitorAs(person))
    }
    visitors.set('anon', server.visitor())
    const begun = await beginWork()
    SPECIAL['/practice/chats/:chatId/replay'] = await replayOf(begun.chatId!)
    const visit = await db.selectFrom('mystery_visit').select('id').executeTakeFirstOrThrow()
    SPECIAL['/visits/:visitId'] = { visitId: visit.id }
    for (const username of TRAINEES) {
      const own = await idsOf(username)
      const appeal = username === 'promoted' ? await appealOf(own.attemptId!) : {}
      const voiding = username === 'promoted' ? await voidingOf(own) : {}
      const ids = { ...SINGLE, ...own, ...appeal, ...voiding, ...(username === 'day1' ? begun : {}) }
      choices.push({ ids, about: DEMO_PEOPLE[username].name })
    }
  }, 240_000)
  afterAll(() => server?.stop())

  async function speak(locale: Locale): Promise<void> {
    await server.database.db.updateTable('person').set({ locale }).execute()
  }

  /** Every page this reader may open, with its title; notes in `opened` which routes they were. */
  async function walk(reader: string, opened: Set<string>, headers: Record<string, string> = {}) {
    const seen = new Map<string, { route: string; title: string; about: string }>()
    for (const route of pages)
      for (const { ids, about } of choices) {
        const path = fillPath(route.path, { ...ids, ...SPECIAL[route.path] })
        if (seen.has(path) || path.includes('unknown-id')) continue
        const answer = await visitors.get(reader)!.get(path, headers)
        if (answer.status !== 200) continue
        opened.add(route.path)
        // What has no title is named by a test of its own, and once is enough.
        if (route.hasTitle) seen.set(path, { route: route.path, title: titleOf(answer, path), about })
      }
    return seen
  }

  it('every route with a page exports `meta = titled(…)`', () => {
    expect(pages.filter((route) => !route.hasTitle).map(({ id }) => id)).toEqual([])
  })

  describe.each(['zh-CN', 'en'] as const)('in %s', (locale) => {
    const opened = new Set<string>()

    beforeAll(() => speak(locale))

    it.each([...READERS, 'anon'])('the pages of %s', { timeout: 240_000 }, async (reader) => {
      const seen = await walk(reader, opened, { 'Accept-Language': locale })
      const byTitle = new Map<string, string[]>()
      for (const [path, { route, title, about }] of seen) {
        expect(title, path).toMatch(/^\S.* · Shifu$/)
        byTitle.set(title, [...(byTitle.get(title) ?? []), path])
        if (PRIVATE.test(route)) expect(title, path).toContain(` · ${about} · `)
        // What is left without the course's and people's own words, the interface said.
        if (!route.includes(':') && route !== '/profile')
          expect(/\p{Script=Han}/u.test(title), `${path}: ${title}`).toBe(locale === 'zh-CN')
      }
      expect([...byTitle].filter(([, paths]) => paths.length > 1)).toEqual([])
    })

    it('no page was left out', () => {
      expect(pages.map((route) => route.path).filter((path) => !opened.has(path))).toEqual([])
    })

    it('an error page says what happened', async () => {
      const [missing, closed] = locale === 'en' ? ['not found', 'not open'] : ['没有找到', '不对您开放']
      const trainee = visitors.get('trainee')!
      const anon = visitors.get('anon')!
      const headers = { 'Accept-Language': locale }
      for (const answer of [
        await trainee.get('/nowhere/at/all'),
        await trainee.get('/lessons/nothing'),
        await anon.get('/nowhere/at/all', headers),
      ]) {
        expect(answer.status).toBe(404)
        expect(titleOf(answer, 'missing')).toContain(missing)
      }
      const forbidden = await trainee.get('/admin/people')
      expect(forbidden.status).toBe(403)
      expect(titleOf(forbidden, 'forbidden')).toContain(closed)
    })
  })

  it('the tab of a blind marker does not say whose paper it is', async () => {
    const rows = await server.database.db
      .selectFrom('attempt')
      .innerJoin('enrolment', 'enrolment.id', 'attempt.enrolment_id')
      .innerJoin('person', 'person.id', 'enrolment.trainee_id')
      .select(['attempt.id', 'attempt.state', 'person.display_name as name'])
      .where('attempt.kind', 'in', ['final', 'retake'])
      .execute()
    expect(rows.length).toBeGreaterThan(0)
    for (const { id, name, state } of rows) {
      const answer = await visitors.get('manager')!.get(`/mentor/marking/${id}`)
      expect(answer.status).toBe(200)
      // Once the result is out, there is nothing left to be blind to.
      expect(titleOf(answer, id).includes(name), `${id} ${state}`).toBe(state === 'released')
    }
  })
})
