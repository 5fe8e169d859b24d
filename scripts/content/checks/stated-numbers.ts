// A figure in a text that the settings contradict: what people read and sign has to be what the product does.
import type { Blueprint } from '#app/content/blueprint'
import type { Activity } from '#app/content/plan'
import { DISPUTE_WORKDAYS, RULING_WORKDAYS } from '#app/features/conduct/dispute'
import { APPEAL_WORKDAYS } from '#app/rules/appeal-window'
import { CONDUCT_START, CONDUCT_TALK, CONDUCT_WARNING } from '#app/rules/conduct-points'
import type { CourseSource } from '../course-source'
import { HAN_NUMBER, readNumber } from '../han'
import { type Check, fault, type Judged } from '../report'

interface Said {
  /** The words in which the figure stands. */
  words: string
  says: number
  /** What the settings allow; one of them is enough. */
  allowed: readonly number[]
}

const N = HAN_NUMBER

/** Words that have one meaning wherever they stand; each group of the pattern is one number. */
function fixedSayings({ course, promotion }: CourseSource): [RegExp, readonly number[]][] {
  const rights: [RegExp, readonly number[]][] = [
    [new RegExp(`(?:评分|成绩)[^。；]{0,12}公布后(${N})个工作日`, 'gu'), [APPEAL_WORKDAYS]],
    [new RegExp(`行为分[^。；，]{0,3}每月从?(${N})分`, 'gu'), [CONDUCT_START]],
    [new RegExp(`剩(${N})分或更少，?师傅`, 'gu'), [CONDUCT_WARNING]],
    [new RegExp(`剩(${N})分或更少，?主管`, 'gu'), [CONDUCT_TALK]],
    [new RegExp(`记分有异议[^。；]{0,4}(${N})个工作日`, 'gu'), [DISPUTE_WORKDAYS]],
    [new RegExp(`主管(${N})个工作日内给出结果`, 'gu'), [RULING_WORKDAYS]],
    [new RegExp(`(${N})个训练日`, 'gu'), course ? [course.value.trainingDays] : []],
    [new RegExp(`入职(${N})天内走完`, 'gu'), course ? [course.value.finishWithinCalendarDays] : []],
  ]
  if (!promotion) return rights
  const { weights, dailyState, ...rest } = promotion.value
  return [
    ...rights,
    [
      new RegExp(`笔试(${N})、口试(${N})、平时状态(${N})、实操[^\\d，。；]*?(${N})`, 'gu'),
      [weights.written, weights.oral, weights.dailyState, weights.evidence],
    ],
    [
      new RegExp(`观察表、出勤和行为分[^。；]*?比例(${N})、(${N})、(${N})`, 'gu'),
      [dailyState.sheets, dailyState.attendance, dailyState.conduct],
    ],
    [new RegExp(`最近(${N})张观察表`, 'gu'), [rest.dailyStateSheets]],
    [new RegExp(`实操的?合格线(${N})`, 'gu'), [rest.practicalPassPercent]],
    [new RegExp(`专项培训开始的?(${N})天之?后|培训开始满(${N})天`, 'gu'), [rest.retakeAfterDays]],
    [new RegExp(`关口的?(?:结论|决定)[^，。；]{0,8}(${N})个工作日内`, 'gu'), [rest.decideWithinWorkdays]],
    [new RegExp(`(${N})天后(?:再考|用另一套)`, 'gu'), [rest.retakeAfterDays]],
    [new RegExp(`试用期满?(${N})个月后转正`, 'gu'), [rest.probationMonths]],
  ]
}

function fixedIn(text: string, sayings: readonly [RegExp, readonly number[]][]): Said[] {
  return sayings.flatMap(([pattern, wanted]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const figures = match.slice(1).filter((figure) => figure !== undefined)
      return figures.map((figure, n) => {
        const only = wanted[figures.length > 1 ? n : 0]
        return { words: match[0], says: readNumber(figure), allowed: only === undefined ? [] : [only] }
      })
    }),
  )
}

/** What the rows of a day ask for, by the word under which a text speaks of it. */
function linesOfDay(rows: readonly Activity[], { blueprints }: CourseSource): Record<string, number[]> {
  const of = (...types: Activity['type'][]) => rows.filter((row) => types.includes(row.type))
  const settings = (row: Activity) => row.settings as Record<string, unknown>
  const numbers = (list: readonly Activity[], name: string) =>
    list.map((row) => settings(row)[name]).filter((value) => typeof value === 'number')
  const papers = of('exam').flatMap((row) => blueprints.filter((b) => b.value.id === settings(row).exam))
  const written = papers.map((paper) => paper.value.passPercent)
  return {
    笔试: written,
    综合考试: written,
    基本能力: written,
    短语: numbers(of('phrase-drill'), 'passPercent'),
    口试: numbers(of('oral', 'exam'), 'passPercent'),
    电话: numbers(of('phone'), 'passPercent'),
    打字: numbers(of('typing'), 'passSpeed'),
    观察表: numbers(of('live'), 'expectPercent'),
    快: numbers(of('phrase-drill'), 'fasterPercent'),
  }
}

