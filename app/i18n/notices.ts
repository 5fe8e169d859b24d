import { defineMessages } from './messages'

interface About {
  title: string
}
interface Person {
  traineeName: string
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
      'gap-opened': ({ title, gap }: About & { gap: string }) => `「${title}」记下一条差距：${gap}`,
      'gap-closed': ({ gap }: { gap: string }) => `差距已补上：${gap}`,
      'gap-withdrawn': ({ gap, comment }: { gap: string; comment: string }) => `差距已撤回：${gap}（${comment}）`,
      'sheet-recorded': ({ title }: About) => `「${title}」有了新的观察表。`,
      debriefed: ({ title }: About) => `「${title}」可以复盘了，结果已经放进去。`,
      'marking-wanted': ({ traineeName, title }: Person & About) => `${traineeName}交了「${title}」，等您评分。`,
      'release-wanted': ({ traineeName, title }: Person & About) => `${traineeName}的「${title}」已评完，等您公布。`,
      'result-released': ({ title, passed }: About & { passed: boolean | null }) =>
        `「${title}」成绩已公布${passed === null ? '' : passed ? '：合格' : '：未合格，点开看下一步'}。`,
      'appeal-filed': ({ traineeName, title }: Person & About) => `${traineeName}对「${title}」提出申诉，请答复。`,
      'appeal-answered': ({ title, upheld }: About & { upheld: boolean }) =>
        `「${title}」的申诉有了答复：${upheld ? '成立' : '维持原来的成绩'}。`,
      'decision-wanted': ({ traineeName, kind }: Person & { kind: string }) => `${traineeName}：${kind}，等您决定。`,
      'confirmation-wanted': ({ traineeName, kind }: Person & { kind: string }) =>
        `${traineeName}：${kind}，需要您作为第二人确认。`,
      'decision-made': ({ kind }: { kind: string }) => `「${kind}」已经定下。请看理由和下一步，并确认已读。`,
      'decision-acknowledged': ({ traineeName, kind, refused }: Person & { kind: string; refused: boolean }) =>
        refused ? `${traineeName}没有确认${kind}，已记录。` : `${traineeName}已确认看过${kind}。`,
      'remedial-opened': () => '专项培训已经安排好，请从第一个模块开始。',
      'retake-opens': ({ on }: { on: string }) => `补考最早 ${on} 开始。`,
      'probation-ends': ({ traineeName, on }: Person & { on: string }) => `${traineeName}的试用期到 ${on}，请作决定。`,
      promoted: ({ on }: { on: string }) => `祝贺您，自 ${on} 起转正。`,
      'plan-changed': ({ reason }: { reason: string }) => `您的培训日程有变化：${reason}`,
      'second-test-opened': ({ title }: About) => `「${title}」的第二次测试已经提前开放，准备好了就可以测。`,
      'day-unlocked': ({ day, unlockedBy }: { day: number; unlockedBy: string }) =>
        `${unlockedBy}为您提前开放了第 ${day} 天。`,
      'mentor-assigned': ({ mentorName }: { mentorName: string }) => `您的师傅是${mentorName}。`,
      'mentee-assigned': ({ traineeName }: Person) => `${traineeName}分给您带教，请在待办里确认。`,
      'mentor-accepted': ({ mentorName }: { mentorName: string }) => `${mentorName}已接受带教。`,
      'conduct-recorded': ({ points, note }: { points: number; note: string }) =>
        `行为台账记了 ${points > 0 ? `+${points}` : points} 分：${note}`,
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
      'gap-opened': ({ title, gap }) => `A gap was noted in “${title}”: ${gap}`,
      'gap-closed': ({ gap }) => `A gap is closed: ${gap}`,
      'gap-withdrawn': ({ gap, comment }) => `A gap was taken back: ${gap} (${comment})`,
      'sheet-recorded': ({ title }) => `“${title}” has a new sheet.`,
      debriefed: ({ title }) => `“${title}” is ready for the debrief; the findings are in it.`,
      'marking-wanted': ({ traineeName, title }) => `${traineeName} handed in “${title}”; it waits for your marks.`,
      'release-wanted': ({ traineeName, title }) => `“${title}” of ${traineeName} is marked and waits for release.`,
      'result-released': ({ title, passed }) =>
        `The result of “${title}” is out${passed === null ? '' : passed ? ': passed' : ': not passed; see what to practise'}.`,
      'appeal-filed': ({ traineeName, title }) => `${traineeName} appeals against “${title}”; please answer.`,
      'appeal-answered': ({ title, upheld }) =>
        `Your appeal about “${title}” is answered: ${upheld ? 'upheld' : 'the result stands'}.`,
      'decision-wanted': ({ traineeName, kind }) => `${traineeName}: ${kind}. The decision waits for you.`,
      'confirmation-wanted': ({ traineeName, kind }) =>
        `${traineeName}: ${kind}. You are asked to confirm as the second person.`,
      'decision-made': ({ kind }) =>
        `Decided: ${kind}. Please read the reasons and what comes next, and acknowledge it.`,
      'decision-acknowledged': ({ traineeName, kind, refused }) =>
        refused
          ? `${traineeName} did not acknowledge this decision, which is recorded: ${kind}.`
          : `${traineeName} has acknowledged this decision: ${kind}.`,
      'remedial-opened': () => 'Remedial training is set up; please begin with the first module.',
      'retake-opens': ({ on }) => `The retake opens on ${on} at the earliest.`,
      'probation-ends': ({ traineeName, on }) => `The probation of ${traineeName} ends on ${on}; please decide.`,
      promoted: ({ on }) => `Congratulations: you are promoted from ${on} on.`,
      'plan-changed': ({ reason }) => `Your training schedule has changed: ${reason}`,
      'second-test-opened': ({ title }) =>
        `The second test of “${title}” has been opened early; begin when you are ready.`,
      'day-unlocked': ({ day, unlockedBy }) => `${unlockedBy} has opened day ${day} for you ahead of time.`,
      'mentor-assigned': ({ mentorName }) => `Your mentor is ${mentorName}.`,
      'mentee-assigned': ({ traineeName }) =>
        `${traineeName} is given to you as a mentee; please accept in your queue.`,
      'mentor-accepted': ({ mentorName }) => `${mentorName} has accepted to be your mentor.`,
      'conduct-recorded': ({ points, note }) =>
        `The conduct ledger has an entry of ${points > 0 ? `+${points}` : points} points: ${note}`,
    },
  },
)
