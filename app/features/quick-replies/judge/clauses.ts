// Decides where a reply's clauses begin and end, what is asked in them, and what is only quoted: a point or a fault counts where it is said.
import { normaliseReply } from './normalise'
import { findQuantities, type Quantity, type QuantityKind } from './quantities'

export interface Clause {
  /** As normalised. */
  text: string
  /** The same with every quantity as one sign of its kind, for patterns. */
  typed: string
  /** For each sign of `typed`, where it stands in `text`; one more for the end. */
  places: number[]
  quantities: Quantity[]
  message: number
  isQuestion: boolean
}

/** Signs of the private use area stand for quantities while patterns are looked for. */
export const QUANTITY_SIGN: Readonly<Record<QuantityKind, string>> = {
  moment: '\ue001',
  span: '\ue002',
  amount: '\ue003',
  measure: '\ue004',
}

const ENDS = /[,，。;；!！?？…\n]|(?<![\d.])\.(?!\d)|、(?=[^、]{6})/
/** Whose words they are: what is in marks after “you said” or “the page says” is not what the writer says. */
const QUOTE = /"[^"]{1,80}"/g
const TOLD =
  /(?:您|你)(?:刚才|之前|前面)?(?:说|讲|写|问|提|发)(?:的|到|过|了)*[:：]?$|(?:页面|系统|详情页|规则|聊天记录)(?:上|里)?(?:写|显示|提示|说)(?:的|着)*[:：]?$/
const ASKS =
  /(?:吗|么|呢|嘛|不)\s*[?~]?$|[?]$|是不是|要不要|能不能|可不可以|方不方便|有没有(?!问题)|哪(?:款|个|里|一|种|些)|什么|多少|几(?:位|个|件|号|点)|怎么/

function cutQuotes(message: string): string {
  return message.replace(QUOTE, (quote, at: number) => (TOLD.test(message.slice(0, at)) ? '"_"' : quote.slice(1, -1)))
}

function split(message: string): { text: string; end: string }[] {
  const parts: { text: string; end: string }[] = []
  let rest = message
  for (;;) {
    const at = rest.search(ENDS)
    if (at < 0) break
    parts.push({ text: rest.slice(0, at), end: rest[at] ?? '' })
    rest = rest.slice(at + 1)
  }
  parts.push({ text: rest, end: '' })
  return parts.filter(({ text }) => text.trim() !== '')
}

function typedOf(text: string, quantities: readonly Quantity[]): { typed: string; places: number[] } {
  let typed = ''
  const places: number[] = []
  let at = 0
  for (const quantity of quantities) {
    for (; at < quantity.start; at++) {
      typed += text[at]
      places.push(at)
    }
    typed += QUANTITY_SIGN[quantity.kind]
    places.push(quantity.start)
    at = quantity.end
  }
  for (; at < text.length; at++) {
    typed += text[at]
    places.push(at)
  }
  places.push(text.length)
  return { typed, places }
}

/** Several messages in a row are one reply; a clause never goes over the end of a message. */
export function clausesOf(reply: string): Clause[] {
  return normaliseReply(reply).flatMap((line, message) =>
    split(cutQuotes(line)).map(({ text, end }) => {
      const quantities = findQuantities(text)
      return {
        text,
        ...typedOf(text, quantities),
        quantities,
        message,
        isQuestion: end === '?' || end === '？' || ASKS.test(text),
      }
    }),
  )
}
