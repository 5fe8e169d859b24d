// Arithmetic of local dates (`YYYY-MM-DD`) and of the instants they mean in a zone.
const DAY_MS = 86_400_000

export function addDays(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** The same day next month, or that month's last day (31 January + 1 = 28 February). */
export function addMonths(on: string, months: number): string {
  const [year, month, day] = on.split('-').map(Number) as [number, number, number]
  const lastOfTarget = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfTarget))).toISOString().slice(0, 10)
}

const localDateFormats = new Map<string, Intl.DateTimeFormat>()

/** The calendar date of an instant in a zone. */
export function localDateOf(instant: number, zone: string): string {
  let format = localDateFormats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    localDateFormats.set(zone, format)
  }
  return format.format(instant)
}

/** The instant at which the local day of another began. */
export function startOfDay(instant: number, zone: string): number {
  return instantOf(localDateOf(instant, zone), '00:00', zone)
}

/** The local time of day of an instant, HH:MM. */
export function localClockOf(instant: number, zone: string): string {
  const parts = wallClockFormat(zone).formatToParts(instant)
  const two = (type: string) => (parts.find((part) => part.type === type)?.value ?? '').padStart(2, '0')
  return `${two('hour')}:${two('minute')}`
}

const wallClockFormats = new Map<string, Intl.DateTimeFormat>()

/** Making one takes a hundred times as long as using it. */
function wallClockFormat(zone: string): Intl.DateTimeFormat {
  let format = wallClockFormats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    wallClockFormats.set(zone, format)
  }
  return format
}

/** The instant of a local wall-clock time, such as 12:00 on a date. Right across a zone's own changes of offset. */
export function instantOf(on: string, clock: string, zone: string): number {
  const asIfUtc = Date.parse(`${on}T${clock}:00Z`)
  const offsetAt = (instant: number) => {
    const parts = wallClockFormat(zone).formatToParts(instant)
    const n = (type: string) => Number(parts.find((part) => part.type === type)?.value)
    return Date.UTC(n('year'), n('month') - 1, n('day'), n('hour'), n('minute'), n('second')) - instant
  }
  const guess = asIfUtc - offsetAt(asIfUtc)
  return asIfUtc - offsetAt(guess)
}
