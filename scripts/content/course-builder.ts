// Builds courses, and builds one again with only the work that a change makes: files are parsed and lessons compiled once for each
// text they hold.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { BuildFailure } from 'esbuild'
import type { ContentFile, LessonFile } from '#app/content/content-file'
import { assembleContent, assertFaultless, describeLesson } from './assemble-content'
import { markupFaults } from './checks/lesson-body'
import { type CompiledLesson, compileLesson } from './compile-lesson'
import type { ReadMemory } from './course-reader'
import type { CourseSource, LocatedLesson } from './course-source'
import { judgeOfCourse } from './judge/build-judge'
import { readTeaching } from './judge/read-teaching'
import { readContent } from './read-content'
import { standingTranslations } from './translated'

/** esbuild takes a good deal of memory for each bundle. */
const AT_ONCE = 2

/** What the cards inside a lesson are drawn from: with it the module's name changes, so that a drawn page is never old. */
function cardsOf(content: CourseSource): string {
  const { phrases, slots, products, figures, sources } = content
  const drawings = sources.filter(({ file }) => file.endsWith('.svg'))
  return JSON.stringify([phrases.map(({ value }) => value), slots, products, figures, drawings])
}

/** Of a tag that is never closed the compiler says only in words where it stands; it has no better place than the paragraph around it. */
const UNCLOSED = /^(Expected a closing tag for `[^`]*`) \((\d+):/

/** The compiler counts lines from the body's first one. */
function placed(lesson: LocatedLesson, error: unknown): string {
  const first = (error as Partial<BuildFailure>).errors?.[0]
  const last = (first?.text ?? (error as Error).message).trim().split('\n').at(-1)!
  const said = last.trim().replace(/^\d+:\d+(-\d+:\d+)?: /, '')
  const unclosed = UNCLOSED.exec(said)
  const line = Number(unclosed?.[2] ?? first?.location?.line ?? 1)
  return `${lesson.file}:${lesson.bodyLine + line - 1} ${unclosed?.[1] ?? said}`
}

export class CourseBuilder {
  private readonly memory: ReadMemory = new Map()
  private readonly compiled = new Map<string, CompiledLesson & { body: string }>()

  constructor(
    private readonly root: string,
    private readonly out: string,
  ) {}

  /** Removes what an earlier build left. */
  clear(): void {
    for (const folder of ['content', 'judges', 'lessons']) {
      rmSync(path.join(this.out, folder), { recursive: true, force: true })
      mkdirSync(path.join(this.out, folder), { recursive: true })
    }
  }

  /** Writes the course's lessons, then its JSON file. @throws with the first faults when the content is not sound; nothing is written then. */
  async build(course: string): Promise<ContentFile> {
    const read = readContent(this.root, course, this.memory)
    const inEnglish = standingTranslations(read.content).lessons
    assertFaultless([...read.faults, ...[...read.content.lessons, ...inEnglish].flatMap(markupFaults)])
    const cards = cardsOf(read.content)
    const lessons = await this.compileAll(read.content.lessons, cards)
    const englishLessons = await this.compileAll(inEnglish, cards)
    const taught = readTeaching(this.root, read.content)
    const judge = judgeOfCourse(this.root, read.content, taught)
    mkdirSync(path.join(this.out, 'judges'), { recursive: true })
    writeFileSync(path.join(this.out, 'judges', `${course}.json`), JSON.stringify(judge))
    const file = assembleContent(this.root, read, {
      lessons,
      englishLessons,
      judgeVersion: judge.version,
      meaningsInWords: Object.fromEntries(taught.teaching.meanings.map(({ id, about }) => [id, about])),
    })
    writeFileSync(path.join(this.out, 'content', `${course}.json`), JSON.stringify(file))
    return file
  }

  private async compileAll(lessons: readonly LocatedLesson[], cards: string): Promise<LessonFile[]> {
    const queue = [...lessons]
    const written: LessonFile[] = []
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = queue.shift(); next; next = queue.shift())
          written.push(this.write(next, await this.compile(next), cards))
      }),
    )
    return written
  }

  private async compile(lesson: LocatedLesson): Promise<CompiledLesson> {
    const known = this.compiled.get(lesson.file)
    if (known?.body === lesson.body) return known
    try {
      const compiled = await compileLesson(lesson.body, path.join(this.root, path.dirname(lesson.file)))
      this.compiled.set(lesson.file, { ...compiled, body: lesson.body })
      return compiled
    } catch (error) {
      throw new Error(placed(lesson, error))
    }
  }

  private write(lesson: LocatedLesson, { js, toc }: CompiledLesson, cards: string): LessonFile {
    const hash = createHash('sha256').update(js).update(cards).digest('hex').slice(0, 10)
    const moduleFile = `${lesson.value.id}-${hash}.js`
    const at = path.join(this.out, 'lessons', moduleFile)
    if (!existsSync(at)) writeFileSync(at, js)
    return { ...describeLesson(lesson), moduleFile, toc }
  }
}
