// The invented department of a demo: names, and one line each of where somebody stands in the story. Content, so Chinese only.

export const DEMO_PEOPLE = {
  trainee: { name: '林晓', note: null },
  mentor: { name: '阿宁', note: null },
  manager: { name: '沈昭', note: null },
  admin: { name: '方圆', note: null },
  day1: { name: '许嘉', note: '今天第 1 天，刚认识师傅' },
  d3failed: { name: '丁一诺', note: '第 3 天关口未合格，等主管决定' },
  day10: { name: '宋可', note: '第 10 天，昨天有一项被退回' },
  day22: { name: '江朵', note: '第 22 天，等着参加转正考试' },
  waived: { name: '孟溪', note: '第 22 天，有两项由主管免去，转正考试因此可以开始' },
  finalfailed: { name: '唐立', note: '转正考试未合格，等下一步计划' },
  retake: { name: '魏然', note: '专项培训已完成，明天补考' },
  probation: { name: '姚静', note: '补考合格，试用期中' },
  promoted: { name: '秦川', note: '已经转正' },
  mentor2: { name: '周立行', note: null },
  manager2: { name: '程远', note: null },
  warehouse: { name: '顾长河', note: null },
  guide: { name: '邓强', note: null },
  aftersales: { name: '白露', note: null },
  lecturer: { name: '何芷', note: null },
  hr: { name: '苏禾', note: null },
  shopper: { name: '罗敏', note: null },
} as const satisfies Record<string, { name: string; note: string | null }>
export type DemoName = keyof typeof DEMO_PEOPLE

export const DEMO_COHORTS = {
  running: '客服新人第 24 期',
  newest: '客服新人第 26 期',
  gate: '客服新人第 25 期',
  final: '客服新人第 23 期',
  past: '客服新人第 22 期',
} as const
export type DemoCohortName = keyof typeof DEMO_COHORTS

export const DEMO_OPEN_DAY = '旺季调班，照常培训'

/** What the people of the story write into their records. */
export const DEMO_WORDS = {
  met: ['沈昭（主管）', '阿宁（售前组长）', '顾长河（仓库）', '何芷（商品）'],
  metNote: '大家都说先把人接住，再把事办了。',
  waiveReason: '大促那两天仓库和讲师都排不开，内容由师傅当面讲过，不影响转正考试',
  studyNote: '清单走完了，毛巾的克重还要再记一记。',
  question: {
    3: '预售的发货时间，是从付尾款那天算起吗？',
    5: '拆包裹发货的时候，顾客会看到几个单号？',
    7: '顾客要改地址，但已经打单了，先找谁？',
  } as Record<number, string>,
  answer: '先看订单状态，再看页面写的时间；没有把握就说明去核实，十分钟内回话。',
  chatNotes: [
    { source: '10:12 咨询床品尺寸', saw: '先问床的长宽，再报尺码', why: '免得退换' },
    { source: '10:40 催发货', saw: '先道歉，再说今天几点前交接', why: '给了准确的时间，顾客就不再追问' },
    { source: '11:05 问优惠', saw: '算好到手价再报', why: '少让顾客自己算' },
    { source: '14:20 说颜色不对', saw: '请他在自然光下再拍一张', why: '先弄清事实，再说办法' },
    { source: '15:02 要发票', saw: '问清抬头和邮箱，写进备注', why: '下一位同事也能接上' },
  ],
  callNotes: [
    { source: '回访 1', saw: '开头先报店名和自己', why: '让对方放心听下去' },
    { source: '回访 2', saw: '核对只问后四位', why: '不多问隐私' },
    { source: '回访 3', saw: '复述了一遍对方的意思', why: '确认没有听错' },
    { source: '回访 4', saw: '说清下一步和时间', why: '对方不用再打来' },
    { source: '回访 5', saw: '等对方先挂断', why: '有礼貌' },
  ],
  account: '小满-实习',
  liveNote: '高峰时段有两位等得久了，已经道歉。',
  liveSigned: '全程在旁边看：语气稳，该查的都去查了，备注写得完整。',
  callPurposes: ['核对收货地址', '破损件处理', '物流停滞说明'],
  callPromise: '今天下午五点前回电话',
  printErrors: '第一张贴反了，重新打印',
  guide: '邓强',
  sheetComment: '接待流程完整，语气自然；报价之前可以再核对一次活动规则。',
  sheetHigh: '做得很到位',
  sheetLow: '这一步没有做',
  gap: '同时来三位顾客时，最后一位等了两分钟才得到回应',
  gapSource: '14:36 的会话',
  gapClosed: '三次模拟接待都在一分钟内接住，已补上',
  debriefNote: '一起看了两段会话，开场和收尾都好，中间等候要先说一声。',
  readNote: '看过了，薄弱的主题已经排进这周的复习。',
  notYet: '改价之前没有先让我确认，请把这一步补做一次给我看',
  targetsReason: '基础很稳，下一步把打字提到每分钟六十五字。',
  targetsPlan: '每天练十张短语卡，打字三次三分钟，周五一起看曲线。',
  d1Reason: '三项测评都在线上，态度认真，继续培训。',
  d3Reason: '笔试和短语都合格，可以坐到师傅旁边去了。',
  nextReason: '售后和投诉两个主题失分最多，先把规则和时限弄清。',
  nextPlan: '上午读课、做练习题，下午把处理办法讲给师傅听；每个主题做一次小测。',
  retakeReason: '补考合格，失分的主题已经补上，按规定试用一个月。',
  promoteReason: '各项考核合格，平时表现稳定，同意转正。',
  sentence: {
    pass: '准予继续培训',
    targets: '提出更高要求',
    plan: '制定下一步计划',
    probation: '进入试用期',
    promote: '准予转正',
  },
  scenarioShort: '您好，我马上帮您核实，稍后给您答复。',
  drillWeak: '在的，请稍等',
  drillDispute: '我是先接住顾客，再去核实的',
} as const
