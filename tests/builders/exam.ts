import type { Blueprint } from '#app/content/blueprint'
import type { Content } from '#app/content/content.server'
import type { Item, ItemType, Pool } from '#app/content/item'
import type { Answer } from '#app/features/attempts/answer'
import { startAttempt } from '#app/features/attempts/start-attempt.server'
import type { FormContent, FormQuestion } from '#app/features/exam-forms/form-content'
import { loadForm } from '#app/features/exam-forms/forms.server'
import type { Db } from '#db/connect'
import { findAttempt } from '#db/queries/attempts'
import { testContent } from './content'
import type { BuiltEnrolment } from './enrolment'
import { anItem, CANARY } from './items'

const TYPES: ItemType[] = ['single', 'multiple', 'truefalse', 'fill', 'order', 'scenario']

/** As many items of every type in a pool, each of a family of its own. */
export function aPool(pool: Pool, perType: number, offset = 0): (Item & { topic: string })[] {
  return TYPES.flatMap((type, t) =>
    Array.from({ length: perType }, (_, n) => {
      const number = String(offset + t * perType + n + 1).padStart(3, '0')
      const id = `T01-${pool}-${number}`
      return { ...anItem(type, { id, pool, family: `t01-${pool.toLowerCase()}-${number}` }), topic: 'T01' }
    }),
  )
}

const common = {
  version: 1,
  minutes: 60,
  passPercent: 70,
  window: {},
  topics: { T01: 7 },
  types: { single: 2, multiple: 1, truefalse: 1, orderMatch: 1, fill: 1, scenario: 1 },
  difficulty: { easy: 40, medium: 45, hard: 15 },
  points: { item: 1, scenario: 4 },
} as const

export const BLUEPRINTS = {
  stage: { ...common, id: 'd05-stage', title: '阶段考试', kind: 'stage', activity: 'D05-2', pool: 'S', markers: 1 },
  makeup: { ...common, id: 'd05-makeup', title: '补考', kind: 'makeup', activity: 'D05-2', pool: 'S', markers: 1 },
  short: {
    ...common,
    id: 'd06-stage',
    title: '无情境题',
    kind: 'stage',
    activity: 'D06-1',
    pool: 'S',
    markers: 1,
    topics: { T01: 6 },
    types: { ...common.types, scenario: 0 },
  },
  final: { ...common, id: 'd22-final', title: '转正考试', kind: 'final', activity: 'D22-1', pool: 'F', markers: 2 },
  retake: { ...common, id: 'retake', title: '转正补考', kind: 'retake', activity: 'D23-3', pool: 'R', markers: 2 },
} satisfies Record<string, Blueprint>

/** The real course with a small bank of its own: every pool just large enough to matter. */
export function examContent(change: { items?: Content['items'] } = {}): Content {
  const items = change.items ?? [...aPool('S', 4), ...aPool('F', 3), ...aPool('R', 3), ...aPool('P', 2)]
  const blueprints = Object.values(BLUEPRINTS)
  return {
    ...testContent(),
    items,
    blueprints,
    blueprintById: new Map(blueprints.map((blueprint) => [blueprint.id, blueprint])),
  }
}

/** Begins the exam for the trainee. @throws when it is refused. */
export async function anAttempt(
  db: Db,
  enrolment: BuiltEnrolment,
  wish: { exam: keyof typeof BLUEPRINTS; now: number; content?: Content },
): Promise<{ id: string; form: FormContent; deadlineAt: number }> {
  const outcome = await startAttempt(db, {
    actor: { id: enrolment.trainee.id, requestId: null },
    now: wish.now,
    enrolmentId: enrolment.id,
    blueprint: BLUEPRINTS[wish.exam],
    content: wish.content ?? examContent(),
  })
  if (!outcome.ok) throw new Error(`The start was refused: ${outcome.reason}`)
  const attempt = (await findAttempt(db, outcome.value.attemptId))!
  return { id: attempt.id, form: await loadForm(db, attempt.form_id), deadlineAt: attempt.deadline_at }
}

/** The answer that scores in full (scenarios: any text). */
export function rightAnswer({ item, shown }: FormQuestion): Answer {
  switch (item.type) {
    case 'single':
      return { type: 'single', choice: shown.findIndex((part) => item.options[part]?.correct) }
    case 'multiple':
      return { type: 'multiple', choices: shown.flatMap((part, n) => (item.options[part]?.correct ? [n] : [])) }
    case 'truefalse':
      return { type: 'truefalse', answer: item.answer }
    case 'fill':
      return { type: 'fill', blanks: item.blanks.map(() => CANARY) }
    case 'order':
      return { type: 'order', places: shown.map((part) => part + 1) }
    case 'match':
      return { type: 'match', rights: item.pairs.map((_, n) => shown.indexOf(n)) }
    case 'scenario':
      return { type: 'scenario', text: '您好,我马上核实。' }
  }
}
