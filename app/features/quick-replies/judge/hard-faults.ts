// Decides which red lines a reply crosses: each kind has a finder of its own, because each is disguised in its own way. What is
// refused, quoted or asked back crosses nothing; what may be either goes to a person.

import type { HardFaultKind } from '#app/content/fault-kinds'
import type { Clause } from './clauses'
import { isDenied } from './patterns'

export interface HardFault {
  kind: HardFaultKind
  /** The words it was seen in. */
  saw: string
  /** False: a person looks before it counts. */
  sure: boolean
}

/** Numbers said sign by sign, with whatever is put between them. */
const SIGNS: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  洞: '0',
  一: '1',
  幺: '1',
  壹: '1',
  二: '2',
  两: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  拐: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  勾: '9',
  玖: '9',
  '①': '1',
  '②': '2',
  '③': '3',
  '④': '4',
  '⑤': '5',
  '⑥': '6',
  '⑦': '7',
  '⑧': '8',
  '⑨': '9',
}

/** A row of figures of at least seven, however they are written or parted. */
export function findNumberRows(text: string): string[] {
  const plain = [...text.normalize('NFKC')].map((sign) => SIGNS[sign] ?? sign).join('')
  return [...plain.matchAll(/\d(?:[\s\-_.·*,，、~加然后杠空]{0,2}\d){6,}/g)].map((m) => m[0].replace(/\D/g, ''))
}

const PLATFORM =
  '(?:微信|v信|v\\s?x|wx|w信|威信|薇信|薇(?![安妮娜])|徽信|徵信|绿泡泡|绿色(?:软件|聊天)|小绿|卫星|微❤|微(?=号|我|聊)|扣扣|qq|企鹅|叩叩|球球|抖音|小红书|小红薯|拼多多|拼夕夕|pdd|咸鱼|闲鱼|支付宝账号|电报|tg|飞信|钉钉|私聊软件|朋友圈|公众号|二维码|个人码)'
const ADDS = '(?:加|扫|留|发|给|用|上|去|走|转|私|找|聊|联系|搜|关注|来)'
const MOVES = new RegExp(`${ADDS}[^,。]{0,8}${PLATFORM}|${PLATFORM}[^,。]{0,10}(?:${ADDS}|号|便宜|优惠|更快|是)`, 'i')
const PRIVATE_PAY =
  /(?:转(?:账|给我|我)|打(?:给我|我卡)|私下(?:付|转|收)|线下(?:付|交易|转)|直接付我|付我(?:个人)?|收款码|银行卡号|红包(?:给|转))/
const OUTSIDE_DEAL =
  /(?:站外|平台外|不走(?:平台|淘宝|天猫|订单)|绕开平台|店外|线下)(?:[^,。]{0,10})(?:买|拍|付|交易|便宜|优惠|成交|给您)/

const REWARD = '(?:返|红包|现金|奖励|补贴|送您?|退您?|给您?(?=.{0,4}(?:元|块|\\d))|\\d+(?:元|块)|小礼物|赠品|优惠券)'
const REVIEW = '(?:好评|5星|五星|五分|满分评价|评价|追评|晒图|差评|评论|中评)'
const PAID_REVIEW = new RegExp(
  `${REVIEW}[^。]{0,24}${REWARD}|${REWARD}[^。]{0,24}${REVIEW}|(?:改|删|撤|去掉)(?:了|一下|成|掉)?[^,。]{0,6}${REVIEW}|${REVIEW}[^,。]{0,6}(?:改成|改一下|删掉|删了|撤掉)`,
)

const REASON = '(?:退款原因|退货原因|原因|理由)'
const OTHER_REASON = new RegExp(
  `${REASON}[^。]{0,12}(?:选|写|填|改|换)[^。]{0,14}(?:不想要|不喜欢|拍错|多拍|7天|七天|无理由|其他|协商|个人|尺码|别的)|(?:选|写|填|改成|换成|勾)[^。]{0,6}(?:不想要|不喜欢|拍错|多拍|7天无理由|七天无理由|不是质量|个人原因)[^。]{0,12}`,
)

const OTHERS_DATA =
  /(?:他|她|对方|同事|老公|老婆|您朋友|这位|那位|上一位|收件人|买家|别的顾客|另一位(?:顾客)?|邻居)[^,。]{0,10}(?:电话|手机号?|号码|地址|住在?|姓名|买了|拍了|下单)/

const INSULT =
  /(?:有病|脑子|脑残|傻(?!瓜式)|白痴|智障|神经病|滚(?!筒|动|轮|烫)|闭嘴|穷(?!尽)|买不起|土包子|乡巴佬|不要脸|贱|泼妇|无赖|讹(?!误)|碰瓷|没文化|没素质|文盲|眼瞎|瞎了|聋|矫情|事儿?多|难伺候|活该|去死(?!皮)|有毛病|毛病真多|杠精|戏精|玻璃心|垃圾人)/

