import { counted } from './counted'
import { defineMessages } from './messages'

export const dailyMessages = defineMessages(
  {
    title: '每天十分钟短语练习',
    lead: '先练到期的，再学几条新的，十分钟左右。练不完也没关系，剩下的下次还会来。练习不计入考核。',
    offer: (due: number, fresh: number) =>
      due > 0 && fresh > 0
        ? `今天有 ${due} 条该复习，再学 ${fresh} 条新的。`
        : due > 0
          ? `今天有 ${due} 条该复习。`
          : `今天没有到期的，可以学 ${fresh} 条新的。`,
    nothing: '今天没有要复习的短语。',
    next: (date: string) => `下一次复习在 ${date}。`,
    start: '开始今天的十分钟',
    resume: '接着练今天的十分钟',
    endTitle: '今天的十分钟练完了',
    endEarly: '今天先到这里',
    endLine: (done: number) => `练了 ${done} 条，谢谢您花这些时间。下面是每一条什么时候再来。`,
    endNone: '这次没有练，没关系。短语不会跑，想练的时候再来。',
    endLeft: (left: number) => `还有 ${left} 条没有练到，下次会先来。`,
    again: (date: string, days: number) =>
      days <= 0 ? '今天' : days === 1 ? `明天（${date}）` : `${days} 天后（${date}）`,
    linesTitle: '每条短语的速度和得分',
    linesLead: '用时只算一位一位回、写完整回复的那些。下一次是按您答得怎么样排的：答得越稳，隔得越久。',
    linesEmpty: '还没有练过。练几条，这里就看得到每条的速度和得分。',
    target: (seconds: number) => `您的目标：每条短语平均 ${seconds} 秒以内`,
    targetFrom: '通过第 3 天关口之后，主管和您定下的。练习时对着它看。',
    targetReached: (seconds: number) => `目标平均 ${seconds} 秒，已经到了`,
    meanOfAll: (seconds: number) => `现在平均 ${seconds} 秒`,
    chart: '平均用时最长的几条（秒）',
    goal: '目标',
    columns: { phrase: '短语', times: '次数', mark: '上次得分', mean: '平均用时', due: '下一次' },
    standing: (times: number, mark: number) => `练过 ${times} 次，上次 ${mark} 分`,
    standingMean: (seconds: number) => `平均 ${seconds} 秒`,
    standingDue: (when: string) => `下一次：${when}`,
    comma: '，',
    late: {
      rule: (breach: number | null, lostMinutes: number) =>
        `时间这样算：过了卡上的时限，时间分没有了；${breach === null ? '' : `过了 ${breach} 秒，记一次超时；`}过了 ${lostMinutes} 分钟，平台不算应答，这一张记 0 分。`,
      late: '过了卡上的时限，时间分没有了',
      breach: (seconds: number | null) => (seconds === null ? '超时' : `过了 ${seconds} 秒，记一次超时`),
      lost: '过了 3 分钟，平台不算应答，这一张记 0 分',
      none: (seconds: number) => `没有一条超过 ${seconds} 秒`,
      count: (seconds: number | null, breaches: number, lost: number) =>
        `${seconds === null ? '' : `超过 ${seconds} 秒的 ${breaches} 条`}${seconds !== null && lost > 0 ? '，其中' : ''}${lost > 0 ? `超过 3 分钟、记 0 分的 ${lost} 条` : ''}`,
    },
    compare: {
      title: '和上一次比',
      time: '平均用时（秒），虚线是希望达到的',
      timeOnly: '平均用时（秒）',
      mark: '得分，虚线是这次的合格线',
      now: '这次',
      wanted: '希望',
      row: '哪一次',
      seconds: (n: string) => `${n} 秒`,
      points: (n: string) => `${n} 分`,
    },
  },
  {
    title: 'Ten minutes of phrases a day',
    lead: 'First what is due, then a few new ones, about ten minutes. Whatever is left comes back next time. Practice is not assessed.',
    offer: (due, fresh) =>
      due > 0 && fresh > 0
        ? `${counted(due, 'phrase')} to repeat today, and ${fresh} new.`
        : due > 0
          ? `${counted(due, 'phrase')} to repeat today.`
          : `Nothing to repeat today; ${counted(fresh, 'new phrase')} to learn.`,
    nothing: 'No phrase to repeat today.',
    next: (date) => `The next one comes back on ${date}.`,
    start: 'Start today’s ten minutes',
    resume: 'Go on with today’s ten minutes',
    endTitle: 'Today’s ten minutes are done',
    endEarly: 'That is it for today',
    endLine: (done) =>
      `${counted(done, 'phrase')} practised; thank you for taking the time. This is when each comes back.`,
    endNone: 'Nothing practised this time, and that is fine. The phrases will be here.',
    endLeft: (left) => `${counted(left, 'phrase')} left for next time; they come first then.`,
    again: (date, days) => (days <= 0 ? 'today' : days === 1 ? `tomorrow (${date})` : `in ${days} days (${date})`),
    linesTitle: 'Speed and mark of each phrase',
    linesLead:
      'Times are those of whole replies, one customer at a time. The next time depends on how it went: the surer the reply, the longer the pause.',
    linesEmpty: 'Nothing practised yet. After a few phrases their speed and marks stand here.',
    target: (seconds) => `Your target: ${counted(seconds, 'second')} a phrase on average`,
    targetFrom: 'Agreed with your manager after the gate of day 3. Practice is held against it.',
    targetReached: (seconds) => `Target of ${counted(seconds, 'second')} on average reached`,
    meanOfAll: (seconds) => `${counted(seconds, 'second')} on average now`,
    chart: 'The phrases that take longest on average (seconds)',
    goal: 'target',
    columns: { phrase: 'Phrase', times: 'Times', mark: 'Last mark', mean: 'Mean time', due: 'Next' },
    standing: (times, mark) => `practised ${counted(times, 'time')}, last mark ${mark}`,
    standingMean: (seconds) => `${seconds} s on average`,
    standingDue: (when) => `next: ${when}`,
    comma: ', ',
    late: {
      rule: (breach, lostMinutes) =>
        `How time counts: after the limit of the card its time marks are gone;${breach === null ? '' : ` after ${breach} s it is counted as a timeout;`} after ${counted(lostMinutes, 'minute')} the platform takes it for no reply, and the card is worth 0.`,
      late: 'After the card’s limit: the time marks are gone',
      breach: (seconds) => (seconds === null ? 'A timeout' : `After ${seconds} s: counted as a timeout`),
      lost: 'After 3 minutes: no reply by the platform’s count, so the card is worth 0',
      none: (seconds) => `No reply took longer than ${seconds} s`,
      count: (seconds, breaches, lost) =>
        `${seconds === null ? '' : `Longer than ${seconds} s: ${breaches}`}${seconds !== null && lost > 0 ? '; of these ' : ''}${lost > 0 ? `longer than 3 minutes and worth 0: ${lost}` : ''}`,
    },
    compare: {
      title: 'Beside the earlier one',
      time: 'Mean time (seconds); the dashed line is what is wanted',
      timeOnly: 'Mean time (seconds)',
      mark: 'Mark; the dashed line is the pass line now',
      now: 'Now',
      wanted: 'Wanted',
      row: 'Which',
      seconds: (n) => `${n} s`,
      points: (n) => n,
    },
  },
)
