import type { Item, ItemType, Pool } from '#app/content/item'
import type { FormQuestion } from '#app/features/exam-forms/form-content'

/** Stands in everything that a trainee must not see before the release. */
export const CANARY = 'KEY-7f3a'

/** A sound item of the type; texts that are keys, explanations or rubrics carry the canary. */
export function anItem<T extends ItemType>(
  type: T,
  wish: { id?: string; family?: string; pool?: Pool } = {},
): Extract<Item, { type: T }> {
  const id = wish.id ?? 'T01-S-001'
  const common = {
    id,
    family: wish.family ?? `t01-${id.toLowerCase()}`,
    pool: wish.pool ?? 'S',
    day: 1,
    difficulty: 'medium',
    cognition: 'knowledge',
    stem: `题干 ${id} ____`,
    explanation: `${CANARY} 说明`,
    lesson: 'd01-company',
    source: ['SHOP'],
    grade: 'shop',
  } satisfies Omit<Extract<Item, { type: 'truefalse' }>, 'type' | 'answer'>
  const options = (right: readonly number[]) =>
    Array.from({ length: 4 }, (_, n) => ({
      text: `选项 ${n}`,
      why: `${CANARY} 因为 ${n}`,
      ...(right.includes(n) ? { correct: true as const } : { tempts: `${CANARY} 诱因 ${n}` }),
    }))
  const items: { [K in ItemType]: Extract<Item, { type: K }> } = {
    single: { ...common, type: 'single', options: options([0]) },
    multiple: { ...common, type: 'multiple', options: options([0, 2]) },
    truefalse: { ...common, type: 'truefalse', answer: true },
    fill: { ...common, type: 'fill', blanks: [{ accept: [CANARY, '24小时'] }] },
    order: { ...common, type: 'order', steps: ['第一步', '第二步', '第三步'] },
    match: {
      ...common,
      type: 'match',
      pairs: [
        { left: '左一', right: '右一' },
        { left: '左二', right: '右二' },
        { left: '左三', right: '右三' },
      ],
      distractors: ['右四'],
    },
    scenario: {
      ...common,
      type: 'scenario',
      rubric: {
        facts: [`${CANARY} 事实`],
        steps: [`${CANARY} 步骤`],
        tone: [`${CANARY} 语气`],
        next: [`${CANARY} 下一步`],
      },
      model: `${CANARY} 参考回复`,
    },
  }
  return items[type]
}

/** The item as a form shows it, its parts in the order given (as they stand when left out). */
export function aQuestion(
  item: Item,
  wish: { position?: number; shown?: number[]; points?: number } = {},
): FormQuestion {
  const parts =
    item.type === 'single' || item.type === 'multiple'
      ? item.options.length
      : item.type === 'order'
        ? item.steps.length
        : item.type === 'match'
          ? item.pairs.length + (item.distractors?.length ?? 0)
          : 0
  return {
    position: wish.position ?? 1,
    item,
    topic: item.id.slice(0, 3),
    points: wish.points ?? (item.type === 'scenario' ? 4 : 1),
    shown: wish.shown ?? Array.from({ length: parts }, (_, n) => n),
  }
}
