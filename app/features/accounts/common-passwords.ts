// Decides which passwords are too common to keep anybody out: they are made of the pieces that guessers try first.
// The pieces are collected by ourselves; put together they stand for some hundred thousand passwords of ten characters and more.

const WORDS = new Set(
  `password passwort passwd pass passw0rd p@ssword p@ssw0rd pa55word pa55w0rd mima wodemima secret geheim
  admin administrator root user guest login welcome hello master super manager system server test tester testing demo default
  changeme letmein letmeinnow iloveyou ilove iloveu loveyou love lovely lover baby babygirl angel princess prince sunshine
  monkey dragon tiger lion panda bear eagle horse dog cat kitty puppy butterfly flower rose lily cherry banana apple orange
  summer winter spring autumn football baseball basketball soccer hockey tennis superman batman spiderman pokemon pikachu
  starwars matrix shadow hunter killer ranger thunder freedom forever whatever trustno nothing something computer internet
  google facebook youtube twitter microsoft windows samsung iphone huawei xiaomi android office excel money lucky happy
  michael jordan jennifer jessica michelle ashley daniel andrew thomas robert charlie george william james john peter david
  maria anna laura lisa kevin jason tom jerry lucy nancy helen mary alice bob
  qwerty qwertz qwert qwer qwertyui qwertyuiop asdf asdfg asdfgh asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc
  qweasd qweasdzxc qwe asd zxc qaz wsx edc rfv tgb 1qaz 2wsx 3edc 4rfv 1qaz2wsx 1q2w3e 1q2w3e4r 1q2w3e4r5t q1w2e3 q1w2e3r4 zaq1 xsw2
  zaq12wsx q1w2 aa bb abc abcd abcde abcdef abcdefg abcdefgh abcabc abc123 aaa qqq www zzz xxx
  woaini woaini woainima woaiziji woaita woaiwo woaiwojia woaibaobei woshishui woshi woshiwo woshini aini ainiyiwannian
  aini1314 wo ai ni ta woxiangni xiangni woxihuanni laopo laogong baobei baobao qinaide qinqin xiaobao dabao meimei gege jiejie
  didi mama baba laoma laoba jiaren yijiaren kuaile xingfu pingan jiankang facai gongxi gongxifacai zhongguo china beijing
  shanghai guangzhou shenzhen hangzhou nanjing wuhan chengdu xian tianjin chongqing hongkong taiwan nihao nihaoma xiexie
  zaijian mima123 meiyou meiyoumima buzhidao bugaosuni wangjile wangjimima suibian tiantian xiangshang haohaoxuexi xuexi
  xiaoming xiaohong xiaoli xiaowang xiaozhang xiaochen wangwei wangfang wangli liwei lina lijing liuyang liuwei zhangwei
  zhangli zhangmin zhangjing chenjing chenwei yangyang yangmei zhaolei huangwei zhoujie linlin lili fangfang jingjing
  li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo
  long longlong huhu tianshi tiankong taiyang yueliang xingxing shijie dashuju caonima nimade shabi wocao
  taobao tmall tianmao alibaba alipay zhifubao qianniu wangwang aliwangwang jingdong pinduoduo weixin wechat qq tencent
  kefu kefu123 dianpu maijia maijia shouhou shifu xuetu xuexi peixun gongsi company shop taobaoke dianzhang zhuguan jingli
  yuangong gongzuo shangban xiaban kaoshi mimi
  a q w z x s p`.split(/\s+/),
)

const NUMBERS = new Set(
  `520 521 1314 5201314 5211314 13145 1314520 1314521 7758521 7758258 147258 147258369 159357 258369 258456 369258147 741852
  741852963 789456 789456123 123123 123321 123654 112233 121212 131313 010203 102030 110110 110119 120120 168168 518518 588588
  666888 888666 668899 778899 886886 998998 951753 963852741 987654321 1234567890 0123456789 9876543210 1029384756 12345678910
  1122334455 147852 147896325 1230123 10086 10010 10000 12306 95588 95555`.split(/\s+/),
)

/** Read forwards and backwards: keys that lie, or characters that stand, side by side. */
const ROWS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '!@#$%^&*()']
const LONGEST_NUMBER = 4
const MAX_PIECES = 3

function isRun(piece: string): boolean {
  if (piece.length < 3) return false
  if ([...piece].every((character) => character === piece[0])) return true
  const backwards = [...piece].reverse().join('')
  return ROWS.some((row) => row.includes(piece) || row.includes(backwards))
}

function isDate(piece: string): boolean {
  return /^(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(piece) || /^(?:19|20)\d{4}$/.test(piece)
}

function isPiece(piece: string): boolean {
  if (WORDS.has(piece) || NUMBERS.has(piece) || isRun(piece)) return true
  return /^\d+$/.test(piece) && (piece.length <= LONGEST_NUMBER || isDate(piece))
}

/** True when the text is nothing but at most so many pieces, one after the other. */
function isMadeOfPieces(text: string, pieces: number): boolean {
  if (isPiece(text)) return true
  if (pieces === 1) return false
  for (let at = 1; at < text.length; at++)
    if (isPiece(text.slice(0, at)) && isMadeOfPieces(text.slice(at), pieces - 1)) return true
  return false
}

/** `abcabcabc` is guessed as soon as `abc`: what repeats counts once. */
function isRepeated(text: string): boolean {
  return /^(.{1,4})\1{2,}.{0,3}$/u.test(text)
}

export function isCommonPassword(password: string): boolean {
  const typed = password.toLowerCase()
  const bare = typed.replaceAll(/[^a-z0-9]/g, '')
  const isMobileNumber = /^(?:86)?1[3-9]\d{9}$/.test(bare)
  // What has neither letters nor digits of ours is not in any list; a sentence of Chinese characters is a good password.
  if (bare === '') return isRun(typed) || isRepeated(typed)
  if (/[^\x20-\x7e]/.test(typed)) return isRepeated(typed)
  return isMobileNumber || [typed, bare].some((text) => isRepeated(text) || isMadeOfPieces(text, MAX_PIECES))
}

/** True when a name that anybody knows is in it: their own user name, the shop's. Shorter names are syllables of any word. */
export function containsName(password: string, names: readonly string[]): boolean {
  const typed = password.toLowerCase()
  return names.some((name) => {
    const known = name.trim().toLowerCase()
    return known.length >= (/[^\x20-\x7e]/.test(known) ? 2 : 4) && typed.includes(known)
  })
}
