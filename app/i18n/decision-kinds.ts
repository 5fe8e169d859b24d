import { defineMessages } from './messages'

/** What is decided, as a heading; Today and notices need these few words without the rest of promotion's. */
export const decisionKindMessages = defineMessages(
  {
    'd1-gate': '入职测评结论',
    'd3-gate': '第 3 天关口',
    'raised-targets': '提出更高要求',
    promotion: '转正决定',
    'next-step': '下一步计划',
    'retake-pass': '补考合格后的试用期',
    'retake-fail': '补考未合格后的决定',
    'probation-end': '试用期满的决定',
    withdrawal: '退出培训',
  },
  {
    'd1-gate': 'First-day assessment',
    'd3-gate': 'Gate of day 3',
    'raised-targets': 'Raised targets',
    promotion: 'Promotion decision',
    'next-step': 'Next-step plan',
    'retake-pass': 'Probation after a passed retake',
    'retake-fail': 'Decision after a retake not passed',
    'probation-end': 'Decision at the end of probation',
    withdrawal: 'Withdrawal',
  },
)
