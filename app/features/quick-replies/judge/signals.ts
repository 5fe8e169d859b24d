// Decides which things a reply brings together: money and a review, another reason and an easier refund, a secret and a deal. A red
// line is seldom in one word; it is in what stands side by side. What each pair is worth the second reader learns.
import type { ShopFigures } from '#app/content/judge-file'
import { type Clause, QUANTITY_SIGN } from './clauses'
import { linesSeenIn } from './hard-faults'

/** What is talked of, one pattern each. Not a fault in itself: everybody talks of refunds. */
const THINGS: Readonly<Record<string, RegExp>> = {
  money: new RegExp(
    `${QUANTITY_SIGN.amount}|红包|现金|返现|返您|打款|转账|奖励|补贴|倒贴|好处费|辛苦费|意思一下|\\d{2,4}给您|[百千]给您`,
  ),
  gift: /送您|送你|小礼物|赠品|多塞|多送|多给|免单|白送|补寄|补发|再寄|优惠券|少收/,
  review: /评价|好评|差评|中评|评论|追评|晒图|晒单|买家秀|五星|5星|满分|五分|[写说][几两]句|改评|评一/,
  complaint: /投诉|举报|差评|维权|撤(?:掉|诉|销|了|回)|介入|12315|曝光|发出去|发网上|闹大/,
  secret:
    /私下|悄悄|偷偷|别声张|您懂的|你懂的|别跟|别说|不方便讲|不让说|这里不|这儿不|咱俩|就当没|别让|心照不宣|这事就/,
  own: /我个人|我自己|自掏|我做主|我私人|我出|我给您出|我拿|我垫|我贴|倒贴/,
  reason:
    /原因|理由|(?:写|选|填|勾|点)[^,。]{0,6}(?:质量|不想要|不喜欢|拍错|多拍|七天|7天|无理由|描述不符|少件|破损|假货|没收到)/,
  guide: /随便|就行|就好|呗|好过|快些|更快|省事|不用出|不掏|我给您过|帮您过|秒过/,
  refund: /退款|退货|仅退|运费|退给|全退|退您/,
  place:
    /微信|\bv\b|vx|wx|薇|威信|绿泡|企鹅|扣扣|qq|抖音|小红书|拼多多|闲鱼|咸鱼|站外|平台外|线下|店外|淘宝外|小卡片|卡片|二维码|扫码|扫一扫|朋友圈|公众号|私聊|加我|找我|那边聊|换个地方/i,
  pay: /支付宝|银行卡|收款码|个人码|打到|转到|转我|付我|定金给我|货到给/,
  code: /密码|验证码|短信码|登录|账号(?:给|发)|后六位|安全码|身份证/,
  person:
    /另一位|别的(?:顾客|买家|客人)|那位|上一位|上个(?:顾客|买家|客人)|姓[赵钱孙李周吴郑王冯陈张刘杨黄林徐何高马朱胡郭罗]|[赵钱孙李周吴郑王冯陈张刘杨黄林徐何高马朱胡郭罗](?:女士|先生|小姐|姐|哥|阿姨|老师)|人家住|收件人/,
  address: /[路街巷弄栋幢座号楼室村]\d|\d(?:号楼|栋|幢|单元|室|弄)|小区|住(?:在|的)|地址是|手机(?:号)?是|电话是|尾号/,
  rival: /别家|其他店|其它店|隔壁|网上那些|他们家|那家|同行|便宜货|外面卖|别的店|仿冒|黑心|假货|高仿/,
  vow: /保证|百分百|100%|绝对|肯定|一定(?:能|会|给|到)|包您|包到|假一|丝毫|根治|永远|终身|打包票|十倍|立马到/,
  rule: /规定|规矩|规则|一律|概不|统统不|只要[^,。]{0,8}就不|过期不|超过[^,。]{0,6}不|拆(?:了|封|开)[^,。]{0,5}不|手续费|折旧费|违约金|扣您|自负|不归我们|店里说了算|解释权/,
  scorn:
    /您这人|你这人|有毛病|脑子|智商|买不起|穷|矫情|事真多|事儿真多|难伺候|没见过|看不懂|不识字|听不懂|讹|碰瓷|占便宜|贪|活该|爱买不买|爱退不退|不伺候|闭嘴|烦不烦|有完没完|笑死|呵呵|土|贱|滚|垃圾/,
  fake: /调高|多开|虚开|开高|往高了|改小票|假单|做一份|p一|P一|ps一|空包|刷单|刷一|冒充|当新的|翻新/i,
  refuse:
    /不能|不行|不可以|没法|没办法|不方便|帮不了|不了|不让|不加|不收|禁止|违规|不允许|不支持|没有(?:返|这)|拒绝|保护|保密/,
  platform: /平台|订单(?:里|内|上)|旺旺|千牛|页面|系统|站内|这里聊|这儿聊|官方/,
}
const NAMES = Object.keys(THINGS)

