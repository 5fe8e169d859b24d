import { readFileSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import { type Content, type Courses, indexContent, onlyCourse } from '#app/content/content.server'
import type { ContentFile } from '#app/content/content-file'
import type { JudgeFile } from '#app/content/judge-file'
import type { Activity, Plan } from '#app/content/plan'
import { readTestContent, testJudge } from '#tests/setup/read-test-content'

let real: Content | undefined
let learned: JudgeFile | undefined

/** The real course as the server would load it; lessons are not compiled, so `moduleFile` is empty. */
export function testContent(): Content {
  if (!real) {
    // Rule tests run without the shared file and read the tree themselves.
    const file = inject('contentFile') as string | undefined
    const course = file ? (JSON.parse(readFileSync(file, 'utf8')) as ContentFile) : readTestContent()
    real = indexContent(course, '', () => {
      learned ??= { ...testJudge(), version: course.judgeVersion }
      return learned
    })
  }
  return real
}

/** The course of two days that lies in the fixtures: unlike the real one in everything but the shape of its ids. */
export function teaHouse(): Content {
  const root = path.resolve('tests/fixtures')
  const course = readTestContent(root, 'tea-house')
  return indexContent(course, '', () => ({ ...testJudge(root, 'tea-house'), version: course.judgeVersion }))
}

/** A house with the real course alone. */
export function testCourses(): Courses {
  return onlyCourse(testContent())
}

/** A plan with only these days of the real plan, or only these activities: for tests that want little. */
export function aSmallPlan(wish: { days?: readonly number[]; activities?: readonly string[] }): Plan {
  const { plan } = testContent()
  const kept = (activity: Activity) => wish.activities?.includes(activity.id) ?? true
  const days = plan.days
    .filter((day) => wish.days?.includes(day.day) ?? true)
    .map((day) => ({ ...day, activities: day.activities.filter(kept) }))
    .filter((day) => day.activities.length > 0)
  return { ...plan, days }
}
