// Decides which parts of the shop's format a note lacks: [日期][客服][类别] 内容 | 承诺 | 截止. What the parts are worth is for a person to say.

export const NOTE_PARTS = ['date', 'agent', 'category', 'content', 'promise', 'deadline'] as const
export type NotePart = (typeof NOTE_PARTS)[number]

export const FLAGS = ['red', 'yellow', 'green', 'blue', 'purple'] as const

const MONTH_AND_DAY = /^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/
/** Words that name nobody, and no time. */
const NOBODY = ['客服', '我', '本人', '名字']
const NO_TIME = /^(尽快|马上|稍后|待定|无|不限)$/
/** Written in full width as often as not. */
const IN_BRACKETS = /^\s*[[［【]([^\]］】]*)[\]］】]/

function headOf(text: string): { head: string[]; rest: string } {
  const head: string[] = []
  let rest = text.normalize('NFC')
  for (let found = IN_BRACKETS.exec(rest); found && head.length < 3; found = IN_BRACKETS.exec(rest)) {
    head.push((found[1] ?? '').trim())
    rest = rest.slice(found[0].length)
  }
  return { head, rest }
}

/** In the order of the format; empty for a note that has them all. */
export function missingNoteParts(text: string): NotePart[] {
  const { head, rest } = headOf(text)
  const [date = '', agent = '', category = ''] = head
  const [content = '', promise = '', deadline = ''] = rest.split(/[|｜]/).map((part) => part.trim())
  const there: Record<NotePart, boolean> = {
    date: MONTH_AND_DAY.test(date),
    agent: agent !== '' && !NOBODY.includes(agent),
    category: category !== '',
    content: content !== '',
    promise: promise !== '',
    deadline: deadline !== '' && !NO_TIME.test(deadline),
  }
  return NOTE_PARTS.filter((part) => !there[part])
}
