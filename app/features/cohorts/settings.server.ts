import { type Content, type Courses, firstCourse } from '#app/content/content.server'
import { localDateOf } from '#app/rules/dates'
import type { Db } from '#db/connect'
import { listCalendarYears } from '#db/queries/calendar'
import { listHolidayOverrides } from '#db/queries/enrolments'
import { listCurrentSettings } from '#db/queries/settings'
import { builtInThrough, noticeYearOf, yearsKnownThrough } from './holidays'

const DEMO_KEYS = 'demo.'

/** Nobody can check a year before the one ahead of it has begun. */
function nextYearToConfirm(knownThrough: number, today: string): number | null {
  return knownThrough <= Number(today.slice(0, 4)) ? knownThrough + 1 : null
}

/** What the house can set, and the figures that come with the content of its courses. */
export async function getSettingsView(db: Db, courses: Courses, now: number) {
  const [overrides, settings, confirmed] = await Promise.all([
    listHolidayOverrides(db),
    listCurrentSettings(db, DEMO_KEYS),
    listCalendarYears(db),
  ])
  const knownThrough = yearsKnownThrough(confirmed.map((y) => y.year))
  return {
    holidays: overrides.map((o) => ({
      on: o.holiday_on,
      kind: o.kind,
      name: o.name,
      waitsFor: noticeYearOf(o.holiday_on) > knownThrough ? noticeYearOf(o.holiday_on) : null,
    })),
    years: {
      builtInThrough: builtInThrough(),
      confirmed: confirmed.map((y) => ({ year: y.year, by: y.confirmed_by_name, at: y.confirmed_at })),
      next: nextYearToConfirm(knownThrough, localDateOf(now, firstCourse(courses).course.zone)),
    },
    settings: settings.map((s) => ({
      key: s.key,
      revision: s.revision,
      value: s.value,
      setBy: s.set_by_name,
      setAt: s.set_at,
    })),
    courses: [...courses.values()].map(courseFigures),
  }
}

function courseFigures(content: Content) {
  return {
    id: content.course.id,
    head: {
      title: content.course.title,
      version: content.course.version,
      planVersion: content.plan.version,
      finishWithinDays: content.course.finishWithinCalendarDays,
      hash: content.hash.slice(0, 12),
    },
    promotion: content.promotion,
    exams: content.blueprints.map((b) => ({
      id: b.id,
      title: b.title,
      version: b.version,
      minutes: b.minutes,
      passPercent: b.passPercent,
      items: Object.values(b.types).reduce((sum, n) => sum + n, 0),
      markers: b.markers,
    })),
    drills: content.drillSets.map((s) => ({
      id: s.id,
      title: s.title,
      cards: s.cards,
      passPercent: s.passPercent,
      secondsPerCard: s.secondsPerCard ?? null,
      totalMinutes: s.totalMinutes ?? null,
    })),
  }
}
