// Keys, explanations and rubrics reach no browser before the release: every response to somebody who must not know is read for canaries.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Item } from '#app/content/item'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import type { FormContent } from '#app/features/exam-forms/form-content'
import { releaseExam } from '#app/features/promotion/release-exam.server'
import { testContent, testCourses } from '#tests/builders/content'
import { CANARY } from '#tests/builders/items'
import { aReadyEnrolment } from '#tests/builders/promotion'
import { describeDatabase } from '#tests/setup/databases'
import { aHouse, type TestHouse, type VisitorName, visitorsOf } from './house'
import { PERMISSION_ROWS } from './permission-rows'
import { fillPath, type ListedRoute, listRoutes } from './route-list'
import { startServer, type TestServer } from './server'
import type { Answer, Visitor } from './visitor'

const EXAM = 'd06-stage'
/** What somebody curious would try. */
const FORGED = ['?feedback=1', '?showfeedbacknow=true', '?preview=1&role=examiner', '?state=released&released=1']
const STRANGERS = ['anon', 'trainee', 'otherTrainee', 'otherMentor'] as const satisfies readonly VisitorName[]

/** The same item with a canary in everything that is a key, an explanation or a rubric. */
function planted(item: Item): Item {
  const marked = { ...item, explanation: `${CANARY} ${item.explanation}` }
  switch (marked.type) {
    case 'single':
    case 'multiple':
      return {
        ...marked,
        options: marked.options.map((option) => ({
          ...option,
          ...(option.correct ? {} : { tempts: `${CANARY} tempts` }),
          why: `${CANARY} ${option.why}`,
        })),
      }
    case 'fill':
      return { ...marked, blanks: marked.blanks.map(({ accept }) => ({ accept: [`${CANARY}-accept`, ...accept] })) }
    case 'scenario': {
      const hint = [`${CANARY} hint`]
      return { ...marked, model: `${CANARY} model`, rubric: { facts: hint, steps: hint, tone: hint, next: hint } }
    }
    default:
      return marked
  }
}

