// One word per thing: what the house has stopped saying, and what it says instead. The messages are read as they are written,
// so that words inside functions are looked at too.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const FOLDER = path.resolve('app/i18n')

const STOPPED: readonly (readonly [word: RegExp, instead: string])[] = [
  [/你/u, '您'],
  [/下一步：对方/u, '下一步：等 + 角色和姓名'],
  [/判分|由系统判|没判|填量规|量规/u, '评分，评分表'],
  [/过线|到线|没过|(考试|补考)未过|关口未过|未通过|没有通过|没有合格|考试通过|补考通过/u, '合格，未合格'],
  [/未达合格线|未达到?线|达到线/u, '合格线；合格，未合格'],
  [/不再继续/u, '淘汰；对本人：不再留用'],
  [/仓库负责人/u, '仓库主管'],
  [/质检/u, '神秘客户'],
  [/评分人|阅卷人/u, '考核人'],
  [/somebody else'|the other side/i, 'the role and the name'],
  [/\b(final|retake|exam|drill|test)s? failed|failed (final|retake|exam|drill|test)/i, 'not passed'],
  [/below (the|its|their) (pass )?line/i, 'not passed'],
  [/Quality check/i, 'Mystery shopper'],
  [/do(es)? not continue|not continued/i, 'eliminate; to the person: not kept on'],
  [/the \$\{\w+\} (is|are) made/i, 'a sentence that fits one thing and many'],
  [/'Signed'|'signed',/, 'Signed off'],
]

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))

/** The lines of a file without its comments. */
function linesOf(name: string): string[] {
  const text = readFileSync(path.join(FOLDER, name), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, (comment) =>
    comment.replaceAll(/[^\n]/g, ''),
  )
  return text.split('\n').map((line) => line.replace(/^\s*\/\/.*$/, ''))
}

it('finds the messages', () => {
  expect(files.length).toBeGreaterThan(25)
})

it.each(STOPPED)('%s is not said any more: %s', (word) => {
  const found = files.flatMap((name) =>
    linesOf(name).flatMap((line, n) => (word.test(line) ? [`${name}:${n + 1} ${line.trim()}`] : [])),
  )
  expect(found).toEqual([])
})
