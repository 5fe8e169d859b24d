import type { Content } from '#app/content/content.server'
import type { Db } from '#db/connect'
import { listHolidayOverrides } from '#db/queries/enrolments'
import { listCurrentSettings } from '#db/queries/settings'

const DEMO_KEYS = 'demo.'

/** What the house can set, and the figures that come with the course's content. */
export async function getSettingsView(db: Db, content: Content) {
  const [overrides, settings] = await Promise.all([listHolidayOverrides(db), listCurrentSettings(db, DEMO_KEYS)])
  return {
    holidays: overrides.map((o) => ({ on: o.holiday_on, kind: o.kind, name: o.name })),
    settings: settings.map((s) => ({
      key: s.key,
      revision: s.revision,
      value: s.value,
      setBy: s.set_by_name,
      setAt: s.set_at,
    })),
    course: {
      title: content.course.title,
      version: content.course.version,
      planVersion: content.plan.version,
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
