// What judging one quick reply costs in processor time, on the judge and the ready texts of the built course.
import path from 'node:path'
import { firstCourse, loadCourses } from '#app/content/content.server'
import { scoreCard } from '#app/features/drills/drill'
import { openJudge } from '#app/features/quick-replies/judge/judge'
import { load } from './load'
import type { RunningServer } from './server'

/** So often every ready text is judged before and while it is measured. */
const WARM = 2
const ROUNDS = 10

/** Processor time in milliseconds for one reply of the usual length, mark and all. */
export function measureJudge(): number {
  const content = firstCourse(loadCourses(path.resolve('build')))
  const bench = { judge: openJudge(content.judgeFile()), forbidden: content.forbidden }
  const replies = content.phrases.flatMap((phrase) => {
    const card = { ...phrase, intentId: phrase.id, utterance: phrase.utterances[0]!.text }
    return phrase.texts.map((reply) => ({ card, sent: { code: phrase.code, reply, tookMs: 20_000 } }))
  })
  const judgeAll = () => {
    for (const { card, sent } of replies) scoreCard('reply', card, sent, bench)
  }
  for (let round = 0; round < WARM; round++) judgeAll()
  const began = process.cpuUsage()
  for (let round = 0; round < ROUNDS; round++) judgeAll()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000 / (ROUNDS * replies.length)
}

/** Processor time in milliseconds that the server takes for the cheapest answer it has. */
export async function measureHealth(server: RunningServer, seconds: number): Promise<number> {
  const next = () => ({ path: '/healthz' })
  await load({ url: server.base, connections: 4, seconds: 1, next })
  const began = server.cpuMs()
  const { perSecond } = await load({ url: server.base, connections: 4, seconds, next })
  return (server.cpuMs() - began) / (perSecond * seconds)
}
