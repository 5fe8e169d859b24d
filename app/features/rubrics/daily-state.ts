// Decides the daily working state (平时工作状态) that counts towards promotion: recent sheets, attendance, conduct (R5).

import { CONDUCT_START } from '#app/rules/conduct-points'

export interface DailyStateInput {
  /** Marks of the R5 sheets, newest first. */
  sheetPercents: readonly number[]
  /** Training days on which the trainee was there, of those that have come. */
  attendance: { present: number; due: number }
  /** Sum of the conduct ledger: deductions negative, praise positive. */
  conductPoints: number
}

export interface DailyStateSettings {
  dailyState: { sheets: number; attendance: number; conduct: number }
  dailyStateSheets: number
}

export interface DailyStatePart {
  percent: number
  /** Share of the whole, in percent. */
  share: number
  points: number
}

export interface DailyState {
  /** 0–100 to one decimal; null while there is no sheet to judge by. */
  percent: number | null
  sheets: (DailyStatePart & { counted: number }) | null
  attendance: DailyStatePart
  conduct: DailyStatePart
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function part(percent: number, share: number): DailyStatePart {
  return { percent: round(percent), share, points: round((percent * share) / 100) }
}

/** Ten points are 100 %; praise makes up for deductions but never lifts above the start. */
export function conductPercent(points: number): number {
  return (Math.min(CONDUCT_START, Math.max(0, CONDUCT_START + points)) / CONDUCT_START) * 100
}

export function computeDailyState(input: DailyStateInput, settings: DailyStateSettings): DailyState {
  const shares = settings.dailyState
  const counted = input.sheetPercents.slice(0, settings.dailyStateSheets)
  const mean = counted.reduce((sum, percent) => sum + percent, 0) / Math.max(1, counted.length)
  const present =
    input.attendance.due === 0
      ? 100
      : (Math.min(input.attendance.present, input.attendance.due) / input.attendance.due) * 100
  const conduct = conductPercent(input.conductPoints)
  const sum = (mean * shares.sheets + present * shares.attendance + conduct * shares.conduct) / 100
  return {
    percent: counted.length === 0 ? null : round(sum),
    sheets: counted.length === 0 ? null : { ...part(mean, shares.sheets), counted: counted.length },
    attendance: part(present, shares.attendance),
    conduct: part(conduct, shares.conduct),
  }
}
