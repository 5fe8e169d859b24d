// A trainee's hour in 30 requests: look, read, answer, hand things in.
import { quantile } from './load'
import type { BenchTrainee, OpenPaper } from './people'

const READS = [
  '/today',
  '/plan',
  '/plan/10',
  '/lessons',
  '/lessons/d02-buying-flow',
  '/activities/D02-1',
  '/lessons/d02-payment',
  '/practice',
  '/practice/phrases',
  '/results',
]

export function saveBody(paper: OpenPaper, n: number, writer: string) {
  const question = paper.questions[n % paper.questions.length]!
  const revision = Math.floor(n / paper.questions.length) + 1
  return JSON.stringify({
    kind: 'save',
    writer,
    takeOver: true,
    position: question.position,
    item: question.item,
    revision,
    seen: revision - 1,
    answer: { type: 'single', choice: n % 3 },
  })
}

async function walk(
  base: string,
  trainee: BenchTrainee,
  paper: OpenPaper,
  round: number,
): Promise<{ ms: number; failed: number }> {
  const began = performance.now()
  let failed = 0
  const say = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(base + path, {
      redirect: 'manual',
      ...init,
      headers: { Cookie: trainee.cookie, ...init.headers },
    })
    await response.arrayBuffer()
    if (response.status >= 400) failed++
  }
  for (const path of READS) await say(path)
  for (let n = 0; n < 10; n++)
    await say(`/lessons/d02-payment/progress`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: base },
      body: `percent=${n * 10}`,
    })
  for (let n = 0; n < 10; n++)
    await say(`/exams/attempts/${paper.attemptId}/answers`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: base },
      body: saveBody(paper, 1_000_000 + round * 10 + n, 'bench-journey'),
    })
  return { ms: performance.now() - began, failed }
}

/** `people` walk at the same time, `rounds` times each. */
export async function measureJourneys(
  base: string,
  trainees: readonly BenchTrainee[],
  papers: ReadonlyMap<string, OpenPaper>,
  rounds: number,
) {
  const walks = await Promise.all(
    trainees.map(async (trainee) => {
      const own: { ms: number; failed: number }[] = []
      for (let round = 0; round < rounds; round++)
        own.push(await walk(base, trainee, papers.get(trainee.enrolmentId)!, round))
      return own
    }),
  )
  const times = walks
    .flat()
    .map((w) => w.ms)
    .sort((a, b) => a - b)
  return {
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    failed: walks.flat().reduce((sum, w) => sum + w.failed, 0),
  }
}
