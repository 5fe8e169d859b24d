import { counted } from './counted'
import { defineMessages, type Locale } from './messages'

/** What the words are put together from: a date, who decides, and the days from remedial training to the retake. */
interface Told {
  on: string
  by: string
  days: number
  isLate: boolean
  /** The last day of a second test. */
  lastOn: string
  /** The hour at which an open paper is collected. */
  endsAt: string
}

/** Until when a gate is decided, and what is done when that day is over. */
export const decideByWords = {
  'zh-CN': (on: string, isLate: boolean) =>
    isLate
      ? `最迟应在 ${on} 决定，现在已经过了：每天都会提醒主管，您也可以直接问主管或师傅。`
      : `最迟 ${on} 决定；还没有定，每天都会提醒主管。`,
  en: (on: string, isLate: boolean) =>
    isLate
      ? `It should have been decided by ${on}, which is over: the manager is reminded every day, and you may ask the manager or your mentor. `
      : `It is decided by ${on}; until then the manager is reminded every day. `,
} as const

/** The same where nothing is held back meanwhile, and nobody is reminded day by day. */
export const decisionDueWords = {
  'zh-CN': (on: string, isLate: boolean) =>
    isLate ? `最迟应在 ${on} 决定，现在已经过了：您可以直接问主管或师傅。` : `最迟 ${on} 决定。`,
  en: (on: string, isLate: boolean) =>
    isLate
      ? `It should have been decided by ${on}, which is over: you may ask the manager or your mentor. `
      : `It is decided by ${on}. `,
} as const

