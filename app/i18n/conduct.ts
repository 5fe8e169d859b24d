import { counted } from './counted'
import { defineMessages } from './messages'

/** A month as the ledger keeps it, “2026-11”. */
export const monthWords = {
  'zh-CN': (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
  en: (month: string) => month,
}

/** What is said to a line of the conduct ledger, and the rules it goes by. */
export const conductMessages = defineMessages(
  {
    rules: '依据的制度',
    monthly: '每月从 10 分重新起算，上月用完或没用完都不结转。分数最小到半分。转正时看培训期间最低的那个月。',
    month: (month: string, points: number) => `${monthWords['zh-CN'](month)} ${points} 分`,
    earlier: (months: readonly string[]) => `以前的月份：${months.join('，')}`,
    limits: (warning: number, talk: number) =>
      `剩 ${warning} 分或更少，师傅当面提醒；剩 ${talk} 分或更少，主管谈一次。降到这里时，学员、师傅和主管都会收到通知。`,
    terms: (dispute: number, ruling: number) =>
      `对记分有异议，可以在 ${dispute} 个工作日内提出，主管 ${ruling} 个工作日内答复。提出异议不会带来任何不利。`,
    usual: (name: string, points: number) => `${name}（通常 ${points} 分）`,
    clause: '看条文',
    answer: '写说明',
    answerText: '您的说明',
    answerHint: '会和这一笔一起保留，师傅和主管都看得到。',
    answerSubmit: '写进台账',
    dispute: '提出异议',
    disputeText: '哪里不对',
    disputeHint: (on: string) => `最晚 ${on} 提出。主管会查清楚再答复您。`,
    disputeSubmit: '提交异议',
    disputeUntil: (on: string) => `${on} 前可以提出异议`,
    ruleBy: (on: string) => `主管最晚 ${on} 答复`,
    ruling: '答复异议',
    rulingText: '查到了什么，为什么这样定',
    rulingHint: '本人会收到全文。',
    outcome: '结果',
    upheld: '异议成立，冲销这一笔',
    stands: '维持这一笔',
    rulingSubmit: '答复',
    said: {
      answer: (name: string) => `${name}的说明`,
      dispute: (name: string) => `${name}提出异议`,
      ruling: (name: string) => `${name}的答复`,
    },
    outcomes: { upheld: '异议成立', stands: '维持原记录', superseded: '当时维持，后由主管改为冲销' },
  },
  {
    rules: 'Rules it goes by',
    monthly:
      'Every month begins with 10 again; nothing is carried over. Points come in halves at the smallest. The promotion decision looks at the lowest month of the training.',
    month: (month, points) => `${monthWords.en(month)}: ${points}`,
    earlier: (months) => `Earlier months: ${months.join(', ')}`,
    limits: (warning, talk) =>
      `At ${counted(warning, 'point')} or less the mentor has a word in person; at ${talk} or less the manager talks with the trainee. Trainee, mentor and manager are told when that happens.`,
    terms: (dispute, ruling) =>
      `A line can be disputed within ${dispute} working days; a manager answers within ${ruling} working days. A dispute is never held against you.`,
    usual: (name, points) => `${name} (usually ${points})`,
    clause: 'Read the rule',
    answer: 'Write an answer',
    answerText: 'Your answer',
    answerHint: 'It stays with the line; mentor and manager read it.',
    answerSubmit: 'Put it in the ledger',
    dispute: 'Dispute it',
    disputeText: 'What is wrong',
    disputeHint: (on) => `By ${on} at the latest. The manager looks into it and answers you.`,
    disputeSubmit: 'Send the dispute',
    disputeUntil: (on) => `Can be disputed until ${on}`,
    ruleBy: (on) => `The manager answers by ${on} at the latest`,
    ruling: 'Answer the dispute',
    rulingText: 'What you found, and why you decide so',
    rulingHint: 'The trainee gets the whole text.',
    outcome: 'Outcome',
    upheld: 'The dispute is right: take the line back',
    stands: 'The line stands',
    rulingSubmit: 'Answer',
    said: {
      answer: (name) => `${name} answered`,
      dispute: (name) => `${name} disputed it`,
      ruling: (name) => `${name} ruled`,
    },
    outcomes: {
      upheld: 'Dispute upheld',
      stands: 'The line stands',
      superseded: 'The line stood then; a manager took it back later',
    },
  },
)