const DAYS = '第(\\d+(?:、\\d+)*)天'
/** A day, or a word and its figure; the day that was named last in the line is meant. */
const BY_DAY = new RegExp(
  `${DAYS}|(笔试|综合考试|基本能力|短语|口试|电话)[^\\d。；第]{0,14}(?:\\d+题，)?(\\d+)分|(打字)[^\\d。；第]{0,10}(\\d+)个正确字|(快)(\\d+)%`,
  'gu',
)
const SHEET_OF_DAY = /第(\d+)天(\d+)分/gu

type Lines = ReadonlyMap<number, Record<string, number[]>>

function sheetsIn(text: string, lines: Lines): Said[] {
  return [...text.matchAll(SHEET_OF_DAY)].map(([words, day, says]) => ({
    words,
    says: Number(says),
    allowed: lines.get(Number(day))?.观察表 ?? [],
  }))
}

function byDayIn(text: string, lines: Lines): Said[] {
  let days: number[] = []
  const found: Said[] = []
  for (const [words, named, ...pairs] of text.matchAll(BY_DAY)) {
    if (named !== undefined) {
      // “Faster than on day 3” compares; it does not speak of day 3.
      if (!text.includes(`比${words}`)) days = named.split('、').map(Number)
      continue
    }
    const [kind, says] = pairs.filter((part) => part !== undefined) as [string, string]
    const allowed = days.flatMap((day) => lines.get(day)?.[kind] ?? [])
    found.push({ words, says: Number(says), allowed })
  }
  return found
}

/** A table of what is sat says its line in the last column; it need not say of which day. */
const TABLE_ROW = /^\|(笔试|口试|短语)\|.*\|(\d+)[^|\d]*\|$/u

function tableIn(text: string, lines: Lines): Said[] {
  const [words, kind, says] = TABLE_ROW.exec(text) ?? []
  if (words === undefined || kind === undefined) return []
  return [{ words, says: Number(says), allowed: [...lines.values()].flatMap((day) => day[kind] ?? []) }]
}

/** A paper is described by its minutes and questions. */
const PAPER = /(\d+)分钟，(\d+)题/gu

function papersIn(text: string, { blueprints }: CourseSource): Said[] {
  return [...text.matchAll(PAPER)].map(([words, minutes, questions]) => ({
    words,
    says: Number(questions),
    allowed: blueprints.filter((b) => b.value.minutes === Number(minutes)).map((b) => sizeOf(b.value)),
  }))
}

/** How many questions the brief of an exam promises. */
const QUESTIONS = new RegExp(`(${N})(?:道)?题`, 'u')

function briefsOf({ plan, planLines, blueprints }: CourseSource): Judged[] {
  return (plan?.value.days ?? []).flatMap(({ activities }) =>
    activities.flatMap((row) => {
      const paper = row.type === 'exam' && blueprints.find((b) => b.value.id === row.settings.exam)
      const said = paper && QUESTIONS.exec(row.brief)
      if (!said || readNumber(said[1]!) === sizeOf(paper.value)) return []
      const line = planLines.get(row.id) ?? 1
      return [
        told(
          { file: plan!.file, line },
          { words: said[0], says: readNumber(said[1]!), allowed: [sizeOf(paper.value)] },
        ),
      ]
    }),
  )
}

function sizeOf({ topics }: Blueprint): number {
  return Object.values(topics).reduce((sum, n) => sum + n, 0)
}

function told(at: { file: string; line: number }, { words, says, allowed }: Said): Judged {
  const settings = [...new Set(allowed)].join(' or ')
  return fault({ ...at, rule: 'stated-number', message: `“${words}” says ${says}, the settings say ${settings}` })
}

/** Blanks beside figures are a matter of taste. */
function flat(line: string): string {
  return line.replaceAll(/[\s*]/gu, '')
}

export const checkStatedNumbers: Check = (content) => {
  const sayings = fixedSayings(content)
  const lines = new Map(content.plan?.value.days.map((day) => [day.day, linesOfDay(day.activities, content)]))
  const found = content.sources.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, n) => {
      const words = flat(line)
      const said = [
        ...fixedIn(words, sayings),
        ...(words.includes('观察表：') ? sheetsIn(words, lines) : []),
        ...byDayIn(words, lines),
        ...tableIn(words, lines),
        ...papersIn(words, content),
      ]
      return said
        .filter(({ says, allowed }) => allowed.length > 0 && !allowed.includes(says))
        .map((one) => told({ file, line: n + 1 }, one))
    }),
  )
  return [...found, ...briefsOf(content)]
}