describeDatabase('sqlite', 'keys', (open) => {
  let server: TestServer
  let house: TestHouse
  let visitors: Record<VisitorName, Visitor>
  let routes: ListedRoute[]
  let attemptId: string
  let form: FormContent

  beforeAll(async () => {
    server = await startServer(open)
    const { db } = server.database
    house = await aHouse(db)
    const content = testContent()
    const sitter = await aReadyEnrolment(db, { cohort: house.enrolment.cohort, mentor: house.people.mentor })
    const blueprint = { ...content.blueprintById.get(EXAM)!, window: {} }
    const started = await startAttempt(db, {
      actor: { id: sitter.trainee.id, requestId: null },
      now: Date.now(),
      enrolmentId: sitter.id,
      blueprint,
      content: { ...content, items: content.items.map((item) => ({ ...item, ...planted(item) })) },
    })
    if (!started.ok) throw new Error(started.reason)
    attemptId = started.value.attemptId
    house = { ...house, people: { ...house.people, trainee: sitter.trainee }, ids: { ...house.ids, attemptId } }
    visitors = await visitorsOf(server, house)
    routes = await listRoutes()
    const row = await db
      .selectFrom('exam_form')
      .innerJoin('attempt', 'attempt.form_id', 'exam_form.id')
      .select('content')
      .where('attempt.id', '=', attemptId)
      .executeTakeFirstOrThrow()
    expect(row.content.split(CANARY).length).toBeGreaterThan(60)
    form = JSON.parse(row.content)
  })
  afterAll(() => server?.stop())

  const paper = () => `/exams/attempts/${attemptId}`

  function expectClean(answer: Answer, where: string): void {
    expect(answer.text.includes(CANARY), `${where} answered ${answer.status} with a canary`).toBe(false)
    expect(JSON.stringify(answer.headers).includes(CANARY), `${where} has a canary in a header`).toBe(false)
  }

  /** Every page and its data, as everybody who is not to know; ids of the exam wherever a route asks for ids. */
  async function crawl(names: readonly VisitorName[] = STRANGERS): Promise<void> {
    for (const route of routes) {
      const row = PERMISSION_ROWS.find((candidate) => candidate.route === route.path)
      const own = { ...house.ids, ...row?.ids?.(house), attemptId, examId: EXAM, activityId: 'D06-1' }
      const filled = fillPath(route.path, own)
      const paths = [filled, ...(route.hasPage && filled !== '/' ? [`${filled}.data`] : [])]
      for (const name of names)
        for (const one of paths) {
          expectClean(await visitors[name].get(one), `${name} ${one}`)
          if (one.includes(attemptId))
            for (const query of FORGED) expectClean(await visitors[name].get(one + query), `${name} ${one}${query}`)
        }
    }
  }

  function post(body: object): Promise<Answer> {
    return visitors.trainee.send('POST', `${paper()}/answers`, JSON.stringify(body), {
      Origin: visitors.trainee.origin,
      'Content-Type': 'application/json',
    })
  }

  it('are on no page while the exam runs', { timeout: 120_000 }, async () => {
    expect((await visitors.trainee.get(paper())).status).toBe(200)
    await crawl()
  })

  it('are in no reply to an answer, right or wrong, and both replies are of one size', async () => {
    const choices = form.questions.filter(({ item }) => item.type === 'single')
    const sizes = new Set<number>()
    for (const { position, item, shown } of choices)
      for (const choice of shown.keys()) {
        const answer = await post({
          kind: 'save',
          writer: 'tab-aaaaaa',
          position,
          item: item.id,
          revision: choice + 1,
          seen: choice,
          answer: { type: 'single', choice },
        })
        expect(answer.status).toBe(200)
        expectClean(answer, 'save')
        sizes.add(answer.text.length)
      }
    expect(sizes.size).toBe(1)
    expectClean(await post({ kind: 'save', released: true, role: 'examiner' }), 'a forged save')
  })

  it('are in nothing between handing in and the release', { timeout: 120_000 }, async () => {
    const handedIn = await post({ kind: 'submit', writer: 'tab-aaaaaa', answers: [] })
    expect(handedIn).toMatchObject({ status: 200, text: '{"closed":true}' })
    const state = await server.database.db
      .selectFrom('attempt')
      .select('state')
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow()
    expect(state.state).toBe('graded')
    await crawl()
  })

  it('are shown to the trainee with the released result, and still to nobody else', { timeout: 120_000 }, async () => {
    const released = await releaseExam(server.database.db, {
      actor: { id: house.people.manager.id, requestId: null },
      now: Date.now(),
      attemptId,
      courses: testCourses(),
    })
    expect(released).toMatchObject({ ok: true })
    const result = await visitors.trainee.get(`${paper()}/result`)
    expect(result.status).toBe(200)
    expect(result.text).toContain(CANARY)
    expect(result.text).toContain(`${CANARY} tempts`)
    await crawl(['anon', 'otherTrainee', 'otherMentor'])
  })

  it('are in no file that a browser may fetch', () => {
    const { items } = testContent()
    expect(items.length).toBeGreaterThan(500)
    const files = (folder: string) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(js|css|html|json|txt|svg)$/.test(name))
        .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
    const scripts = files('build/client')
    const found = (texts: readonly string[], among: typeof scripts) =>
      among.flatMap(({ name, text }) => texts.filter((one) => text.includes(one)).map((one) => `${name}: ${one}`))
    expect(
      found(
        items.map((item) => item.id),
        [...scripts, ...files('build/lessons')],
      ),
    ).toEqual([])
    // A lesson may well say the sentence that explains an answer; a script may not.
    expect(
      found(
        items.map((item) => item.explanation),
        scripts,
      ),
    ).toEqual([])
  })
})