/** After a test that was not passed: what happened, what comes next and when. The keys are those of activities/failed-step. */
export const failedStepMessages = defineMessages(
  {
    comma: '、',
    quoted: (title: string) => `「${title}」`,
    planLate: (on: string) =>
      `下一步计划原定 ${on} 完成，现在已经过了：主管会和您一起看怎么继续，您也可以直接问主管或师傅。`,
    heardLater: '同一场考试的口试还没有评完：考核人会照常来考，作决定的人会把各部分一起看。',
    decision: {
      title: (names: string) => `${names}这次未合格，等主管决定`,
      text: ({ on, by, isLate }: Told) =>
        `一次没考好不等于结束。主管${by ? ` ${by} ` : ''}会看完这一天的全部成绩，和您当面谈，再把决定写成文字给您：通过、限期改进再测一次，或者别的安排。${on ? decideByWords['zh-CN'](on, isLate) : ''}在那之前，听课、练习和观摩照常；接待真实顾客、动真实订单和后面的考试要等结论。`,
      notice: (on: string) => `主管看完这一天的全部成绩，和您当面谈，再作决定${on ? `，最迟 ${on}` : ''}`,
      go: '看看由谁决定',
    },
    'second-ahead': {
      title: (names: string) => `${names}会再次测试`,
      text: ({ on, lastOn }: Told) =>
        `从 ${on} 起可以测，最后一天是 ${lastOn}；师傅也可以提前为您开放。之前的成绩留着，以最近一次的为准。这几天照着决定里写的练。`,
      notice: (on: string) => `再次测试从 ${on} 起可以测`,
      go: '看决定里写的',
    },
    'second-open': {
      title: (names: string) => `${names}的再次测试已经开放`,
      text: ({ lastOn }: Told) =>
        `题目和之前不同。之前的成绩留着，以这一次的为准。最后一天是 ${lastOn}：准备好了就开始，不要等到过了那一天。`,
      notice: (on: string) => `再次测试现在就可以开始${on ? `，最后一天是 ${on}` : ''}`,
      go: '去再次测试',
    },
    'second-running': {
      title: (names: string) => `${names}的再次测试正在进行`,
      text: ({ endsAt }: Told) => (endsAt ? `试卷已经打开，时间正在走，${endsAt} 收卷。` : '已经开始，时间正在走。'),
      notice: () => '再次测试正在进行',
      go: '继续再次测试',
    },
    'second-called': {
      title: (names: string) => `${names}的再次测试已经开放，等考核人来考`,
      text: ({ lastOn }: Told) =>
        `题目和之前不同。之前的成绩留着，以这一次的为准。由考核人在 ${lastOn} 之前（含当天）来找您，您不用先开始什么。`,
      notice: (on: string) => `再次测试已经开放，考核人会来找您${on ? `，最后一天是 ${on}` : ''}`,
      go: '看怎么考',
    },
    'second-marking': {
      title: (names: string) => `${names}的再次测试已经交上`,
      text: () => '正在等结果。结果公布以后，您会收到通知，再由主管决定。',
      notice: () => '再次测试正在等结果',
      go: '看进展',
    },
    'second-over': {
      title: (names: string) => `${names}的再次测试已经过了最后一天，没有结果`,
      text: ({ on, by, isLate, lastOn }: Told) =>
        `最后一天是 ${lastOn}，现在不能再开始。主管${by ? ` ${by} ` : ''}会看已有的成绩再作决定，也可以另定日期让您再测。${on ? decideByWords['zh-CN'](on, isLate) : ''}没有测成有原因的，请现在就告诉主管或师傅。`,
      notice: (on: string) => `再次测试已经过了最后一天，接下来由主管决定${on ? `，最迟 ${on}` : ''}`,
      go: '看看由谁决定',
    },
    'decision-again': {
      title: (names: string) => `${names}再次测试的结果有了，等主管决定`,
      text: ({ on, by, isLate }: Told) =>
        `主管${by ? ` ${by} ` : ''}会看每一次的成绩，以最近一次的为准，决定写成文字给您。${on ? decideByWords['zh-CN'](on, isLate) : ''}在那之前，听课、练习和观摩照常；接待真实顾客、动真实订单和后面的考试要等结论。`,
      notice: (on: string) => `主管看过每一次的成绩再作决定${on ? `，最迟 ${on}` : ''}`,
      go: '看看由谁决定',
    },
    'makeup-open': {
      title: (names: string) => `${names}未合格，可以补考一次`,
      text: () => '补考现在就可以开始，题目和上次不同。先看看失分的主题，再考不迟。',
      notice: () => '可以补考一次，现在就可以开始',
      go: '去补考',
    },
    'makeup-running': {
      title: (names: string) => `${names}的补考正在进行`,
      text: () => '试卷已经打开，时间正在走。',
      notice: () => '补考正在进行',
      go: '继续补考',
    },
    'makeup-marking': {
      title: (names: string) => `${names}的补考已经交上`,
      text: () => '正在评分，结果公布以后您会收到通知。',
      notice: () => '补考正在评分，结果公布以后再通知您',
      go: '看进展',
    },
    'makeup-failed': {
      title: (names: string) => `${names}的补考也未合格`,
      text: () =>
        '您的培训不会因此结束，后面的安排照常。师傅会和您一起把失分的主题再过一遍；转正考试还会考到这些内容，主管在后面的决定里会看到两次的成绩。现在可以先自己练。',
      notice: () => '补考不再有，培训照常进行；师傅会和您一起看失分的主题',
      go: '去练习',
    },
    'drill-failed': {
      title: (names: string) => `${names}这次未合格，培训照常进行`,
      text: () =>
        '您的培训不会因此结束，后面的安排照常。每张卡错在哪里，写在这次的结果里；考核人会和您一起看，也可能请您再考一次，那时会通知您。现在可以先把失分的短语练熟。',
      notice: () => '培训照常进行；考核人会和您一起看错在哪里',
      go: '去练习',
    },
    'drill-again': {
      title: (names: string) => `${names}未合格，请再考一次`,
      text: () => '考核人看过，请您再考一次。上次的成绩留着，以最近一次的为准。准备好了就开始。',
      notice: () => '考核人请您再考一次',
      go: '去再考一次',
    },
    'plan-wanted': {
      title: (names: string) => `${names}这次未合格，还有一次补考`,
      text: ({ on, by, isLate }: Told) =>
        `主管${by ? ` ${by} ` : ''}和师傅会和您一起定下一步计划：补哪些主题、怎么补、到哪一天${on ? (isLate ? `。原定 ${on}，现在已经过了：这件事在主管的待办里，您也可以直接问主管或师傅` : `，原定 ${on}`) : ''}。写好以后会通知您。之后是专项培训，再用另一套题补考。现在不用您先做什么，可以先看看失分的主题。`,
      notice: () => '主管和师傅正在写下一步计划，写好会通知您；之后是专项培训和一次补考',
      go: '看看由谁来定',
    },
    'plan-made': {
      title: (names: string) => `${names}未合格，下一步计划写好了`,
      text: ({ days }: Told) =>
        `请看计划，确认看过，再开始专项培训。模块全部完成，并且从开始那天起满 ${days} 天，就可以补考。`,
      notice: () => '下一步计划写好了，请先确认看过',
      go: '看计划并确认',
    },
    'remedial-ahead': {
      title: (names: string) => `${names}未合格，专项培训已经安排好`,
      text: ({ on, days }: Told) =>
        `专项培训从 ${on} 开始，只补失分的主题。模块全部完成，并且从开始那天起满 ${days} 天，就可以补考。`,
      notice: (on: string) => `专项培训从 ${on} 开始，之后补考一次`,
      go: '看有哪些模块',
    },
    remedial: {
      title: (names: string) => `${names}未合格，现在做专项培训`,
      text: ({ on, days }: Told) =>
        on
          ? `只补失分的主题。模块全部完成之后，最早 ${on} 补考。`
          : `只补失分的主题。从开始第一个模块那天起满 ${days} 天，并且模块全部完成，就可以补考。`,
      notice: (on: string) => (on ? `专项培训完成之后，最早 ${on} 补考` : '现在做专项培训，完成之后补考一次'),
      go: '去专项培训',
    },
    'retake-ahead': {
      title: (names: string) => `${names}的专项培训完成了，等补考那天`,
      text: ({ on }: Told) => `补考最早 ${on} 开始，题目和上次完全不同，机会只有一次。在那之前可以再练薄弱的主题。`,
      notice: (on: string) => `补考最早 ${on} 开始`,
      go: '看补考说明',
    },
    'retake-open': {
      title: (names: string) => `${names}的补考可以开始了`,
      text: () => '题目和上次完全不同，机会只有一次。准备好了再开始。',
      notice: () => '补考现在就可以开始',
      go: '去补考',
    },
    'retake-running': {
      title: (names: string) => `${names}正在进行`,
      text: () => '试卷已经打开，时间正在走。',
      notice: () => '补考正在进行',
      go: '继续补考',
    },
    'retake-marking': {
      title: (names: string) => `${names}已经交上`,
      text: () => '正在评分。结果公布以后您会收到通知，再由主管决定后面的安排。',
      notice: () => '补考正在评分，结果公布以后再通知您',
      go: '看进展',
    },
    'retake-decision': {
      title: (names: string) => `${names}未合格，等主管提出、第二个人确认`,
      text: ({ on, by, isLate }: Told) =>
        `主管${by ? ` ${by} ` : ''}会看完整份档案，提出延长试用期还是不再留用，写明理由；由另一位主管或人事独立看过、确认之后才生效，再当面告诉您。${on ? decisionDueWords['zh-CN'](on, isLate) : ''}您可以先和师傅谈谈。`,
      notice: () => '接下来主管看完整份档案提出怎么办，第二个人确认之后才生效，并当面告诉您；您可以先和师傅谈谈',
      go: '看看由谁决定',
    },
  },
  {
    comma: ', ',
    quoted: (title) => `“${title}”`,
    planLate: (on) =>
      `By the next-step plan it was to be through by ${on}, which is over: the manager looks with you at how to go on, and you may ask the manager or your mentor.`,
    heardLater:
      'The oral part of the same exam is still to come: the examiners hear you as planned, and whoever decides looks at both parts.',
    decision: {
      title: (names) => `${names}: not passed this time; the manager decides`,
      text: ({ on, by, isLate }) =>
        `One test that is not passed is not the end. The manager${by ? ` (${by})` : ''} looks at all results of the day, talks with you and gives you the decision in writing: passed, improve by a date and test again, or something else. ${on ? decideByWords.en(on, isLate) : ''}Until then lessons, practice and watching go on; real customers, real orders and later exams wait for it.`,
      notice: (on) =>
        `the manager looks at all results of the day, talks with you and decides${on ? ` (by ${on})` : ''}`,
      go: 'See who decides',
    },
    'second-ahead': {
      title: (names) => `${names}: it is tested again`,
      text: ({ on, lastOn }) =>
        `It opens on ${on}, and ${lastOn} is its last day; your mentor may open it earlier. Earlier results stay on record, the newest one decides. Until then practise what the decision says.`,
      notice: (on) => `it is tested again from ${on} on`,
      go: 'Read the decision',
    },
    'second-open': {
      title: (names) => `${names}: the test is open again`,
      text: ({ lastOn }) =>
        `It asks other questions than before. Earlier results stay on record, this one decides. The last day is ${lastOn}: begin when you are ready, and not after that day.`,
      notice: (on) => `the test is open again now${on ? `; the last day is ${on}` : ''}`,
      go: 'Sit the test again',
    },
    'second-running': {
      title: (names) => `${names}: your new test is under way`,
      text: ({ endsAt }) =>
        endsAt
          ? `The paper is open and its time is running; it is collected at ${endsAt}.`
          : 'It has begun and its time is running.',
      notice: () => 'the new test is under way',
      go: 'Go on with the test',
    },
    'second-called': {
      title: (names) => `${names}: open again; an examiner comes to you`,
      text: ({ lastOn }) =>
        `It asks other questions than before. Earlier results stay on record, this one decides. An examiner comes to you by ${lastOn}; there is nothing for you to begin.`,
      notice: (on) => `it is open again, and an examiner comes to you${on ? ` by ${on}` : ''}`,
      go: 'See how it is examined',
    },
    'second-marking': {
      title: (names) => `${names}: the new test is handed in`,
      text: () => 'The result is on its way. You will be told when it is there; then the manager decides.',
      notice: () => 'the new test waits for its result',
      go: 'See how it stands',
    },
    'second-over': {
      title: (names) => `${names}: the last day of the new test is over, without a result`,
      text: ({ on, by, isLate, lastOn }) =>
        `The last day was ${lastOn}, so it cannot be begun now. The manager${by ? ` (${by})` : ''} decides on the results that are there, and may set another date for you. ${on ? decideByWords.en(on, isLate) : ''}If there is a reason why you did not sit it, please tell the manager or your mentor now.`,
      notice: (on) => `the last day of the new test is over, and the manager decides${on ? ` (by ${on})` : ''}`,
      go: 'See who decides',
    },
    'decision-again': {
      title: (names) => `${names}: the new result is there; the manager decides`,
      text: ({ on, by, isLate }) =>
        `The manager${by ? ` (${by})` : ''} looks at every result, the newest one decides, and you get the decision in writing. ${on ? decideByWords.en(on, isLate) : ''}Until then lessons, practice and watching go on; real customers, real orders and later exams wait for it.`,
      notice: (on) => `the manager looks at every result and decides${on ? ` (by ${on})` : ''}`,
      go: 'See who decides',
    },
    'makeup-open': {
      title: (names) => `${names}: not passed, and you may sit it once more`,
      text: () =>
        'The make-up is open now, with other questions. Look at the topics that cost you points first; there is no hurry.',
      notice: () => 'you may sit it once more, from now on',
      go: 'To the make-up',
    },
    'makeup-running': {
      title: (names) => `${names}: your make-up is open`,
      text: () => 'The paper is open and its time is running.',
      notice: () => 'the make-up is under way',
      go: 'Go on with the make-up',
    },
    'makeup-marking': {
      title: (names) => `${names}: the make-up is handed in`,
      text: () => 'It is being marked; you will be told when the result is there.',
      notice: () => 'the make-up is being marked and you will be told',
      go: 'See how it stands',
    },
    'makeup-failed': {
      title: (names) => `${names}: the make-up was not passed either`,
      text: () =>
        'Your training does not end with this, and what comes next goes on as planned. Your mentor goes through the lost topics with you again; the final asks about them once more, and the manager will see both results in later decisions. Until then you can practise on your own.',
      notice: () =>
        'there is no further make-up and the training goes on; your mentor goes through the lost points with you',
      go: 'To practice',
    },
    'drill-failed': {
      title: (names) => `${names}: not passed this time; the training goes on`,
      text: () =>
        'Your training does not end with this, and what comes next goes on as planned. What went wrong on each card stands with the result; the examiner looks at it with you and may ask you to sit it again, and you will be told. Until then practise the phrases that cost you points.',
      notice: () => 'the training goes on, and the examiner looks with you at what went wrong',
      go: 'To practice',
    },
    'drill-again': {
      title: (names) => `${names}: not passed; please sit it again`,
      text: () =>
        'The examiner has looked and asks you to sit it again. The earlier result stays on record, the newest one decides. Begin when you are ready.',
      notice: () => 'the examiner asks you to sit it again',
      go: 'Sit it again',
    },
    'plan-wanted': {
      title: (names) => `${names}: not passed this time; there is one retake`,
      text: ({ on, by, isLate }) =>
        `The manager${by ? ` (${by})` : ''} and your mentor plan the next step with you${on && !isLate ? `, by plan on ${on}` : ''}: which topics, how, and until when. ${on && isLate ? `By plan that was on ${on}, which is over: it stands in the list of the manager, and you may ask the manager or your mentor. ` : ''}You will be told when it is written. Then come remedial training and the retake, with other questions. There is nothing you have to do first; you may look at the topics that cost you points.`,
      notice: () =>
        'the manager and your mentor are writing the next-step plan and you will be told; then come remedial training and one retake',
      go: 'See who plans',
    },
    'plan-made': {
      title: (names) => `${names}: not passed; the next-step plan is written`,
      text: ({ days }) =>
        `Read the plan and acknowledge it, then begin the remedial training. With all modules done, and ${counted(days, 'day')} after you began, you may sit the retake.`,
      notice: () => 'the next-step plan is written; please acknowledge it first',
      go: 'Read the plan',
    },
    'remedial-ahead': {
      title: (names) => `${names}: not passed; remedial training is set up`,
      text: ({ on, days }) =>
        `It begins on ${on} and holds only the topics that cost points. With all modules done, and ${counted(days, 'day')} after you began, you may sit the retake.`,
      notice: (on) => `remedial training begins on ${on}, then comes one retake`,
      go: 'See the modules',
    },
    remedial: {
      title: (names) => `${names}: not passed; remedial training is under way`,
      text: ({ on, days }) =>
        on
          ? `It holds only the topics that cost points. With all modules done, the retake opens on ${on} at the earliest.`
          : `It holds only the topics that cost points. ${days} days after you begin the first module, and with all of them done, you may sit the retake.`,
      notice: (on) =>
        on
          ? `after remedial training the retake opens on ${on} at the earliest`
          : 'remedial training comes now, then one retake',
      go: 'To remedial training',
    },
    'retake-ahead': {
      title: (names) => `${names}: remedial training is done; the retake has a date`,
      text: ({ on }) =>
        `The retake opens on ${on} at the earliest, with entirely other questions, and only once. Until then you may practise the weak topics.`,
      notice: (on) => `the retake opens on ${on} at the earliest`,
      go: 'About the retake',
    },
    'retake-open': {
      title: (names) => `${names}: the retake is open`,
      text: () => 'It asks entirely other questions, and only once. Begin when you are ready.',
      notice: () => 'the retake is open now',
      go: 'To the retake',
    },
    'retake-running': {
      title: (names) => `${names} is open`,
      text: () => 'The paper is open and its time is running.',
      notice: () => 'the retake is under way',
      go: 'Go on with the retake',
    },
    'retake-marking': {
      title: (names) => `${names} is handed in`,
      text: () =>
        'It is being marked. You will be told when the result is there; then the manager decides what follows.',
      notice: () => 'the retake is being marked and you will be told',
      go: 'See how it stands',
    },
    'retake-decision': {
      title: (names) => `${names}: not passed; the manager proposes, a second person confirms`,
      text: ({ on, by, isLate }) =>
        `The manager${by ? ` (${by})` : ''} reads the whole file and proposes a longer probation or the end of the training, with reasons in writing. It takes effect only when another manager or HR has read the case as well and confirmed it; then you are told in person. ${on ? decisionDueWords.en(on, isLate) : ''}You may talk with your mentor before.`,
      notice: () =>
        'the manager reads the whole file and proposes what follows; it takes effect when a second person confirms, and you are told in person; you may talk with your mentor before',
      go: 'See who decides',
    },
  },
)

/** What comes next as part of a sentence; null for a key that is not known. */
export function nextStepWords(locale: Locale, next: string | undefined, on: string | null | undefined): string | null {
  const { comma: _, quoted: __, heardLater: ___, planLate: ____, ...steps } = failedStepMessages[locale]
  const step = next !== undefined && Object.hasOwn(steps, next) ? steps[next as keyof typeof steps] : null
  return step ? step.notice(on ?? '') : null
}
