import { announceSecondTests } from '#app/features/activities/announce-second-tests.server'
import { findChainHead } from '#app/features/audit/audit.server'
import { writeHead } from '#app/features/audit/audit-chain'
import { closeOverdueChats } from '#app/features/chats/close-chat.server'
import { closeOverdueDrills } from '#app/features/drills/close-drill.server'
import { closeOverdueAttempts } from '#app/features/grading/close-attempt.server'
import { tellLapsedReopenings } from '#app/features/grading/tell-lapsed-reopenings.server'
import { lapseDecisions } from '#app/features/promotion/lapse-decisions.server'
import { remindProbationEnds } from '#app/features/promotion/remind-probation-ends.server'
import { remindWaitingGates } from '#app/features/promotion/remind-waiting-gates.server'
import { takeEffectOnTheDay } from '#app/features/promotion/take-effect-on-the-day.server'
import { closeLeftTypingRuns } from '#app/features/typing/typing-runs.server'
import type { House } from '#app/http/context.server'
import { deleteDeadSessions } from '#db/queries/accounts'
import { deleteOldFormKeys } from '#db/queries/form-keys'

interface Job {
  name: string
  everyMs: number
  atStart?: boolean
  run: (house: House) => Promise<unknown>
}

/** Logs are copied off the machine: a head in them shows later that nobody computed the chain anew (docs/decisions/010). */
async function noteAuditHead({ db, log }: House): Promise<void> {
  log.info({ auditHead: writeHead(await findChainHead(db)) })
}

/** Every job may run twice or late without harm; what must be right at once is also done on the way of a request. */
const JOBS: Job[] = [
  {
    name: 'close-overdue-attempts',
    everyMs: 15_000,
    run: (house) => closeOverdueAttempts(house.db, house.clock.now()),
  },
  {
    name: 'close-overdue-drills',
    everyMs: 15_000,
    run: (house) => closeOverdueDrills(house.db, house.clock.now()),
  },
  {
    name: 'close-overdue-chats',
    everyMs: 15_000,
    run: (house) => closeOverdueChats(house.db, house.clock.now()),
  },
  {
    name: 'close-left-typing-runs',
    everyMs: 15_000,
    run: (house) => closeLeftTypingRuns(house.db, { now: house.clock.now(), courses: house.courses }),
  },
  {
    name: 'take-effect-on-the-day',
    everyMs: 60_000,
    atStart: true,
    run: (house) => takeEffectOnTheDay(house.db, { now: house.clock.now(), courses: house.courses }),
  },
  {
    name: 'lapse-decisions',
    everyMs: 60_000,
    run: (house) => lapseDecisions(house.db, { now: house.clock.now(), courses: house.courses }),
  },
  {
    name: 'remind-probation-ends',
    everyMs: 600_000,
    run: (house) => remindProbationEnds(house.db, { now: house.clock.now(), courses: house.courses }),
  },
  {
    name: 'remind-waiting-gates',
    everyMs: 600_000,
    run: (house) => remindWaitingGates(house.db, { now: house.clock.now(), courses: house.courses }),
  },
  {
    name: 'announce-second-tests',
    everyMs: 600_000,
    run: (house) => announceSecondTests(house.db, { now: house.clock.now(), courses: house.courses }),
  },
  {
    name: 'tell-lapsed-reopenings',
    everyMs: 600_000,
    run: (house) => tellLapsedReopenings(house.db, house.clock.now()),
  },
  { name: 'note-audit-head', everyMs: 3_600_000, atStart: true, run: noteAuditHead },
  {
    name: 'delete-dead-sessions',
    everyMs: 3_600_000,
    run: (house) => deleteDeadSessions(house.db, house.clock.wall() - 30 * 86_400_000),
  },
  {
    // Some replies hold one-time passwords: they stay for a slow network and a second look, not for good.
    name: 'delete-old-form-keys',
    everyMs: 3_600_000,
    atStart: true,
    run: (house) => deleteOldFormKeys(house.db, house.clock.wall() - 24 * 3_600_000),
  },
]

/** Answers a function that stops all jobs. */
export function startJobs(house: House): () => void {
  const timers = JOBS.map((job) => {
    let running = false
    async function runOnce() {
      if (running) return
      running = true
      try {
        await job.run(house)
      } catch (error) {
        house.log.error({ job: job.name, err: (error as Error).message })
      } finally {
        running = false
      }
    }
    if (job.atStart) void runOnce()
    const timer = setInterval(runOnce, job.everyMs)
    timer.unref()
    return timer
  })
  return () => timers.forEach(clearInterval)
}
