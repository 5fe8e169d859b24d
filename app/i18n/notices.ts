import { type Changed, changedWords } from './answered-appeals'
import { monthWords } from './conduct'
import { counted } from './counted'
import { nextStepWords } from './failed-steps'
import { defineMessages } from './messages'

interface About {
  title: string
}
/** Of one reply with its reason, or of so many. */
interface Told extends About {
  note: string | null
  times?: number
}
interface Gone {
  personName: string
  cohortName: string
  trainees: readonly string[]
}

/** `month`: in which the points count; older notices did not say it. */
interface Low {
  points: number
  limit: number
  month?: string
}

interface Person {
  traineeName: string
}
interface Result extends About {
  passed: boolean | null
  written?: boolean
  next?: string
  on?: string | null
}
type Answered = About & Changed & { upheld: boolean }
interface Lapsed {
  kind: string
  title: string | null
  before: number | null
  after: number | null
}
interface Waiver {
  things: readonly string[]
  reason: string
  managerName: string
}

/** What is waived and is no activity with a title. */
const WHOLES: Record<'zh-CN' | 'en', Record<string, string>> = {
  'zh-CN': { attendance: '出勤', conduct: '行为分' },
  en: { attendance: 'attendance', conduct: 'conduct points' },
}

/** From which result to which; nothing where one of them was none. */
function changeWords(before: number | null, after: number | null): string {
  return before === null || after === null ? '' : ` (${before} → ${after})`
}

