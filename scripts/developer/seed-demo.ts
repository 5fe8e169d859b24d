// Fills an empty database with the demo department, as npm start does in demo mode. Usage: npm run seed-demo

import path from 'node:path'
import pino from 'pino'
import { loadCourses } from '#app/content/content.server'
import { prepareDemo } from '#app/features/demo/demo.server'
import { systemClock } from '#app/http/clock.server'
import { readEnv } from '#app/http/env.server'
import { connect } from '#db/connect'
import { migrateToLatest } from '#db/migrate'

const env = readEnv(process.env)
if (env.mode !== 'demo') throw new Error('Demo data belongs to demo mode only.')
const connection = connect(env)
try {
  const began = performance.now()
  await migrateToLatest(connection.db)
  await prepareDemo({
    db: connection.db,
    courses: loadCourses(path.resolve('build')),
    clock: systemClock,
    log: pino({ base: undefined }),
  })
  console.log(`The demo department is ready (${Math.round(performance.now() - began)} ms).`)
} finally {
  await connection.close()
}
