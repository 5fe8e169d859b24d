// The practical exam: its own page, the way to the desk, what the examiners read.
import { counted } from './counted'
import { defineMessages } from './messages'

export const practicalMessages = defineMessages(
  {
    about: (seats: number, minutes: number, cards: number) =>
      `同时接待 ${seats} 位顾客，${minutes} 分钟；再打 ${cards} 通电话。`,
    go: '去看怎么考',
    resume: '回到接待台',
    again: '再考一次',
    replay: '看复盘',
    below: '未合格。先不转正，要补什么、补到哪一天，由主管写给您；补好以后再作决定。',
    marking: (examiners: number) =>
      `接待已经结束。${examiners} 位考核人各自评分，评齐之前互相看不到，复盘也要等到那时。`,
    after: '评分齐了，分数、评语和复盘会出现在这里。',

    start: '实操考试',
    startLead: '和上号一样：几位顾客同时进来，您回话、查订单、写备注。开始以后不能暂停。',
    facts: {
      time: '时间',
      timeLine: (seats: number, minutes: number) =>
        `${minutes} 分钟，${seats} 位顾客在头一分钟里先后进来；都走了，一分钟后提前结束`,
      open: '可以用',
      openLine: '接待台上的东西：短语、商品、订单、物流、当天的公告',
      closed: '没有',
      closedLine: '提示；旁边的人帮忙；中途重来',
      call: '电话',
      callLine: (cards: number) => `接待结束以后，考核人和您打 ${cards} 通角色扮演的电话`,
      marks: '评分',
      marksLine: (examiners: number, line: number) =>
        `${examiners} 位考核人看着全部记录各自评分，系统的分只作参考；合格线 ${line} 分`,
      times: '次数',
      timesLine: '只考一次。断线、刷新都不要紧：重新打开就接着考，时间照走',
    },
    begin: '开始，顾客马上进来',
    beginSure: '我看完了上面的说明，现在开始',
    backLater: '先不开始',
    practiceEnds: '您有一场练习还没有结束。开始考试，练习就到此为止。',
    finishToCome: (n: number) => `还有 ${n} 位没到，按没有接待算。`,
    finishCost: '结束以后不能接着聊，也不能重来；没回的按没有回复算。',
    finishSure: '结束考试',
    toActivity: '回到这项考试',
    toResults: '看我的成绩',

    examinerTitle: '接待记录',
    examinerLead: '看完记录再评分。系统的分只是估计，拿不准的地方列在复盘里，由您判断。',
    examinerNotYet: '学员还没有考完接待，考完才能评分。',
    examinerReplay: (when: string) => `看复盘（${when}）`,
    estimate: (low: string, high: string) => (low === high ? `系统估计 ${low} 分` : `系统估计 ${low} 到 ${high} 分`),
  },
  {
    about: (seats, minutes, cards) =>
      `${counted(seats, 'customer')} at once for ${counted(minutes, 'minute')}; then ${counted(cards, 'call')} on the telephone.`,
    go: 'See how it works',
    resume: 'Back to the desk',
    again: 'Sit it once more',
    replay: 'See the replay',
    below:
      'Not passed. There is no promotion yet; the manager writes down what to improve and by when, and decides after that.',
    marking: (examiners) =>
      `The chats are over. ${counted(examiners, 'examiner')} mark apart from each other; the marks and the replay are shown when all are in.`,
    after: 'Marks, comments and the replay appear here when all marks are in.',

    start: 'Practical exam',
    startLead:
      'As at work: several customers come at once; you answer, look orders up and write notes. Once begun it cannot be paused.',
    facts: {
      time: 'Time',
      timeLine: (seats, minutes) =>
        `${counted(minutes, 'minute')}; ${counted(seats, 'customer')} come within the first minute; when all have gone it ends after one more`,
      open: 'Allowed',
      openLine: 'What is on the desk: phrases, products, orders, parcels, the board of the day',
      closed: 'Not there',
      closedLine: 'Hints; help from others; starting over',
      call: 'Telephone',
      callLine: (cards) => `After the chats the examiners hold ${counted(cards, 'role-play call')} with you`,
      marks: 'Marks',
      marksLine: (examiners, line) =>
        `${counted(examiners, 'examiner')} read the whole record and mark apart; the system only estimates; pass line ${line}`,
      times: 'How often',
      timesLine: 'Once. A lost connection or a reload does no harm: open it again and go on, the clock runs',
    },
    begin: 'Begin; customers come at once',
    beginSure: 'I have read this and begin now',
    backLater: 'Not yet',
    practiceEnds: 'A practice desk of yours is still open. Beginning the exam ends it.',
    finishToCome: (n) => `${counted(n, 'customer')} still to come: they count as not served. `,
    finishCost: 'You cannot go on or start over afterwards; what is unanswered counts as not answered.',
    finishSure: 'End the exam',
    toActivity: 'Back to this exam',
    toResults: 'My results',

    examinerTitle: 'Record of the chats',
    examinerLead:
      'Read the record, then mark. The system only estimates; what it is not sure of stands in the replay for you to judge.',
    examinerNotYet: 'The trainee has not finished the chats; marks come after that.',
    examinerReplay: (when) => `Read the replay (${when})`,
    estimate: (low, high) => (low === high ? `The system estimates ${low}` : `The system estimates ${low} to ${high}`),
  },
)