/** One sentence per kind of notice; the kinds are those of features/notifications/notice. */
export const noticeMessages = defineMessages(
  {
    title: '通知',
    empty: '没有通知。',
    emptyLead: '签核、成绩和决定有了变化，会出现在这里。',
    unread: (n: number) => `${n} 条未读`,
    new: '新',
    markRead: '全部标为已读',
    older: '更早的通知',
    decisions: {
      'd1-gate': '入职测评结论',
      'd3-gate': '第 3 天关口的结论',
      'raised-targets': '新目标',
      'next-step': '下一步计划',
      promotion: '转正决定',
      'retake-pass': '补考合格后的安排',
      'retake-fail': '补考未合格后的决定',
      'probation-end': '试用期结束的决定',
      withdrawal: '退出培训',
    } as Record<string, string>,
    words: {
      'sign-wanted': ({ traineeName, title }: Person & About) => `${traineeName}的「${title}」已完成，等您签核。`,
      signed: ({ signerName, title }: About & { signerName: string }) => `${signerName}签核了「${title}」。`,
      'not-yet': ({
        signerName,
        title,
        comment,
        redoByOn,
      }: About & { signerName: string; comment: string; redoByOn: string | null }) =>
        `「${title}」未达标，需要重做。${signerName}：${comment}${redoByOn ? `（请在 ${redoByOn} 前重做）` : ''}`,
      'sign-withdrawn': ({ signerName, title, comment }: About & { signerName: string; comment: string }) =>
        `${signerName}撤回了「${title}」的签核：${comment}`,
      'question-asked': ({ traineeName, question }: Person & { question: string }) => `${traineeName}问：${question}`,
      'question-answered': ({ question }: { question: string }) => `您的问题有了答复：${question}`,
      'confirm-wanted': ({ traineeName, title }: Person & About) =>
        `${traineeName}在「${title}」里有一笔改价，等您确认。`,
      'price-confirmed': ({ orderRef }: { orderRef: string }) => `订单尾号 ${orderRef} 的改价已确认。`,
      'price-refused': ({ orderRef, comment }: { orderRef: string; comment: string }) =>
        `订单尾号 ${orderRef} 的改价没有得到同意：${comment}`,
      'review-assigned': ({ title }: About) => `师傅在「${title}」里分给您一条评价。`,
      'piece-back': ({ title, comment }: About & { comment: string }) =>
        `您在「${title}」交的一份退了回来，请重新写一份：${comment}`,
      'gap-opened': ({ title, gap }: About & { gap: string }) => `「${title}」记下一条差距：${gap}`,
      'gap-closed': ({ gap }: { gap: string }) => `差距已补上：${gap}`,
      'gap-withdrawn': ({ gap, comment }: { gap: string; comment: string }) => `差距已撤回：${gap}（${comment}）`,
      'sheet-recorded': ({ title }: About) => `「${title}」有了新的观察表。`,
      'oral-marked': ({ title }: About) => `「${title}」的口试评完了，可以看分数和评语。`,
      'practical-marked': ({ title }: About) => `「${title}」评完了，可以看分数、评语和复盘。`,
      'third-sheet-wanted': ({ traineeName, title }: Person & About) =>
        `${traineeName}的「${title}」，两位考核人相差较大，请您作第三位评分。`,
      'third-sheet-unasked': ({ traineeName, title }: Person & About) =>
        `${traineeName}的「${title}」，两位考核人相差较大，要第三位评分，可是没有人可以请了。请您再指名一位考核人。`,
      debriefed: ({ title }: About) => `「${title}」可以复盘了，结果已经放进去。`,
      'visit-planned': ({ traineeName, fromOn, untilOn }: { traineeName: string; fromOn: string; untilOn: string }) =>
        `请您做${traineeName}的神秘客户，${fromOn}到${untilOn}之间。请不要提前告诉学员。`,
      'visit-begun': ({ traineeName }: { traineeName: string }) => `${traineeName}开始接待了，您扮演的客户马上进店。`,
      'marking-wanted': ({ traineeName, title }: Person & About) => `「${title}」笔试，考生 ${traineeName}，等您评分。`,
      'third-mark-wanted': ({ traineeName, title, untilOn }: Person & About & { untilOn?: string }) =>
        `「${title}」笔试，考生 ${traineeName}：两位评分相差较大${untilOn ? `，重新看一遍的期限（${untilOn}）也过了` : ''}，请您作第三位独立评分。`,
      'marks-reopened': ({
        traineeName,
        title,
        position,
        reason,
        on,
      }: Person & About & { position: number; reason: string; on?: string }) =>
        `「${title}」笔试，考生 ${traineeName}：主管重新打开了第 ${position} 题的评分，请${on ? `在 ${on} 前` : ''}再看一次，更正或维持。原因：${reason}`,
      'release-wanted': ({ traineeName, title }: Person & About) =>
        `「${title}」笔试，考生 ${traineeName}：已评完，等您公布。`,
      'result-released': ({ title, passed, written, next, on }: Result) =>
        `「${title}」${written ? '笔试' : ''}成绩已公布${passed === null ? '' : passed ? '：合格' : `：未合格。${nextStepWords('zh-CN', next, on) ?? '点开看下一步'}`}。`,
      'drill-failed': ({ title }: About) => `「${title}」这次未合格；接下来怎么走，写在结果页上。`,
      'drill-passed': ({ title }: About) => `「${title}」师傅已裁定完，合格。`,
      'card-dispute-ruled': ({
        title,
        upheld,
        note,
        times = 1,
        timesUpheld = 0,
      }: Told & { upheld: boolean; timesUpheld?: number }) =>
        times > 1
          ? `您对「${title}」的异议有了 ${times} 个答复：${timesUpheld} 个成立，${times - timesUpheld} 个不成立。成绩和原因在结果页上。`
          : `您对「${title}」一条回复的异议${upheld ? '成立，成绩已改' : '不成立，成绩不变'}${note ? `：${note}` : '。'}`,
      'card-dispute-reopened': ({ title, times = 1 }: About & { times?: number }) =>
        times > 1
          ? `您对「${title}」的异议，有 ${times} 个答复撤回了，等师傅重新看；以新的答复为准。`
          : `您对「${title}」一条回复的异议，刚才的答复已撤回，等师傅重新看；以新的答复为准。`,
      'card-ruling-corrected': ({ title, note, times = 1 }: Told) =>
        times > 1
          ? `「${title}」有 ${times} 处裁定改了，分数以新的裁定为准，原因在结果页上。`
          : `「${title}」一条回复的裁定改了，分数以新的裁定为准${note ? `。原因：${note}` : '。'}`,
      'own-ruling-corrected': ({ traineeName, title, note, times = 1 }: Person & Told) =>
        times > 1
          ? `您对${traineeName}「${title}」的裁定有 ${times} 处被主管改了${note ? `。最近一处的原因：${note}` : '。'}`
          : `您对${traineeName}「${title}」一条回复的裁定被主管改了${note ? `。原因：${note}` : '。'}`,
      'drill-reopened': ({ title }: About) =>
        `「${title}」刚才的结果已撤回：有一处裁定被撤销，等师傅重新裁定；以之后的结果为准。`,
      'appeal-filed': ({ traineeName, title, on }: Person & About & { on?: string }) =>
        `${traineeName}对「${title}」提出申诉，请${on ? `在 ${on} 前` : ''}答复。`,
      'reviewer-wanted': ({ traineeName, title, on }: Person & About & { on: string }) =>
        `${traineeName}对「${title}」提出申诉，${on} 前要答复。主管都评过或公布过这份试卷，请指定另一个人来答复。`,
      'review-asked': ({ traineeName, title, reason, on }: Person & About & { reason: string; on: string | null }) =>
        `请您答复${traineeName}对「${title}」的申诉${on ? `，${on} 前` : ''}。请您来的原因：${reason}`,
      'appeal-settled': ({ traineeName, title, upheld }: Person & About & { upheld: boolean }) =>
        `${traineeName}对「${title}」的申诉有了答复：${upheld ? '成立' : '维持原来的成绩'}。`,
      'appeal-answered': ({ title, upheld, ...result }: Answered) =>
        `「${title}」的申诉有了答复：${upheld ? '成立' : '维持原来的成绩'}。${changedWords('zh-CN', result)}`,
      'appeal-waived': ({ traineeName, title }: Person & About) =>
        `${traineeName}说明：对「${title}」的成绩不申诉，等申诉期的决定可以作了。`,
      'voiding-proposed': ({ traineeName, title, reason }: Person & About & { reason: string }) =>
        `「${title}」的一份试卷（${traineeName}）被提议作废，请您作第二人看过再定。原因：${reason}`,
      'voiding-second-asked': ({ traineeName, title, reason }: Person & About & { reason: string }) =>
        `「${title}」的一份试卷（${traineeName}）被提议作废，没有别人能作第二人，请您看过再定。请您来的原因：${reason}`,
      'voiding-answered': ({
        traineeName,
        title,
        confirmerName,
        agreed,
        note,
      }: Person & About & { confirmerName: string; agreed: boolean; note: string }) =>
        agreed
          ? `${confirmerName}同意作废「${title}」的试卷（${traineeName}），已经作废。`
          : `${confirmerName}不同意作废「${title}」的试卷（${traineeName}），试卷照常评分。原因：${note}`,
      'paper-voided': ({ title, reason }: About & { reason: string }) =>
        `您的「${title}」那份试卷已作废，不计分，也不算考过。原因：${reason}。您可以重新考一次，题目不同；点开看什么时候可以开始。`,
      'decision-wanted': ({ traineeName, kind }: Person & { kind: string }) => `${traineeName}：${kind}，等您决定。`,
      'gate-waits': ({
        traineeName,
        kind,
        sinceOn,
        dueOn,
      }: Person & { kind: string; sinceOn: string; dueOn?: string }) =>
        `${traineeName}：${kind}从 ${sinceOn} 起还没有定${dueOn ? `，最迟 ${dueOn}` : ''}；在那之前不能接待顾客，也不能考后面的试。`,
      'confirmation-wanted': ({ traineeName, kind }: Person & { kind: string }) =>
        `${traineeName}：${kind}，需要您作为第二人确认。`,
      'second-person-asked': ({ traineeName, kind, reason }: Person & { kind: string; reason: string }) =>
        `${traineeName}：${kind}，没有别人能作第二人，请您看完材料后确认。请您来的原因：${reason}`,
      'proposal-declined': ({
        traineeName,
        kind,
        confirmerName,
        note,
      }: Person & { kind: string; confirmerName: string; note: string }) =>
        `${traineeName}：${kind}，${confirmerName}没有同意您的提议，提议没有生效，请看过原因再定：${note}`,
      'proposal-lapsed': ({ traineeName, kind, title, before, after }: Person & Lapsed) =>
        `${traineeName}：${kind}，提议依据的${title === null ? '情况' : `「${title}」成绩`}已经变了${changeWords(before, after)}，这项提议失效，没有生效。请看过新的情况再决定。`,
      'plan-lapsed': () => '转正考试的成绩经申诉改为合格，下一步计划不用做了，也不用补考。接下来由主管作转正决定。',
      'mentee-plan-lapsed': ({ traineeName }: Person) =>
        `${traineeName}的转正考试经申诉改为合格，下一步计划已经失效。接下来作转正决定。`,
      'decision-made': ({ kind, endsOn }: { kind: string; endsOn?: string }) =>
        endsOn
          ? `「${kind}」已经定下，培训到 ${endsOn} 结束。理由可以点开看。`
          : `「${kind}」已经定下。请看理由和下一步，并确认已读。`,
      'decision-superseded': ({ kind }: { kind: string }) =>
        `「${kind}」另作了决定，之前那一份不再有效。请看新的决定和理由。`,
      'mentee-decision-superseded': ({ traineeName, kind }: Person & { kind: string }) =>
        `${traineeName}的「${kind}」另作了决定，之前那一份不再有效。`,
      'decision-ground-changed': ({
        traineeName,
        kind,
        title,
        from,
        to,
      }: Person & About & { kind: string; from: number; to: number | null }) =>
        to === from
          ? `${traineeName}：「${kind}」依据的「${title}」又回到签字时的 ${from} 分。`
          : to === null
            ? `${traineeName}：「${kind}」依据的「${title}」签字时是 ${from} 分，现在又等裁定。`
            : `${traineeName}：「${kind}」依据的「${title}」签字之后从 ${from} 分变成 ${to} 分。决定仍有效，请看要不要另作决定。`,
      'decision-acknowledged': ({ traineeName, kind, refused }: Person & { kind: string; refused: boolean }) =>
        refused ? `${traineeName}没有确认${kind}，已记录。` : `${traineeName}已确认看过${kind}。`,
      'refusal-recorded': ({ kind, note }: { kind: string; note: string }) =>
        `「${kind}」记录为您还没有确认看过：${note} 您随时可以看这份决定，并确认看过；两条记录都会留着。`,
      'remedial-opened': () => '专项培训已经安排好，请从第一个模块开始。',
      'plan-owned': ({ traineeName, on }: Person & { on: string }) =>
        `${traineeName}的下一步计划由您负责，到 ${on} 完成。请看计划，和学员约好怎么补。`,
      'makeup-failed': ({ traineeName, title }: Person & About) =>
        `${traineeName}的「${title}」补考也未合格，不再有补考。学员看到的是：您会和他一起把失分的主题再过一遍。`,
      'test-result': ({ title, passed, next, on }: Result) =>
        `「${title}」有结果了${passed ? '：合格' : `：未合格。${nextStepWords('zh-CN', next, on) ?? '点开看下一步'}`}。`,
      'retake-opens': ({ on }: { on: string }) => `补考最早 ${on} 开始。`,
      'leaving-asked': ({ traineeName, on }: Person & { on: string }) =>
        `${traineeName}提出要退出，想在 ${on} 离开。请尽快和本人谈，再记录下来。`,
      'leaving-recorded': () => '主管记录了您要退出，在等第二个人向您核实。如果您没有提出过，请点开说明。',
      'leaving-record-void': () => '退出的记录已失效，没有生效，培训照常。',
      'leaving-affirmed': ({ traineeName }: Person) => `${traineeName}说明：属实，是本人要退出。请看完再签字。`,
      'leaving-decided': ({ on }: { on: string }) =>
        `退出已经定下，${on} 起生效。在那之前培训照常；改了主意，请在那之前告诉主管。`,
      'mentee-leaving-decided': ({ traineeName, on }: Person & { on: string }) =>
        `${traineeName}的退出已经定下，${on} 起生效。在那之前培训照常，不用再催考试。`,
      'leaving-denied': ({ traineeName }: Person) =>
        `${traineeName}说明没有提出过退出，那份记录已经失效，培训照常。请和本人谈清楚。`,
      'leaving-taken-back': ({ traineeName }: Person) => `${traineeName}收回了退出，培训照常。`,
      'probation-ends': ({ traineeName, on }: Person & { on: string }) =>
        `${traineeName}的试用期最后一天是 ${on}（含当天），请在这一天之内作出决定。过了这一天只能转正，不能再以不符合录用条件为由淘汰。`,
      'personnel-probation-ends': ({ traineeName, on }: Person & { on: string }) =>
        `${traineeName}的试用期最后一天是 ${on}（含当天），主管要在这一天之内作出决定。如果是淘汰，也要在这一天之内由第二个人确认；过了就只能转正。`,
      promoted: ({ on }: { on: string }) => `祝贺您，自 ${on} 起转正。`,
      'plan-changed': ({ reason }: { reason: string }) => `您的培训日程有变化：${reason}`,
      'terms-changed': ({ reason, rules = [] }: { reason: string; rules?: readonly string[] }) =>
        `您的计划和标准换到了新版本，已经给出的结果不变。${rules.length > 0 ? `这几份制度有改动，签收过的请看过新的再签收一次：${rules.map((rule) => `「${rule}」`).join('')}。` : ''}原因：${reason}`,
      'content-changed': ({ courseTitle, affected }: { courseTitle: string; affected: number }) =>
        `《${courseTitle}》的内容改了。${affected} 位在训学员仍按原来的计划和标准走，要换请您决定。`,
      'holiday-moved': ({ on }: { on: string }) => `${on} 的放假安排改了，您的培训日期跟着有变化，请看计划。`,
      'second-test-opened': ({ title, lastOn }: About & { lastOn?: string }) =>
        `「${title}」的再次测试已经提前开放，准备好了就可以测${lastOn ? `，最后一天是 ${lastOn}` : ''}。`,
      'second-test-due': ({ title, lastOn }: About & { lastOn?: string }) =>
        `「${title}」要求改进的，今天起可以再次测试${lastOn ? `，最后一天是 ${lastOn}` : ''}。题目和之前不同，以这一次的为准；从“今天”页开始。`,
      'day-unlocked': ({ day, unlockedBy }: { day: number; unlockedBy: string }) =>
        `${unlockedBy}为您提前开放了第 ${day} 天。`,
      'mentor-assigned': ({ mentorName }: { mentorName: string }) => `您的师傅是${mentorName}。`,
      'mentee-assigned': ({ traineeName }: Person) => `${traineeName}分给您带教，请在待办里确认。`,
      'mentor-accepted': ({ mentorName }: { mentorName: string }) => `${mentorName}已接受带教。`,
      'mentee-offered': ({ traineeName }: Person) => `请您接手带教${traineeName}，请在待办里答复。`,
      'mentee-offer-ended': ({ traineeName }: Person) => `${traineeName}的带教不用您接手了，您不用再答复。`,
      'mentee-leaving': ({ traineeName, mentorName }: Person & { mentorName: string }) =>
        `${traineeName}将交给${mentorName}带教。对方接受以前，仍由您负责。`,
      'mentee-stays': ({ traineeName }: Person) => `${traineeName}暂时没有换师傅，仍由您带教。`,
      'mentee-handed-over': ({ traineeName, mentorName }: Person & { mentorName: string }) =>
        `${mentorName}已接手带教${traineeName}。您签过的都还是您的签核。`,
      'mentor-changing': ({ mentorName }: { mentorName: string }) =>
        `您的师傅将换成${mentorName}，对方接受之后生效。之前的签核都不变。`,
      'mentor-stays': ({ mentorName }: { mentorName: string }) => `${mentorName}暂时不接手，您的师傅没有变。`,
      'hand-over-accepted': ({ traineeName, mentorName }: Person & { mentorName: string }) =>
        `${mentorName}已接受带教${traineeName}。`,
      'hand-over-declined': ({ traineeName, mentorName, reason }: Person & { mentorName: string; reason: string }) =>
        `${mentorName}没有接受带教${traineeName}：${reason} 请另作安排。`,
      'delegate-gone': ({ personName, cohortName, trainees }: Gone) =>
        `${personName}的账号停用了，${cohortName}里指名给这位同事的活动暂时没有人带：${trainees.join('、')}。请另外指名。`,
      'feedback-arrived': ({ title, voices }: About & { voices: number }) =>
        `「${title}」的课后问卷又满了 ${voices} 份，平均分和建议可以看了。`,
      'conduct-recorded': ({ points, note }: { points: number; note: string }) =>
        `行为台账记了 ${points > 0 ? `+${points}` : points} 分：${note}`,
      waived: ({ things, reason, managerName }: Waiver) =>
        `${managerName}已免去：${things.map((thing) => `「${WHOLES['zh-CN'][thing] ?? thing}」`).join('、')}。理由：${reason}`,
      'waiver-withdrawn': ({ things, reason, managerName }: Waiver) =>
        `${managerName}收回了免去的${things.map((thing) => `「${WHOLES['zh-CN'][thing] ?? thing}」`).join('、')}，还要做。理由：${reason}`,
      'own-conduct-low': ({ points, limit, month }: Low) =>
        `您${month ? ` ${monthWords['zh-CN'](month)} ` : ''}的行为分是 ${points} 分，到了 ${limit} 分这条线。师傅或主管会当面和您谈，您也可以先写下说明。`,
      'conduct-low': ({ traineeName, points, limit, month }: Person & Low) =>
        `${traineeName}${month ? ` ${monthWords['zh-CN'](month)} ` : ''}的行为分是 ${points} 分，到了 ${limit} 分这条线，请当面谈一次。`,
      'conduct-answered': ({ traineeName, note }: Person & { note: string }) =>
        `${traineeName}对一笔行为记录写了说明：${note}`,
      'conduct-disputed': ({ traineeName, note, dueOn }: Person & { note: string; dueOn: string }) =>
        `${traineeName}对一笔行为记录提出异议：${note}（主管最晚 ${dueOn} 答复）`,
      'conduct-ruled': ({ upheld, note }: { upheld: boolean; note: string }) =>
        `您的异议有了答复，${upheld ? '异议成立，分数已退回' : '维持原记录'}：${note}`,
      'conduct-dispute-ruled': ({ traineeName, upheld, note }: Person & { upheld: boolean; note: string }) =>
        `${traineeName}的异议有了答复，${upheld ? '异议成立，分数已退回' : '维持原记录'}：${note}`,
    },
  },
  {
    title: 'Notices',
    empty: 'No notices.',
    emptyLead: 'Changes to sign-offs, results and decisions appear here.',
    unread: (n) => `${n} unread`,
    new: 'New',
    markRead: 'Mark all as read',
    older: 'Older notices',
    decisions: {
      'd1-gate': 'first-day assessment',
      'd3-gate': 'gate of day 3',
      'raised-targets': 'new targets',
      'next-step': 'next-step plan',
      promotion: 'promotion decision',
      'retake-pass': 'decision after a passed retake',
      'retake-fail': 'decision after a retake not passed',
      'probation-end': 'decision at the end of probation',
      withdrawal: 'withdrawal',
    },
    words: {
      'sign-wanted': ({ traineeName, title }) => `${traineeName} has finished “${title}”; it waits for your sign-off.`,
      signed: ({ signerName, title }) => `${signerName} signed off “${title}”.`,
      'not-yet': ({ signerName, title, comment, redoByOn }) =>
        `“${title}” is marked “not yet”. ${signerName}: ${comment}${redoByOn ? ` (do it again by ${redoByOn})` : ''}`,
      'sign-withdrawn': ({ signerName, title, comment }) =>
        `${signerName} withdrew the sign-off of “${title}”: ${comment}`,
      'question-asked': ({ traineeName, question }) => `${traineeName} asks: ${question}`,
      'question-answered': ({ question }) => `Your question has an answer: ${question}`,
      'confirm-wanted': ({ traineeName, title }) =>
        `${traineeName} has a price change in “${title}” for you to confirm.`,
      'price-confirmed': ({ orderRef }) => `The price change of order …${orderRef} is confirmed.`,
      'price-refused': ({ orderRef, comment }) => `The price change of order …${orderRef} was refused: ${comment}`,
      'review-assigned': ({ title }) => `Your mentor assigned a review to you in “${title}”.`,
      'piece-back': ({ title, comment }) =>
        `What you handed in for “${title}” came back, please write a new one: ${comment}`,
      'gap-opened': ({ title, gap }) => `A gap was noted in “${title}”: ${gap}`,
      'gap-closed': ({ gap }) => `A gap is closed: ${gap}`,
      'gap-withdrawn': ({ gap, comment }) => `A gap was taken back: ${gap} (${comment})`,
      'sheet-recorded': ({ title }) => `“${title}” has a new sheet.`,
      'oral-marked': ({ title }) => `The oral part of “${title}” is marked; the marks and words are there to read.`,
      'practical-marked': ({ title }) => `“${title}” is marked; marks, comments and the replay are there to read.`,
      'third-sheet-wanted': ({ traineeName, title }) =>
        `“${title}” of ${traineeName}: two examiners lie far apart; please mark it as the third.`,
      'third-sheet-unasked': ({ traineeName, title }) =>
        `“${title}” of ${traineeName}: two examiners lie far apart, and nobody is left to be the third. Please name another examiner.`,
      debriefed: ({ title }) => `“${title}” is ready for the debrief; the findings are in it.`,
      'visit-planned': ({ traineeName, fromOn, untilOn }) =>
        `Please be the mystery shopper of ${traineeName}, between ${fromOn} and ${untilOn}. Please do not tell.`,
      'visit-begun': ({ traineeName }) => `${traineeName} has opened the desk; the customer you play is about to come.`,
      'marking-wanted': ({ traineeName, title }) =>
        `Written exam “${title}”, candidate ${traineeName}: it waits for your marks.`,
      'third-mark-wanted': ({ traineeName, title, untilOn }) =>
        `Written exam “${title}”, candidate ${traineeName}: two marks lie far apart${untilOn ? `, and the day for looking at them again (${untilOn}) is over` : ''}; please mark it as the third.`,
      'marks-reopened': ({ traineeName, title, position, reason, on }) =>
        `Written exam “${title}”, candidate ${traineeName}: a manager reopened the marks of question ${position}; please look at yours again${on ? ` by ${on}` : ''} and change or confirm it. Reason: ${reason}`,
      'release-wanted': ({ traineeName, title }) =>
        `Written exam “${title}”, candidate ${traineeName}: marked, and waits for your release.`,
      'result-released': ({ title, passed, written, next, on }) =>
        `The result of ${written ? 'the written part of ' : ''}“${title}” is out${passed === null ? '' : passed ? ': passed' : `: not passed; ${nextStepWords('en', next, on) ?? 'see what to practise'}`}.`,
      'drill-failed': ({ title }) => `“${title}”: not passed this time; what comes next is on the page of the result.`,
      'drill-passed': ({ title }) => `“${title}”: the mentor has ruled on every reply; passed.`,
      'card-dispute-ruled': ({ title, upheld, note, times = 1, timesUpheld = 0 }) =>
        times > 1
          ? `Your disputes about “${title}” have ${times} answers: ${timesUpheld} upheld, ${times - timesUpheld} not. Marks and reasons are on the page of the result.`
          : `Your dispute about a reply of “${title}” was ${upheld ? 'upheld; the mark has changed' : 'not upheld; the mark stays'}${note ? `: ${note}` : '.'}`,
      'card-dispute-reopened': ({ title, times = 1 }) =>
        times > 1
          ? `${times} answers to your disputes about “${title}” were taken back; the mentor looks again, and the new answers count.`
          : `The answer to your dispute about a reply of “${title}” was taken back; the mentor looks again, and the new answer counts.`,
      'card-ruling-corrected': ({ title, note, times = 1 }) =>
        times > 1
          ? `${times} rulings on replies of “${title}” were corrected; the mark follows the new ones, and the reasons are on the page of the result.`
          : `A ruling on a reply of “${title}” was corrected; the mark follows the new one${note ? `. Reason: ${note}` : '.'}`,
      'own-ruling-corrected': ({ traineeName, title, note, times = 1 }) =>
        times > 1
          ? `A manager corrected ${times} of your rulings on replies of ${traineeName} in “${title}”${note ? `. The latest reason: ${note}` : '.'}`
          : `A manager corrected your ruling on a reply of ${traineeName} in “${title}”${note ? `. Reason: ${note}` : '.'}`,
      'drill-reopened': ({ title }) =>
        `The result of “${title}” was withdrawn: a ruling was taken back and waits for the mentor again; what comes then counts.`,
      'appeal-filed': ({ traineeName, title, on }) =>
        `${traineeName} appeals against “${title}”; please answer${on ? ` by ${on}` : ''}.`,
      'reviewer-wanted': ({ traineeName, title, on }) =>
        `${traineeName} appeals against “${title}”; an answer is due by ${on}. Every manager marked or released this paper: please name somebody else to answer.`,
      'review-asked': ({ traineeName, title, reason, on }) =>
        `Please answer the appeal of ${traineeName} against “${title}”${on ? ` by ${on}` : ''}. Why you: ${reason}`,
      'appeal-settled': ({ traineeName, title, upheld }) =>
        `The appeal of ${traineeName} about “${title}” is answered: ${upheld ? 'upheld' : 'the result stands'}.`,
      'appeal-answered': ({ title, upheld, ...result }) =>
        `Your appeal about “${title}” is answered: ${upheld ? 'upheld' : 'the result stands'}.${changedWords('en', result)}`,
      'appeal-waived': ({ traineeName, title }) =>
        `${traineeName} says that they do not appeal against “${title}”; a decision that waited for it can be made.`,
      'voiding-proposed': ({ traineeName, title, reason }) =>
        `It is proposed to annul a paper that was handed in: “${title}”, ${traineeName}. Please look at it as the second person. Reason: ${reason}`,
      'voiding-second-asked': ({ traineeName, title, reason }) =>
        `A paper of ${title} (${traineeName}) is proposed to be void, and nobody else can be the second person; please look and decide. Why you: ${reason}`,
      'voiding-answered': ({ traineeName, title, confirmerName, agreed, note }) =>
        agreed
          ? `${confirmerName} agreed to annul the paper “${title}” (${traineeName}); it is void now.`
          : `${confirmerName} did not agree to annul the paper “${title}” (${traineeName}); it is marked as usual. Why: ${note}`,
      'paper-voided': ({ title, reason }) =>
        `Your paper “${title}” is void: it has no mark and does not count as sat. Reason: ${reason}. You can sit the exam again, with other questions; see when it can begin.`,
      'decision-wanted': ({ traineeName, kind }) => `${traineeName}: ${kind}. The decision waits for you.`,
      'gate-waits': ({ traineeName, kind, sinceOn, dueOn }) =>
        `${traineeName}: ${kind}, not decided since ${sinceOn}${dueOn ? `, due by ${dueOn}` : ''}. Until then no customers and no later exam.`,
      'confirmation-wanted': ({ traineeName, kind }) =>
        `${traineeName}: ${kind}. You are asked to confirm as the second person.`,
      'second-person-asked': ({ traineeName, kind, reason }) =>
        `${traineeName}: ${kind}. Nobody else can be the second person; please read the case and confirm. Why you: ${reason}`,
      'proposal-declined': ({ traineeName, kind, confirmerName, note }) =>
        `${traineeName}: ${kind}. ${confirmerName} did not agree to your proposal, which has no effect; please read why before you decide: ${note}`,
      'proposal-lapsed': ({ traineeName, kind, title, before, after }) =>
        `${traineeName}: ${kind}. What the proposal rested on has changed${title === null ? '' : `: “${title}”`}${changeWords(before, after)}. It has lapsed without effect; please decide by what stands now.`,
      'plan-lapsed': () =>
        'An appeal has turned your final exam into a pass: the next-step plan and the retake are no longer needed. The promotion decision comes next.',
      'mentee-plan-lapsed': ({ traineeName }) =>
        `An appeal has turned the final exam of ${traineeName} into a pass; the next-step plan has lapsed. The promotion decision comes next.`,
      'decision-made': ({ kind, endsOn }) =>
        endsOn
          ? `Decided: ${kind}. The training ends on ${endsOn}; you can read the reasons.`
          : `Decided: ${kind}. Please read the reasons and what comes next, and acknowledge it.`,
      'decision-superseded': ({ kind }) =>
        `Decided anew: ${kind}. What was signed before no longer stands; please read the new decision and its reasons.`,
      'mentee-decision-superseded': ({ traineeName, kind }) =>
        `Decided anew for ${traineeName}: ${kind}. What was signed before no longer stands.`,
      'decision-ground-changed': ({ traineeName, kind, title, from, to }) =>
        to === from
          ? `${traineeName}, ${kind}: “${title}”, on which it rests, is again at the ${from} of the signature.`
          : to === null
            ? `${traineeName}, ${kind}: “${title}”, on which it rests, was ${from} when it was signed and waits for a ruling again.`
            : `${traineeName}, ${kind}: “${title}”, on which it rests, went from ${from} to ${to} after the signature. The decision stands; please see whether to decide anew.`,
      'decision-acknowledged': ({ traineeName, kind, refused }) =>
        refused
          ? `${traineeName} did not acknowledge this decision, which is recorded: ${kind}.`
          : `${traineeName} has acknowledged this decision: ${kind}.`,
      'refusal-recorded': ({ kind, note }) =>
        `It is recorded that you have not acknowledged this decision: ${kind}. ${note} You can read and acknowledge it at any time; both stay on record.`,
      'remedial-opened': () => 'Remedial training is set up; please begin with the first module.',
      'plan-owned': ({ traineeName, on }) =>
        `The next-step plan of ${traineeName} is yours to look after, until ${on}. Read it and agree with them how it is done.`,
      'makeup-failed': ({ traineeName, title }) =>
        `${traineeName} did not pass the make-up of “${title}” either; there is no further one. They read that you go through the lost topics with them again.`,
      'test-result': ({ title, passed, next, on }) =>
        `“${title}” has a result${passed ? ': passed' : `: not passed; ${nextStepWords('en', next, on) ?? 'see what follows'}`}.`,
      'retake-opens': ({ on }) => `The retake opens on ${on} at the earliest.`,
      'leaving-asked': ({ traineeName, on }) =>
        `${traineeName} wants to leave, on ${on} if possible. Please talk soon, then record it.`,
      'leaving-recorded': () =>
        'A manager has recorded that you leave; a second person will ask you yourself. If you never asked for it, open this and say so.',
      'leaving-record-void': () => 'The record of your leaving is void; the training goes on.',
      'leaving-affirmed': ({ traineeName }) =>
        `${traineeName} says that it is so: they want to leave. Please read it and sign.`,
      'leaving-decided': ({ on }) =>
        `Leaving is decided, from ${on}. Until then the training goes on; if you think otherwise, tell the manager before that day.`,
      'mentee-leaving-decided': ({ traineeName, on }) =>
        `${traineeName}: leaving is decided, from ${on}. Until then the training goes on; exams need not be chased any more.`,
      'leaving-denied': ({ traineeName }) =>
        `${traineeName} says that they never asked to leave: the record has lapsed, and the training goes on. Please talk with them.`,
      'leaving-taken-back': ({ traineeName }) => `${traineeName} no longer wants to leave; the training goes on.`,
      'probation-ends': ({ traineeName, on }) =>
        `${on} is the last day of probation of ${traineeName}; please decide by the end of it. Afterwards only promotion is left.`,
      'personnel-probation-ends': ({ traineeName, on }) =>
        `${on} is the last day of probation of ${traineeName}; the manager decides by the end of it. Letting them go has to be confirmed by a second person by then; afterwards only promotion is left.`,
      promoted: ({ on }) => `Congratulations: you are promoted from ${on} on.`,
      'plan-changed': ({ reason }) => `Your training schedule has changed: ${reason}`,
      'terms-changed': ({ reason, rules = [] }) =>
        `Your plan and the terms you are judged by have moved to a new version; results already given stay. ${rules.length > 0 ? `Some rules have changed; what you signed of them has to be read and acknowledged again: ${rules.map((rule) => `“${rule}”`).join(', ')}. ` : ''}Reason: ${reason}`,
      'content-changed': ({ courseTitle, affected }) =>
        `The content of “${courseTitle}” has changed. ${affected} trainee${affected === 1 ? '' : 's'} in training stay on the plan and terms they began with; moving them is yours to decide.`,
      'holiday-moved': ({ on }) =>
        `Whether ${on} is a holiday has been corrected, so some of your training dates have moved; see the plan.`,
      'second-test-opened': ({ title, lastOn }) =>
        `“${title}” can be tested again early; begin when you are ready${lastOn ? `. The last day is ${lastOn}` : ''}.`,
      'second-test-due': ({ title, lastOn }) =>
        `What “${title}” asked you to improve can be tested again from today on${lastOn ? ` until ${lastOn}` : ''}, with other questions; this one decides. Begin from Today.`,
      'day-unlocked': ({ day, unlockedBy }) => `${unlockedBy} has opened day ${day} for you ahead of time.`,
      'mentor-assigned': ({ mentorName }) => `Your mentor is ${mentorName}.`,
      'mentee-assigned': ({ traineeName }) =>
        `${traineeName} is given to you as a mentee; please accept in your queue.`,
      'mentor-accepted': ({ mentorName }) => `${mentorName} has accepted to be your mentor.`,
      'mentee-offered': ({ traineeName }) =>
        `You are asked to take over ${traineeName} as a mentee; please answer in your queue.`,
      'mentee-offer-ended': ({ traineeName }) =>
        `You are no longer asked to take over ${traineeName}; you need not answer any more.`,
      'mentee-leaving': ({ traineeName, mentorName }) =>
        `${traineeName} is to go to ${mentorName}. Until they accept, the trainee stays with you.`,
      'mentee-stays': ({ traineeName }) => `${traineeName} stays with you for now.`,
      'mentee-handed-over': ({ traineeName, mentorName }) =>
        `${mentorName} has taken over ${traineeName}. What you signed stays signed by you.`,
      'mentor-changing': ({ mentorName }) =>
        `Your mentor will be ${mentorName}, once they accept. Earlier sign-offs stay as they are.`,
      'mentor-stays': ({ mentorName }) => `${mentorName} does not take over for now; your mentor stays the same.`,
      'hand-over-accepted': ({ traineeName, mentorName }) => `${mentorName} has taken over ${traineeName}.`,
      'hand-over-declined': ({ traineeName, mentorName, reason }) =>
        `${mentorName} did not take over ${traineeName}: ${reason} Please find another way.`,
      'delegate-gone': ({ personName, cohortName, trainees }) =>
        `The account of ${personName} is closed. In ${cohortName}, what they were named for has nobody now: ${trainees.join(', ')}. Please name somebody else.`,
      'feedback-arrived': ({ title, voices }) =>
        `${voices} more questionnaires about “${title}” are in: means and suggestions can be read.`,
      'conduct-recorded': ({ points, note }) =>
        `The conduct ledger has an entry of ${points > 0 ? `+${points}` : points} points: ${note}`,
      waived: ({ things, reason, managerName }) =>
        `${managerName} has waived ${things.map((thing) => `“${WHOLES.en[thing] ?? thing}”`).join(', ')}. Reason: ${reason}`,
      'waiver-withdrawn': ({ things, reason, managerName }) =>
        `${managerName} has taken back the waiver of ${things.map((thing) => `“${WHOLES.en[thing] ?? thing}”`).join(', ')}; it is to be done. Reason: ${reason}`,
      'own-conduct-low': ({ points, limit, month }) =>
        `Your conduct${month ? ` of ${monthWords.en(month)}` : ''} stands at ${counted(points, 'point')}, which reaches the threshold of ${limit}. Your mentor or the manager will talk with you; you may write your answer before.`,
      'conduct-low': ({ traineeName, points, limit, month }) =>
        `The conduct of ${traineeName}${month ? ` in ${monthWords.en(month)}` : ''} stands at ${counted(points, 'point')}, which reaches the threshold of ${limit}: please talk in person.`,
      'conduct-answered': ({ traineeName, note }) => `${traineeName} answered a conduct line: ${note}`,
      'conduct-disputed': ({ traineeName, note, dueOn }) =>
        `${traineeName} disputes a conduct line: ${note} (a manager answers by ${dueOn})`,
      'conduct-ruled': ({ upheld, note }) =>
        `Your dispute is answered, ${upheld ? 'upheld, and the points are back' : 'and the line stands'}: ${note}`,
      'conduct-dispute-ruled': ({ traineeName, upheld, note }) =>
        `The dispute of ${traineeName} is answered, ${upheld ? 'upheld, and the points are back' : 'and the line stands'}: ${note}`,
    },
  },
)
