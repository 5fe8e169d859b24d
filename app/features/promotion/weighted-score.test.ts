import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { PromotionSettingsSchema } from '#app/content/promotion-settings'
import { computeWeightedScore, meanPercent, type WeightedInput } from './weighted-score'

const settings = PromotionSettingsSchema.parse(
  parse(readFileSync('content/courses/cs-onboarding/promotion.yaml', 'utf8')),
)
const ALL: WeightedInput = { written: { final: 80, d18: 70, d8: 60 }, oral: 90, dailyState: 85, evidence: 75 }

describe('the weighted score', () => {
  test('adds every part by its weight', () => {
    expect(computeWeightedScore(ALL, settings)).toMatchObject({ points: 80.5, weightKnown: 100 })
  })
  test('full marks everywhere are 100, none anywhere 0', () => {
    const all = (percent: number): WeightedInput => ({
      written: { final: percent, d18: percent, d8: percent },
      oral: percent,
      dailyState: percent,
      evidence: percent,
    })
    expect(computeWeightedScore(all(100), settings).points).toBe(100)
    expect(computeWeightedScore(all(0), settings).points).toBe(0)
  })
  test('written weighs more than oral, and more than anything else', () => {
    const written = computeWeightedScore(
      { written: { final: 100, d18: 100, d8: 100 }, oral: 0, dailyState: 0, evidence: 0 },
      settings,
    ).points
    const oral = computeWeightedScore(
      { written: { final: 0, d18: 0, d8: 0 }, oral: 100, dailyState: 0, evidence: 0 },
      settings,
    ).points
    const daily = computeWeightedScore(
      { written: { final: 0, d18: 0, d8: 0 }, oral: 0, dailyState: 100, evidence: 0 },
      settings,
    ).points
    expect(written).toBeGreaterThan(oral)
    expect(written).toBeGreaterThan(daily)
    expect(daily).toBeGreaterThan(0)
  })
  test('a missing result counts nothing and is told apart from a zero', () => {
    const score = computeWeightedScore({ ...ALL, oral: null }, settings)
    expect(score.weightKnown).toBe(80)
    expect(score.lines.find((line) => line.key === 'oral')).toEqual({
      key: 'oral',
      group: 'oral',
      weight: 20,
      percent: null,
      points: 0,
    })
  })
  test('settings in which oral outweighs written are no settings', () => {
    const wrong = {
      ...settings,
      weights: { written: 20, oral: 50, dailyState: 20, evidence: 10 },
      written: { final: 10, d18: 5, d8: 5 },
    }
    expect(PromotionSettingsSchema.safeParse(wrong).success).toBe(false)
  })
  test('the mean leaves out what is missing', () => {
    expect([meanPercent([80, null, 70.5]), meanPercent([null]), meanPercent([])]).toEqual([75.3, null, null])
  })
})