const INVENTED =
  /(?:规定|规则|本店|店里|公司|我们这边|系统)[^,。]{0,12}(?:概不|一律不|不给|不予|不支持|不能|拒绝)[^,。]{0,8}(?:退|换|赔|补|开票|发票|投诉|评价)|特价(?:商品)?(?:一律|概)?不(?:退|换)|拆(?:了|封|开)(?:就|一律|概)?不(?:能)?(?:退|换)|(?:过|超过)[^,。]{0,6}(?:就|一律)?(?:作废|不认)|扣(?:您)?[^,。]{0,6}(?:手续费|折旧费|违约金|服务费)/

/** What a colleague says who keeps to the rule: not what is counted. */
const REFUSES = /(?:不(?:能|可以|会|让|允许|方便|好|支持|建议|加|用)|没法|没办法|无法|别|禁止|违规|谢绝|婉拒|不收)/
const ASKED_BACK = /(?:您|你)(?:刚才|之前)?(?:说|问|提|想)(?:的|到)?/

/** A no that follows what it refuses: 扫码就不弄了, 私下转钱不行. Judges before the third method did not hear it. */
const REFUSES_LATE =
  /(?:不(?:了|行|成|走|搞|扫|做|转|弄|兴|要|办|给|留|存|说|必|需|参加)|没有|没这|免了|免谈|帮不|用不着|犯不着)(?!.{0,6}(?:[?？]|吗|就))/

type Finder = (clause: Clause, isLate: boolean) => { saw: string; sure: boolean } | null

function seen(pattern: RegExp, clause: Clause, isLate: boolean): { saw: string; sure: boolean } | null {
  const found = clause.text.match(pattern)
  if (!found) return null
  if (isLate && REFUSES_LATE.test(clause.text.slice(found.index))) return null
  if (isDenied(clause.text, found.index ?? 0) || REFUSES.test(found[0])) return null
  const before = clause.text.slice(0, found.index)
  if (REFUSES.test(before) || REFUSES.test(clause.text.slice((found.index ?? 0) + found[0].length))) return null
  return { saw: found[0], sure: !ASKED_BACK.test(before) && !clause.isQuestion }
}

const FINDERS: Readonly<Record<Exclude<HardFaultKind, 'contact' | 'personal-data' | 'other'>, Finder>> = {
  'off-platform': (clause, isLate) =>
    seen(MOVES, clause, isLate) ?? seen(PRIVATE_PAY, clause, isLate) ?? seen(OUTSIDE_DEAL, clause, isLate),
  'paid-review': (clause, isLate) => seen(PAID_REVIEW, clause, isLate),
  'false-reason': (clause, isLate) => seen(OTHER_REASON, clause, isLate),
  insult: (clause) => seen(INSULT, clause, false),
  'invented-rule': (clause) => {
    const found = clause.text.match(INVENTED)
    return found ? { saw: found[0], sure: false } : null
  },
}

const seenIn = { early: new WeakMap<Clause, readonly HardFault[]>(), late: new WeakMap<Clause, readonly HardFault[]>() }

/** What the finders see in one clause; a row of figures is looked for in the whole reply. */
export function linesSeenIn(clause: Clause, isLate: boolean): readonly HardFault[] {
  const shelf = isLate ? seenIn.late : seenIn.early
  const known = shelf.get(clause)
  if (known) return known
  const faults = (Object.keys(FINDERS) as (keyof typeof FINDERS)[]).flatMap((kind): HardFault[] => {
    const found = FINDERS[kind](clause, isLate)
    return found ? [{ kind, ...found }] : []
  })
  const others = seen(OTHERS_DATA, clause, isLate)
  if (others && /\d{3,}|[路街号楼室村](?:\d|$)|住/.test(clause.text))
    faults.push({ kind: 'personal-data', saw: others.saw, sure: false })
  shelf.set(clause, faults)
  return faults
}

/** Figures that the case knows (order, waybill) are no contact. */
export function findHardFaults(
  clauses: readonly Clause[],
  reply: string,
  { known = [], isLate }: { known?: readonly string[]; isLate: boolean },
): HardFault[] {
  const rows = findNumberRows(reply).filter((row) => !known.some((one) => one.includes(row) || row.includes(one)))
  const contacts = rows.map((saw): HardFault => ({ kind: 'contact', saw, sure: /^1[3-9]\d{9}$/.test(saw) }))
  const faults = [...clauses.flatMap((clause) => linesSeenIn(clause, isLate)), ...contacts]
  return faults.filter((fault, n) => faults.findIndex((other) => other.kind === fault.kind) === n)
}
