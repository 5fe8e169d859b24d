// What the course promises, counted in the course itself.
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assembleForm } from '#app/features/exam-forms/assemble-form'
import { CHECKS } from './checks/index'
import type { CourseSource } from './course-source'
import { readContent } from './read-content'
import { tally } from './report'

const { content, faults } = readContent(resolve(import.meta.dirname, '../..'), 'cs-onboarding')

/** One form of every exam, per topic (blueprint: minimum strict size of each pool). */
const EXAMS_PER_POOL: Record<string, string[]> = {
  S: ['d03-morning', 'd05-stage', 'd06-stage', 'd08-stage'],
  C: ['d18-comprehensive'],
  F: ['d22-final'],
  R: ['retake'],
}

function familiesIn(pool: string, topic?: string): number {
  const items = content.items.filter((item) => item.pool === pool && (topic === undefined || item.topic === topic))
  return new Set(items.map((item) => item.value.family)).size
}

describe('the course', () => {
  it('has no fault', () => {
    const found = CHECKS.flatMap((check) => check(content, { today: '2026-12-01' }))
    expect([...faults, ...found.filter((one) => one.severity === 'fault')]).toEqual([])
  }, 60_000)

  it('has a lesson for every lecture, study, debrief and warehouse row of 23 days', () => {
    const days = content.plan?.value.days ?? []
    expect(days).toHaveLength(23)
    const rows = days.flatMap((day) => day.activities)
    expect(rows).toHaveLength(90)
    const taught = rows.filter((row) => ['lecture', 'study', 'debrief', 'warehouse'].includes(row.type))
    expect(taught.filter((row) => row.lessons.length === 0).map((row) => row.id)).toEqual([])
    expect(content.lessons.length).toBeGreaterThanOrEqual(45)
  })

  it.each(Object.keys(EXAMS_PER_POOL))('fills pool %s for every exam that draws on it', (pool) => {
    const wanted: Record<string, number> = {}
    for (const id of EXAMS_PER_POOL[pool] ?? [])
      for (const [topic, count] of Object.entries(blueprint(content, id).topics))
        wanted[topic] = (wanted[topic] ?? 0) + count
    const short = Object.entries(wanted).filter(([topic, count]) => familiesIn(pool, topic) < count)
    expect(short).toEqual([])
  })

  it('keeps a tenth more than two forms of the final and of the retake', () => {
    for (const pool of ['F', 'R']) expect(familiesIn(pool)).toBeGreaterThanOrEqual(220)
    expect(content.items.length).toBeGreaterThanOrEqual(900)
  })

  it('draws no paper with two items that answer each other', () => {
    const bank = content.items.map((item) => item.value)
    expect(bank.filter((item) => item.enemies).length).toBeGreaterThan(20)
    for (const { value } of content.blueprints)
      for (let n = 0; n < 10; n++) {
        const form = assembleForm(value, bank, { seed: `paper-${n}`, excludeFamilies: new Set() })
        const ids = new Set(form.ok ? form.items.map((item) => item.id) : [])
        expect(ids.size).toBeGreaterThan(0)
        expect(bank.filter(({ id, enemies }) => ids.has(id) && enemies?.some((enemy) => ids.has(enemy)))).toEqual([])
      }
  })

  it('has the practice material of the blueprint', () => {
    expect(content.phrases).toHaveLength(78)
    expect(Math.min(...content.phrases.map((card) => card.value.utterances.length))).toBeGreaterThanOrEqual(6)
    expect(content.phoneCards.length).toBeGreaterThanOrEqual(12)
    expect(content.passages.length).toBeGreaterThanOrEqual(30)
    const kinds = tally(content.oralQuestions, (question) => question.value.kind)
    expect(Object.keys(kinds)).toHaveLength(5)
    expect(Math.min(...Object.values(kinds))).toBeGreaterThanOrEqual(8)
    expect(content.transcripts.length).toBeGreaterThanOrEqual(20)
    expect(Object.keys(tally(content.transcripts, (one) => one.value.quality))).toEqual(['good', 'mixed', 'poor'])
    expect(content.products.length).toBeGreaterThanOrEqual(30)
    expect(content.products.flatMap((product) => product.skus).length).toBeGreaterThanOrEqual(118)
  })

  it('opens the third day’s exam in the morning and the eighteenth’s in the afternoon', () => {
    expect(blueprint(content, 'd03-morning').window).toEqual({ until: '12:00' })
    expect(blueprint(content, 'd18-comprehensive').window).toEqual({ from: '12:00' })
  })

  it('teaches red lines and privacy on the second day, before anybody serves a customer', () => {
    const lessonsOf = (day: number) => content.plan?.value.days[day - 1]?.activities.flatMap((row) => row.lessons)
    expect(lessonsOf(2)).toEqual(expect.arrayContaining(['d02-red-lines', 'd02-privacy']))
    const live = content.plan?.value.days.find((day) => day.activities.some((row) => row.type === 'live'))
    expect(live?.day).toBe(7)
  })
})

function blueprint(from: CourseSource, id: string) {
  const found = from.blueprints.find((one) => one.value.id === id)
  if (!found) throw new Error(`no blueprint ${id}`)
  return found.value
}
