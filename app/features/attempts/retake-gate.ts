// Decides when remedial training opens the way to the retake (D23-3).
import { addDays, localDateOf } from '#app/rules/dates'
import type { RetakeGate } from './attempt'

export interface RemedialModule {
  startedAt: number | null
  doneAt: number | null
}

/**
 * Counted from the day on which the first module was begun: “two days later” (D23-3) is read as the second day after it,
 * begun on the 23rd, at the earliest on the 25th.
 */
export function retakeGateFrom(modules: readonly RemedialModule[], zone: string, afterDays: number): RetakeGate {
  const begun = modules.flatMap((module) => (module.startedAt === null ? [] : [module.startedAt]))
  return {
    allowedFromOn: begun.length === 0 ? null : addDays(localDateOf(Math.min(...begun), zone), afterDays),
    remedialDone: modules.length > 0 && modules.every((module) => module.doneAt !== null),
  }
}
