// The courses while people write them: built again when one of their files is saved. A fault is printed, and what was good before stays.
import path from 'node:path'
import { type Content, type Courses, indexContent, judgeIn } from '#app/content/content.server'
import { chooseCourses } from '../content/choose-courses'
import { CourseBuilder } from '../content/course-builder'

/** An editor that saves everything at once, or a branch that is switched, is one change. */
const SETTLE_MS = 60

export class DevContent {
  private readonly courses = new Map<string, Content>()
  private readonly waiting = new Set<string>()
  private readonly builder: CourseBuilder
  private settling: NodeJS.Timeout | undefined
  private building = Promise.resolve()

  constructor(
    private readonly root: string,
    private readonly out: string,
  ) {
    this.builder = new CourseBuilder(root, out)
  }

  /** @throws with the first faults. */
  async open(): Promise<void> {
    this.builder.clear()
    for (const course of chooseCourses(this.root)) await this.build(course)
  }

  /** In the order of the built server. */
  current(): Courses {
    return new Map([...this.courses].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** Tells of a file that was saved; `onBuilt` is called when pages show it. */
  saved(file: string, onBuilt: () => void): void {
    const [, course] =
      /^content\/(?:courses|exams)\/([^/]+)\//.exec(path.relative(this.root, file).replaceAll('\\', '/')) ?? []
    if (!course) return
    this.waiting.add(course)
    clearTimeout(this.settling)
    this.settling = setTimeout(() => {
      this.building = this.building.then(() => this.buildWaiting(onBuilt))
    }, SETTLE_MS)
  }

  private async buildWaiting(onBuilt: () => void): Promise<void> {
    const courses = [...this.waiting]
    this.waiting.clear()
    for (const course of courses) {
      const began = performance.now()
      try {
        await this.build(course)
        console.log(`${course} is built anew (${Math.round(performance.now() - began)} ms)`)
        onBuilt()
      } catch (error) {
        console.error(`\n${course} is left as it was:\n${(error as Error).message}\n`)
      }
    }
  }

  private async build(course: string): Promise<void> {
    const file = await this.builder.build(course)
    this.courses.set(
      course,
      indexContent(file, path.join(this.out, 'lessons'), judgeIn(path.join(this.out, 'judges', `${course}.json`))),
    )
  }
}