/** Told since the third method: what a harmful rule is made of, and by what a fair one is known. */
const FINER: Readonly<Record<string, RegExp>> = {
  fee: /(?:收|扣|交|倒贴|承担|自付|另付|补交)(?:您|个|点|了)?[^,。]{0,6}(?:元|块|费|钱|%|折)|(?:手续|折旧|服务|检测|验机|验货|拦截|违约|查询|占位|清洗|包装|加急|开票|人工|上门)费|自理|自费|不退(?:的|了)?$/,
  freight: /运费|邮费|包邮|首重|补差|差价/,
  warranty: /质保|保修|保内|过保|在保|延保|包修|保\d/,
  bars: /只(?:能|给|卖|保|退|换|认)|才(?:能|给|退|换|可以)|不(?:退|换|赔|补|保|修|认|管|受理|算数|享受)|一概|概不|不予|作废|没资格|先[^,。]{0,4}(?:付|拍|评|交|确认收货)/,
  away: /(?:您|你|自己|自个)(?:直接|去|再)?(?:找|问|打|联系|跟)[^,。]{0,3}(?:快递|中通|驿站|平台|网点|厂家|小哥|银行|物业|邻居)|不归|不关|管不着|管不了|轮不到|自己(?:处理|想办法|解决|承担|去|查|修|找)|跟(?:我们|店里|咱|我)(?:没关系|无关)/,
  threat:
    /拉黑|黑名单|报警|起诉|律师|后果|封(?:您|你|号)|限制(?:您|你|购买|退货)|信用|等着瞧|走着瞧|您家在哪|知道您住|备注您|恶意|以后(?:就)?(?:别|不)(?:来|买|卖)|不给您(?:发|退|换|办|处理)/,
  others:
    /(?:快递|中通|驿站|小哥|仓库|司机|厂家|同事|顺丰|美工|运营)[^,。]{0,8}(?:的锅|的错|的问题|弄|偷|扔|砸|摔|懒|不负责|责任|拖|乱)|都怪|怪(?:快递|仓库|厂家|平台)|赖(?:快递|仓库)/,
  channel: /小额打款|原路|退货宝|运费险|价保|订单(?:里|内|页|详情)|售后(?:单|页|入口)|结算页|商品页|支付宝(?:里)?到账/,
  court:
    /^(?:亲|您好|好的?|嗯+|理解|谢谢|多谢|感谢|不客气|辛苦|抱歉|对不起|不好意思|没事|没关系|稍等|收到|明白|放心|再见|在的|在呢|不急|慢慢来)[您你了的啦呀哈啊哦呢亲~]*$/,
  choice: /(?:您|你)(?:自己|自个)?(?:看着|来)?(?:定|选|决定|挑)|随您|听您的|看您/,
}
const FINER_NAMES = Object.keys(FINER)

/** What a clause may turn down: then it is another thing to have said. */
const TURNED_DOWN: ReadonlySet<string> = new Set([
  'money',
  'gift',
  'review',
  'reason',
  'place',
  'pay',
  'code',
  'person',
  'address',
  'fake',
  'own',
])
const TURNS_DOWN =
  /不(?:能|行|可以|会|让|加|收|了|成|走|搞|扫|做|转|弄|兴|办|给|留|存|说|用|必|需|方便|合适|允许|支持|参加|透露|外传)|没(?:有|法|办法|这)|免了|违规|禁止|谢绝|拒绝|别(?!人|的|家|处)|保密|保护/

/** The shop whose rules are known; none is known to judges that were kept from before. */
export interface Ears {
  shop: ShopFigures | null
}
export const EARS_OF_OLD: Ears = { shop: null }

const known = new WeakMap<Ears, WeakMap<Clause, readonly string[]>>()

const OWN = 'shop'

/** Whether the sums and times of a clause are the shop's own. */
function figuresIn({ quantities }: Clause, { amounts, spans }: ShopFigures): string[] {
  return quantities.flatMap(({ kind, value }) => {
    if (value === null || (kind !== 'amount' && kind !== 'span')) return []
    const own = (kind === 'amount' ? amounts : spans).includes(value)
    return [`${own ? OWN : 'other'} ${kind}`]
  })
}

/** Of a rule whose every figure is the shop's own nobody can say from the words alone that it was made up. */
export function hasOnlyShopFigures(clauses: readonly Clause[], { shop }: Ears): boolean {
  const figures = shop ? clauses.flatMap((clause) => figuresIn(clause, shop)) : []
  return figures.length > 0 && figures.every((figure) => figure.startsWith(OWN))
}

const DATA = /电话|手机|号码|联系方式|地址|住址|姓名|名字|信息|资料|隐私/

/** Whoever keeps somebody's data to themselves makes up no rule: every clause turns down a number, a name or an address. */
export function keepsData(clauses: readonly Clause[]): boolean {
  return (
    clauses.length > 0 &&
    clauses.every(({ text, isQuestion }) => !isQuestion && DATA.test(text) && TURNS_DOWN.test(text))
  )
}

function hears(pattern: RegExp, { text, typed }: Clause): boolean {
  return pattern.test(text) || (typed !== text && pattern.test(typed))
}

function finerThings(clause: Clause, shop: ShopFigures): string[] {
  const turnsDown = TURNS_DOWN.test(clause.text) && !clause.isQuestion
  const things = NAMES.filter((name) => hears(THINGS[name]!, clause)).map((name) =>
    turnsDown && TURNED_DOWN.has(name) ? `no ${name}` : name,
  )
  return [...things, ...FINER_NAMES.filter((name) => hears(FINER[name]!, clause)), ...figuresIn(clause, shop)]
}

function thingsIn(clause: Clause, ears: Ears): readonly string[] {
  const shelf = known.get(ears) ?? new WeakMap<Clause, readonly string[]>()
  known.set(ears, shelf)
  const seen = shelf.get(clause)
  if (seen) return seen
  const things = ears.shop ? finerThings(clause, ears.shop) : NAMES.filter((name) => hears(THINGS[name]!, clause))
  const lines = linesSeenIn(clause, ears.shop !== null)
  const found = [...things, ...lines.map(({ kind, sure }) => `${kind} ${sure ? 'sure' : 'seen'}`)]
  shelf.set(clause, found)
  return found
}

/** Each thing, and each pair of things that stand side by side in these clauses. */
export function signalsOf(clauses: readonly Clause[], ears: Ears): string[] {
  const things = [...new Set(clauses.flatMap((clause) => thingsIn(clause, ears)))].sort()
  return things.flatMap((one, n) => [`#${one}`, ...things.slice(n + 1).map((other) => `#${one}+${other}`)])
}
