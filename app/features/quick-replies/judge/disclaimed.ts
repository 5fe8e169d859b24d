// Decides what a clause only names in order not to say it: of whoever does not dare to say that it leaves today nobody may hear a promise.
import { type Clause, QUANTITY_SIGN } from './clauses'

/** May stand between the no and what is not said: to whom, how and when. */
const LIGHT = `(?:跟|给|向|对|和|您|你|大家|顾客|我们|我|咱|也|都|就|先|再|随便|随口|轻易|直接|口头|当场|马上|现在|这么|这样|这会儿|把话|百分百|100%|${QUANTITY_SIGN.moment})*`
const VOWS = '(?:打包票|打保票|保证|承诺|答应|应承|担保|许诺|拍胸脯|拍板|夸口|断言)'
/** 说好了 tells what was said, 说明 and 说法 are other words. */
const NOT_ON = '(?!好|了|明|法|话|清|一声)'
const SAYS = `(?:说|讲|肯定|确定)(?!过)${NOT_ON}`
const CANNOT =
  '(?:不(?:敢|能|好|会|便|方便|可以|可能|可|该|应该|是)+|没(?:有)?(?:办法|法子|法|人能|人敢|敢|把握)|无法|未能|未敢|难以|很难|(?:怎么|怎|哪里|哪儿|哪|谁|岂)(?:敢|能|可能|可以|会|好))'
const DISCLAIMS = new RegExp(
  [
    `${CANNOT}${LIGHT}(?:${VOWS}|${SAYS})`,
    `(?:不|没有|没|未曾|未)${LIGHT}${VOWS}`,
    `(?:没有|没)${LIGHT}(?:说|讲)${NOT_ON}`,
    '(?:保证|承诺|答应|担保|肯定|确定|说)不(?:了|准|好|定|得|出)',
    '打不了[包保]票|不一定|未必|不见得|难说|难保',
  ].join('|'),
  'g',
)
/** A bare no before saying, 不说今天一定发, reaches only what is said at once: 不说假话 and 要不说 turn nothing down. */
const BARE = new RegExp(`(?<!要|话)不${LIGHT}(?:说|讲)${NOT_ON}`, 'g')
const SURELY = new RegExp(`^(?:${LIGHT})(?:一定|肯定|绝对|保证|准保|铁定|必定)*$`)
/** 敢不敢 asks; 不会不 and 哪能不 say it after all. */
const TAKES_NO_BACK =
  /(?:不可能|不会|不能|不得|不可|没有|没人|岂|难道|(?:怎么|怎|哪里|哪儿|哪|岂|难道)(?:可能|可以|能|会|敢|可|有|好意思|舍得)+)$/
/** From here on it is said again what does hold. */
const TURNS = new RegExp(
  `但|可是|不过|而是|只是|只能|只敢|只有|只会|的话|不然|要么|尽量|争取|一般|通常|大概|预计|正常|我(?:们)?(?:会|来|先|帮|${QUANTITY_SIGN.moment}|${QUANTITY_SIGN.span})|请|麻烦|建议`,
)
/** What was named may come first: 今天一定发这话我不敢说. */
const LATE = /^(?:这(?:种|句)?话|这个|这点|那个)?(?:我们|我|店里|客服|谁)?(?:也|都|可|真的|真|实在)*$/

function framesIn({ typed, isQuestion }: Clause, pattern: RegExp): { from: number; to: number }[] {
  return [...typed.matchAll(pattern)].flatMap(({ 0: words, index: from }) => {
    const isChoice = words.startsWith('不') && from > 0 && typed[from - 1] === words[1]
    const remindsOf = words.startsWith('不是') && isQuestion
    return isChoice || remindsOf || TAKES_NO_BACK.test(typed.slice(0, from)) ? [] : [{ from, to: from + words.length }]
  })
}

/** Whether what stands between these two places of `typed` belongs to what the clause does not dare to say. */
export function isDisclaimed(clause: Clause, start: number, end: number): boolean {
  return framesIn(clause, DISCLAIMS).some(({ from, to }) => {
    const turn = clause.typed.slice(to).search(TURNS)
    const until = turn < 0 ? clause.typed.length : to + turn
    // Within the words of a match the no stands in their gap: 今天 … 不敢说 … 一定发.
    const isReached = start > from ? start < until : start < from && to < end && end <= until
    return isReached || (end <= from && to === clause.typed.length && LATE.test(clause.typed.slice(end, from)))
  })
}

/** Whether somebody only says that they do not say it. */
export function isLeftUnsaid(clause: Clause, start: number): boolean {
  return framesIn(clause, BARE).some(({ to }) => to <= start && SURELY.test(clause.typed.slice(to, start)))
}

const LAST_NO = /(?:不|没有|没|别)[^不没别]{0,4}$/

/** A no that is taken back by another one, or by a question nobody wants answered: 怎么可能不给您发. */
export function isTakenBack(text: string, at: number): boolean {
  const before = text.slice(0, at)
  const no = before.match(LAST_NO)
  return no !== null && TAKES_NO_BACK.test(before.slice(0, no.index))
}
