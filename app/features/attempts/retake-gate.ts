// Decides when remedial training opens the way to the retake (D23-3).
import { retakeFromOn } from '../activities/final-step'
import type { RetakeGate } from './attempt'

export interface RemedialModule {
  startedAt: number | null
  doneAt: number | null
}

/** “Two days later” (D23-3) is read as the second day after the start: begun on the 23rd, at the earliest on the 25th. */
export function retakeGateFrom(modules: readonly RemedialModule[], zone: string, afterDays: number): RetakeGate {
  return {
    allowedFromOn: retakeFromOn(modules, zone, afterDays),
    remedialDone: modules.length > 0 && modules.every((module) => module.doneAt !== null),
  }
}
