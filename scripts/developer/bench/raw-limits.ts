// What this machine can do at all, in the same minutes: a bare HTTP server and a bare upsert-and-commit.
import { fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { openSqlite } from '#db/connect'
import { load } from './load'

const BARE_SERVER = path.resolve('scripts/developer/bench/bare-server.mjs')

/** Requests per second of `node:http` answering 10 KB, client on the same machine. */
export async function measureBareNode(seconds: number): Promise<number> {
  const child = fork(BARE_SERVER)
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(Number(message))))
  const result = await load({ url: `http://127.0.0.1:${port}/`, connections: 10, seconds })
  child.kill()
  return result.perSecond
}

/** Commits per second of one prepared upsert, each in its own transaction with synchronous=FULL. */
export function measureRawUpsert(dataDir: string, seconds: number): number {
  const file = path.join(dataDir, 'raw.sqlite')
  const db = openSqlite(file)
  db.exec(
    'create table answer (attempt text, position integer, value text, revision integer, primary key (attempt, position)) strict',
  )
  const upsert = db.prepare(
    'insert into answer values (?, ?, ?, ?) on conflict (attempt, position) do update set value = excluded.value, revision = excluded.revision',
  )
  const until = performance.now() + seconds * 1000
  let commits = 0
  while (performance.now() < until) {
    upsert.run(`attempt-${commits % 20}`, commits % 40, `{"choice":${commits % 4}}`, commits)
    commits++
  }
  db.close()
  rmSync(file)
  return commits / seconds
}
