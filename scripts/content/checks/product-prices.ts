// A sum beside a product's name that the catalogue does not know: whoever quotes it to a customer has misquoted the shop.
import type { Product, Sku } from '#app/content/product'
import { readNumber } from '../han'
import { type Check, fault } from '../report'
import { topicsOf } from './traditional'

const YUAN = /(\d[\d,]*(?:\.\d+)?)\s?(?:元|块钱)/g
/** Words after which a sum is no price of the product: a freight, a difference, a compensation, somebody else's price. */
const OTHER =
  /减|便宜|赔|补|差|费|少|优惠|券|免|退|省|满|打款|付|涨|降|多|凑|共|合计|加起来|到手|剩|误|怎么|首页|别家|隔壁|要求|平均|折算|每条|每只|以内|以下|预算|毛利|%/
/** What makes another thing of a sum that stands before it. */
const OTHER_AFTER = /^的?(?:店铺)?(?:券|红包|优惠|邮费|运费|差价|小额打款|补偿|赔付)/
const PIECES = /([\d一二两三四五六七八九十]+)\s?(?:套|件|条|只|床|份|双|盏|口|台|顶|个|盒|组|袋|块|单|把)/g
const NEAR = 18

export const checkProductPrices: Check = (content) => {
  const names = namesOf(content.products)
  if (names.size === 0) return []
  const pattern = new RegExp([...names.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')
  return content.sources.flatMap(({ file, text }) => {
    if (/\/shop\/|\/phrases\/(?:meanings|judged|faults)\//.test(file)) return []
    return text.split('\n').flatMap((line, n) =>
      line.split(/[。；？！]/).flatMap((sentence) =>
        misquotes(sentence, pattern, names).map(({ product, says, knows }) =>
          fault({
            file,
            line: n + 1,
            topics: topicsOf(file, content.lessons),
            rule: 'product-price',
            message: `${says} beside ${product.id} ${product.name}, which costs ${knows.join(' or ')}`,
          }),
        ),
      ),
    )
  })
}

function namesOf(products: readonly Product[]): Map<string, Product> {
  return new Map(products.flatMap((one) => [one.name, ...(one.called ?? [])].map((name) => [name, one] as const)))
}

interface Misquote {
  product: Product
  says: number
  knows: number[]
}

function misquotes(sentence: string, pattern: RegExp, names: ReadonlyMap<string, Product>): Misquote[] {
  const sums = [...sentence.matchAll(YUAN)]
  if (sums.length === 0) return []
  const spoken = [...sentence.matchAll(pattern)]
  return sums.flatMap((sum) => {
    const name = nameOf(sum, sums, spoken, sentence)
    const product = name && names.get(name[0])
    if (!product) return []
    const says = Number(sum[1]!.replaceAll(',', ''))
    const knows = pricesOf(product, sentence)
    return allowed(knows, sentence).has(cents(says)) ? [] : [{ product, says, knows }]
  })
}

/** “浴巾 59 元” or “59 元的浴巾”: the name to which a sum belongs, if it belongs to one. */
function nameOf(sum: RegExpMatchArray, sums: RegExpMatchArray[], spoken: RegExpMatchArray[], sentence: string) {
  const start = sum.index!
  const end = start + sum[0].length
  if (OTHER_AFTER.test(sentence.slice(end))) return undefined
  const after = spoken.find((name) => name.index! >= end)
  if (after && /^\s?的?[^，、和加配换或（）\d]{0,6}$/.test(sentence.slice(end, after.index))) {
    const lead = sentence.slice(Math.max(0, start - 6), start)
    return OTHER.test(lead) ? undefined : after
  }
  const before = spoken.filter((name) => name.index! + name[0].length <= start).at(-1)
  if (!before) return undefined
  const gap = sentence.slice(before.index! + before[0].length, start)
  const between = sums.some((other) => other.index! > before.index! && other.index! < start)
  const together = spoken.length > 1 && gap.includes('折')
  return gap.length > NEAR || between || together || OTHER.test(gap) ? undefined : before
}

/** Prices of the size that the sentence names; of every size where it names none. */
function pricesOf(product: Product, sentence: string): number[] {
  const bare = (size: string) => size.split(/\s|床/)[0]!.replace(/cm$/, '')
  const named = product.skus.filter(({ size }) => /\d/.test(size) && sentence.includes(bare(size)))
  const skus: readonly Sku[] = named.length > 0 ? named : product.skus
  return [...new Set(skus.map(({ price }) => price))]
}

/** Each price by itself, times the pieces that are named, and after a named discount. */
function allowed(prices: readonly number[], sentence: string): Set<number> {
  const pieces = [1, ...[...sentence.matchAll(PIECES)].map((match) => readNumber(match[1]!))]
  const discounts = [...sentence.matchAll(/(\d(?:\.\d)?)\s?折/g)].map((match) => Number(match[1]) / 10)
  return new Set(
    prices.flatMap((price) => pieces.flatMap((n) => [1, ...discounts].map((rate) => cents(price * n * rate)))),
  )
}

function cents(yuan: number): number {
  return Math.round(yuan * 100)
}
