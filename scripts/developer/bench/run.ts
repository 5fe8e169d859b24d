// Runs the whole benchmark and prints it; with --json as one object for scripts.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { measureDesks } from './desks'
import { measureProductionInstall } from './install-size'
import { measureJourneys, saveBody } from './journey'
import { measureHealth, measureJudge } from './judge-cost'
import { load } from './load'
import { growHistory, listOpenPapers, prepareTrainees } from './people'
import { measureBareNode, measureRawUpsert } from './raw-limits'
import { startServer } from './server'
import { measureWire } from './wire'

const SECRET = 'a benchmark needs no secret, only a long text'
const PEOPLE = 40
const DESKS = Number(process.env.BENCH_DESKS ?? 100)
const DESK_SECONDS = Number(process.env.BENCH_DESK_SECONDS ?? 40)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6)
const EXAM = 'd05-stage'
const COUNTED_PAGES = [
  '/today',
  '/plan',
  '/plan/10',
  '/lessons',
  '/lessons/d02-buying-flow',
  '/activities/D02-1',
  '/practice',
  '/results',
  `/exams/${EXAM}`,
]

const json = process.argv.includes('--json')
function say(text: string) {
  if (!json) console.log(text)
}

async function countQueries(dataDir: string, cookie: string): Promise<Record<string, number>> {
  const server = await startServer(dataDir, SECRET, 'debug')
  for (const page of COUNTED_PAGES)
    await fetch(server.base + page, { headers: { Cookie: cookie } }).then((r) => r.arrayBuffer())
  await server.stop()
  const lines = server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { path?: string; queries?: number })
  return Object.fromEntries(
    COUNTED_PAGES.map((page) => [page, lines.find((line) => line.path === page)?.queries ?? Number.NaN]),
  )
}

async function main() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'shifu-bench-'))
  say('raw limits ...')
  const bareNode = await measureBareNode(SECONDS)
  const rawUpsert = measureRawUpsert(dataDir, Math.min(SECONDS, 3))
  say('people and papers ...')
  const everybody = await prepareTrainees(dataDir, PEOPLE + DESKS, SECRET)
  const trainees = everybody.slice(0, PEOPLE)
  const server = await startServer(dataDir, SECRET, 'silent')
  for (const trainee of trainees) {
    const response = await fetch(`${server.base}/exams/${EXAM}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: trainee.cookie, Origin: server.base },
      body: new URLSearchParams({ intent: 'start' }),
    })
    if (response.status !== 302) throw new Error(`The exam could not be started: ${response.status}`)
  }
  const papers = await listOpenPapers(dataDir)
  const pick = (n: number) => trainees[n % trainees.length]!
  const pages = (page: string) => (n: number) => ({ path: page, headers: { cookie: pick(n).cookie } })
  say('lesson, today, autosave ...')
  await load({ url: server.base, connections: 10, seconds: 2, next: pages('/lessons/d02-buying-flow') })
  const lesson = await load({
    url: server.base,
    connections: 10,
    seconds: SECONDS,
    next: pages('/lessons/d02-buying-flow'),
  })
  const lesson20 = await load({
    url: server.base,
    connections: 20,
    seconds: SECONDS,
    next: pages('/lessons/d02-buying-flow'),
  })
  const today = await load({ url: server.base, connections: 10, seconds: SECONDS, next: pages('/today') })
  const autosave = await load({
    url: server.base,
    connections: 20,
    seconds: SECONDS,
    method: 'POST',
    next: (n) => {
      const trainee = pick(n)
      const paper = papers.get(trainee.enrolmentId)!
      return {
        path: `/exams/attempts/${paper.attemptId}/answers`,
        headers: { cookie: trainee.cookie, 'content-type': 'application/json', origin: server.base },
        body: saveBody(paper, Math.floor(n / trainees.length), 'bench-writer'),
      }
    },
  })
  say('journeys ...')
  const journey = await measureJourneys(server.base, trainees.slice(0, 20), papers, 3)
  const memoryMiB = server.memoryMiB()
  say('desks ...')
  const desks = await measureDesks(server, everybody.slice(PEOPLE), DESK_SECONDS)
  const memoryAtDesksMiB = server.memoryMiB()
  say('the judge ...')
  const healthMs = await measureHealth(server, Math.min(SECONDS, 3))
  const judgeMs = measureJudge()
  say('on the wire ...')
  const first = trainees[0]!
  const wire = await measureWire(server.base, first, papers.get(first.enrolmentId)!.attemptId)
  await server.stop()
  say('queries per page ...')
  const queries = await countQueries(dataDir, first.cookie)
  await growHistory(dataDir, trainees)
  const queriesLater = await countQueries(dataDir, first.cookie)
  rmSync(dataDir, { recursive: true, force: true })

  const share = (part: number, whole: number) => Math.round((part / whole) * 1000) / 10
  const round = (value: number) => Math.round(value * 1000) / 1000
  const report = {
    raw: { bareNodePerSecond: Math.round(bareNode), upsertCommitsPerSecond: Math.round(rawUpsert) },
    lesson: {
      perSecond: Math.round(lesson.perSecond),
      percentOfBareNode: share(lesson.perSecond, bareNode),
      target: 6,
      p95MsAt20: lesson20.p95Ms,
      targetP95Ms: 30,
      failed: lesson.failed + lesson20.failed,
    },
    today: {
      perSecond: Math.round(today.perSecond),
      percentOfBareNode: share(today.perSecond, bareNode),
      target: 4,
      failed: today.failed,
    },
    autosave: {
      perSecond: Math.round(autosave.perSecond),
      percentOfRawUpsert: share(autosave.perSecond, rawUpsert),
      target: 38,
      p95MsAt20: autosave.p95Ms,
      targetP95Ms: 15,
      failed: autosave.failed,
    },
    journey: {
      requests: 30,
      people: 20,
      p50Ms: Math.round(journey.p50Ms),
      targetP50Ms: 500,
      p95Ms: Math.round(journey.p95Ms),
      failed: journey.failed,
    },
    wire: {
      ...Object.fromEntries(Object.entries(wire).map(([key, value]) => [key, Math.round(value * 10) / 10])),
      targets: {
        signInTodayLessonKB: 165,
        examMoreKB: 40,
        lessonModuleKB: 3,
        lessonFirstPaintMs: 1000,
        examAnswerableMs: 2500,
      },
    },
    desks: { ...desks, targetClockErrorMs: 100, memoryMiB: Math.round(memoryAtDesksMiB), goalDesks: 500 },
    judge: {
      cpuMsPerReply: round(judgeMs),
      targetMs: 2,
      healthzCpuMs: round(healthMs),
      timesHealthz: Math.round(judgeMs / healthMs),
    },
    memoryMiB: { server: Math.round(memoryMiB), target: 320 },
    install: { productionMB: Math.round(measureProductionInstall()), target: 150 },
    queries: { now: queries, afterTenfoldHistory: queriesLater },
  }
  console.log(JSON.stringify(report, null, 2))
}

await main()
