// Decides what kind of day a date is by law: from the yearly notice where the house has it, else only what the holiday regulation itself fixes.
import chineseDays from 'chinese-days'

export type DayKind = 'rest' | 'work' | 'plain'

/** Which yearly notices exist, and which of them a cohort's dates were made with. */
export interface CalendarYears {
  /** The last year whose notice the house has: built in, or entered and confirmed. */
  knownThrough: number
  /** The last year that was known when the cohort was made. */
  plannedThrough: number
  /** Years taken over since: from which date on the notice bends the plan. What lies before never moves. */
  takenOver: ReadonlyMap<number, string>
}

/** The oldest year for which a cohort can be made. */
const FIRST_YEAR = 2020
/** A notice also moves the last days before its year: 29 to 31 December 2018 came with that of 2019. */
const NOTICE_BEGINS = '12-29'

/** The year whose notice speaks about a date. */
export function noticeYearOf(on: string): number {
  return Number(on.slice(0, 4)) + (on.slice(5) >= NOTICE_BEGINS ? 1 : 0)
}

/** The first date a year's notice speaks about. */
export function noticeStart(year: number): string {
  return `${year - 1}-${NOTICE_BEGINS}`
}

const noticed = new Map<string, DayKind>()

/** The built-in table does not change while we run, and every calendar asks for the same few hundred dates. */
function builtInKind(on: string): DayKind {
  let kind = noticed.get(on)
  if (!kind) {
    const detail = chineseDays.getDayDetail(on)
    // A named day is a holiday or its make-up workday; an unnamed one is an ordinary weekday or weekend.
    kind = detail.name.includes(',') ? (detail.work ? 'work' : 'rest') : 'plain'
    noticed.set(on, kind)
  }
  return kind
}

let lastBuiltIn: number | undefined

/** The last year of the built-in table: a year is in it when its first of January is a named holiday. */
export function builtInThrough(): number {
  if (lastBuiltIn === undefined) {
    lastBuiltIn = FIRST_YEAR
    while (builtInKind(`${lastBuiltIn + 1}-01-01`) === 'rest') lastBuiltIn++
  }
  return lastBuiltIn
}

/** The last year without a gap before it: a plan that runs into an unknown year is not certain beyond it. */
export function yearsKnownThrough(confirmed: readonly number[], builtIn = builtInThrough()): number {
  let year = builtIn
  while (confirmed.includes(year + 1)) year++
  return year
}

const SOLAR = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])
const LUNAR = new Set(['1-1', '1-2', '1-3', '5-5', '8-15'])
const lawful = new Map<string, boolean>()

/**
 * The days off that the regulation on public holidays names itself (State Council, in force since 2025): certain in any year.
 * Days that bridge to a weekend and the workdays that make up for them are known only from the notice.
 */
export function isHolidayByLaw(on: string): boolean {
  let free = lawful.get(on)
  if (free === undefined) {
    free = SOLAR.has(on.slice(5)) || isTombSweeping(on) || isLunarHoliday(on)
    lawful.set(on, free)
  }
  return free
}

function isTombSweeping(on: string): boolean {
  return on.slice(5, 7) === '04' && on === chineseDays.getSolarTermDate(Number(on.slice(0, 4)), 4, 'pure_brightness')
}

function isLunarHoliday(on: string): boolean {
  const { lunarYear, lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(on)
  if (isLeap) return false
  const isNewYearsEve = lunarMon === 12 && lunarDay === chineseDays.monthDays(lunarYear, 12)
  return isNewYearsEve || LUNAR.has(`${lunarMon}-${lunarDay}`)
}

type Corrections = ReadonlyMap<string, 'rest' | 'work'>

function kindByNotice(on: string, corrections: Corrections): DayKind {
  const corrected = corrections.get(on)
  if (corrected) return corrected
  return noticeYearOf(on) <= builtInThrough() ? builtInKind(on) : kindByLaw(on)
}

function kindByLaw(on: string): DayKind {
  return isHolidayByLaw(on) ? 'rest' : 'plain'
}

function isPlannedWith(on: string, { plannedThrough, takenOver }: CalendarYears): boolean {
  const year = noticeYearOf(on)
  const from = takenOver.get(year)
  return year <= plannedThrough || (from !== undefined && from <= on)
}

/** How a cohort plans with a date: a notice that came later, and the house's corrections for that year, bend nothing until they are taken over. */
export function holidayKind(on: string, corrections: Corrections, years: CalendarYears): DayKind {
  return isPlannedWith(on, years) ? kindByNotice(on, corrections) : kindByLaw(on)
}

/** Known to the house, and not planned otherwise than the notice says. */
export function isDayKnown(on: string, corrections: Corrections, years: CalendarYears): boolean {
  if (noticeYearOf(on) > years.knownThrough) return false
  return isPlannedWith(on, years) || kindByNotice(on, corrections) === kindByLaw(on)
}
