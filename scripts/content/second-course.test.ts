// A course is a folder of data: one of two days, unlike the real one in everything, is found, checked, built and loaded.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadContent, loadCourses } from '#app/content/content.server'
import { CHECKS } from './checks/index'
import { chooseCourses } from './choose-courses'
import { CourseBuilder } from './course-builder'
import { readContent } from './read-content'

const FIXTURES = resolve(import.meta.dirname, '../../tests/fixtures')
const ROOT = resolve(import.meta.dirname, '../..')

let root: string
let out: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'two-courses-'))
  out = join(root, 'build')
  cpSync(join(FIXTURES, 'content'), join(root, 'content'), { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function rename(course: string, as: string) {
  for (const folder of ['courses', 'exams'])
    cpSync(join(root, 'content', folder, course), join(root, 'content', folder, as), { recursive: true })
  for (const file of ['course.yaml', 'plan.yaml']) {
    const at = join(root, 'content/courses', as, file)
    writeFileSync(at, readFileSync(at, 'utf8').replace(`: ${course}\n`, `: ${as}\n`))
  }
}

describe('a second course', () => {
  it('is found by its folder', () => {
    expect(chooseCourses(FIXTURES)).toEqual(['tea-house'])
    expect(chooseCourses(ROOT)).toEqual(['cs-onboarding'])
    expect(() => chooseCourses(FIXTURES, ['tea-hose'])).toThrow('there are: tea-house')
  })

  it('is sound by the checks of every course and by what it promises itself', () => {
    const { content, faults } = readContent(FIXTURES, 'tea-house')
    expect([...faults, ...CHECKS.flatMap((check) => check(content, { today: '2026-12-01' }))]).toEqual([])
  })

  it('must be called what its folder is called', () => {
    cpSync(join(root, 'content/courses/tea-house'), join(root, 'content/courses/tea-room'), { recursive: true })
    const { faults } = readContent(root, 'tea-room')
    expect(faults.map(({ message }) => message)).toEqual([
      'id tea-house lies in the folder tea-room',
      'is the plan of tea-house',
    ])
    rmSync(join(root, 'content/courses/tea-room'), { recursive: true })
  })

  it('is checked by name or with all others', () => {
    const check = (...args: string[]) =>
      spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/author/check-content.ts', ...args], {
        cwd: ROOT,
        encoding: 'utf8',
      })
    const sound = check('--root', FIXTURES, '--course', 'tea-house', '--today', '2026-12-01')
    expect(sound.stdout).toContain('tea-house: 0 faults, 0 warnings')
    expect(sound.status).toBe(0)
    const unknown = check('--root', FIXTURES, '--course', 'tea-hose')
    expect(unknown).toMatchObject({ status: 1, stdout: '' })
    expect(unknown.stderr).toContain('there are: tea-house')
  }, 60_000)

  it('is built beside the first and loaded by its name', async () => {
    rename('tea-house', 'coffee-house')
    const builder = new CourseBuilder(root, out)
    builder.clear()
    for (const course of chooseCourses(root)) await builder.build(course)
    const { content } = readContent(root, 'tea-house')
    expect(content.sources.filter(({ file }) => !file.includes('/tea-house/'))).toEqual([])
    const courses = loadCourses(out)
    expect([...courses.keys()]).toEqual(['coffee-house', 'tea-house'])
    expect(courses.get('tea-house')).toMatchObject({
      course: { id: 'tea-house', zone: 'Asia/Kuala_Lumpur', trainingDays: 2 },
      lessons: [{ id: 'd01-leaves', toc: [{ text: '三种茶' }, { text: '常见错误' }] }],
    })
    expect(courses.get('tea-house')!.activityById.get('D02-1')).toMatchObject({ day: 2, type: 'exam' })
    expect(courses.get('tea-house')!.course).not.toHaveProperty('expects')
    expect(loadContent(out).course.id).toBe('coffee-house')
  })
})

describe('building again', () => {
  const lesson = () => join(root, 'content/courses/tea-house/days/day-01/d01-leaves.zh-CN.mdx')
  const phrases = () => join(root, 'content/courses/tea-house/phrases/welcome.yaml')
  const modules = () => readdirSync(join(out, 'lessons'))
  function edit(file: string, from: string, to: string) {
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
  }

  it('gives a lesson a new module when its text or a card it may show has changed, and else the same', async () => {
    const builder = new CourseBuilder(root, out)
    builder.clear()
    const first = await builder.build('tea-house')
    expect(await builder.build('tea-house')).toEqual(first)
    expect(modules()).toHaveLength(1)
    edit(lesson(), '三种茶分开放', '三种茶都要分开放')
    const second = await builder.build('tea-house')
    expect(second.lessons[0]!.text).toContain('三种茶都要分开放')
    edit(phrases(), '先把人迎进来', '先把客人迎进来')
    const third = await builder.build('tea-house')
    expect(new Set([first, second, third].map(({ lessons }) => lessons[0]!.moduleFile)).size).toBe(3)
    expect(third.hash).not.toBe(second.hash)
  })

  it('says where the fault is and leaves what was built before', async () => {
    const builder = new CourseBuilder(root, out)
    builder.clear()
    await builder.build('tea-house')
    const before = readFileSync(join(out, 'content/tea-house.json'), 'utf8')
    edit(lesson(), '## 三种茶', '## 三种茶 {')
    await expect(builder.build('tea-house')).rejects.toThrow('d01-leaves.zh-CN.mdx:18 ')
    edit(lesson(), '## 三种茶 {', '## 三种茶')
    edit(phrases(), 'stage: pre', 'stage: before')
    await expect(builder.build('tea-house')).rejects.toThrow('phrases/welcome.yaml:5 QR-01 phrases.0.stage')
    expect(readFileSync(join(out, 'content/tea-house.json'), 'utf8')).toBe(before)
  })
})
