import { counted } from './counted'
import { defineMessages } from './messages'

/** The board of papers that are being sat, for whoever supervises. */
export const supervisionMessages = defineMessages(
  {
    title: '考场实况',
    lead: '谁在考、答到哪里、最后一次保存是什么时候。可以加时，也可以对一个人或全体说话，卷面上几秒内就能看到。',
    toBoard: '看考场实况',
    nobody: '现在没有人在考',
    nobodyText: '有人开考以后，会自动出现在这里；刚收的试卷也会留两个小时。',
    exam: (title: string, open: number) => `${title} · ${open} 人在考`,
    justClosed: (n: number) => `刚收的试卷（${n}）`,
    blind: '这场考试您可能要评分，评分时不看姓名，所以这里也只显示编号。',
    left: '剩余',
    timeOver: '时间到，正在收卷',
    progress: (answered: number, of: number) => `答了 ${answered} 题，共 ${of} 题`,
    saved: (at: string) => `最后保存 ${at}`,
    savedNever: '还没有保存过',
    collectedAt: (at: string) => `${at} 收卷`,
    connection: {
      here: '在线',
      quiet: (at: string) => `${at} 起没有联系，答案可能还在学员的电脑上`,
      none: '页面没有联系（没开脚本，或还没打开）',
    },
    ending: {
      'handed-in': (at: string, answered: number, of: number) => `${at} 交卷，${of} 题答了 ${answered} 题`,
      'time-up': (at: string, answered: number, of: number) => `${at} 到时收卷，${of} 题答了 ${answered} 题`,
      voided: (at: string, answered: number, of: number) => `${at} 作废，${of} 题答了 ${answered} 题`,
    },
    noted: (n: number) => `记下的事（${n}）`,
    notedNote: '只是记录，不是结论。要下判断之前，请先问本人。',
    words: (n: number) => `说过的话（${n}）`,
    said: (at: string, name: string) => `${at} ${name}说`,
    gave: (at: string, name: string, minutes: number) => `${at} ${name}加时 ${minutes} 分钟`,
    seenAt: (at: string) => `${at} 已看到`,
    unseen: '还没看到',
    sayOne: '说话或加时',
    sayAll: (n: number) => `对这场的 ${n} 人说话或加时`,
    text: '要说的话',
    textHint:
      '学员会看到这句话和您的姓名。加时的话，请写明原因。不看姓名评分的考核人也会读到这句话，请不要写学员的姓名。',
    minutes: '加时（分钟）',
    minutesHint: '只说话就留空。加的时间会超出考试时段，并写进审计记录。',
    noExtend: '您可以留话；加时请找带教师傅或主管。',
    send: '发出',
    sent: '已经发出。',
    sentTo: (said: number, of: number) =>
      said === of
        ? `已经发给这场的 ${of} 人。`
        : `已经发给 ${said} 人，这场共 ${of} 人。没有发到的，不是刚到时间，就是加时已经到了上限；可以在各人那里单独说。`,
    live: { open: '自动更新中', polling: '每几秒更新一次', trying: '连接断了，正在重试' },
  },
  {
    title: 'Exams under way',
    lead: 'Who sits, how far they are, when they last saved. Give more time, or say something to one person or to all; the paper shows it within seconds.',
    toBoard: 'Exams under way',
    nobody: 'Nobody sits an exam now',
    nobodyText: 'Papers appear here by themselves once they are begun; collected ones stay for two hours.',
    exam: (title, open) => `${title} · ${counted(open, 'person', 'people')} sitting`,
    justClosed: (n) => `Just collected (${n})`,
    blind: 'You may be asked to mark this exam, which is done without names, so only codes are shown here.',
    left: 'Left',
    timeOver: 'Time is up, being collected',
    progress: (answered, of) => `${answered} of ${counted(of, 'question')} answered`,
    saved: (at) => `Last saved ${at}`,
    savedNever: 'Nothing saved yet',
    collectedAt: (at) => `Collected at ${at}`,
    connection: {
      here: 'Connected',
      quiet: (at) => `Not heard of since ${at}; answers may still be on the trainee’s computer`,
      none: 'The page has not been heard of (no scripts, or not opened yet)',
    },
    ending: {
      'handed-in': (at, answered, of) => `Handed in at ${at}, ${answered} of ${of} answered`,
      'time-up': (at, answered, of) => `Collected at ${at} when time was up, ${answered} of ${of} answered`,
      voided: (at, answered, of) => `Annulled at ${at}, ${answered} of ${of} answered`,
    },
    noted: (n) => `Noted (${n})`,
    notedNote: 'Notes, no verdict. Ask the person before you judge.',
    words: (n) => `Said (${n})`,
    said: (at, name) => `${at}, ${name} said`,
    gave: (at, name, minutes) => `${at}, ${name} gave ${counted(minutes, 'minute')}`,
    seenAt: (at) => `seen ${at}`,
    unseen: 'not seen yet',
    sayOne: 'Say something or give time',
    sayAll: (n) => `Say something or give time to all ${n} of this exam`,
    text: 'What to say',
    textHint:
      'The trainee sees it with your name. If you give time, say why. Whoever marks without names reads it too, so please do not write the trainee’s name.',
    minutes: 'More time (minutes)',
    minutesHint: 'Leave it empty for mere words. The time goes beyond the exam hours and into the audit record.',
    noExtend: 'You can say something; more time is given by the mentor or manager.',
    send: 'Send',
    sent: 'Sent.',
    sentTo: (said, of) =>
      said === of
        ? `Sent to all ${of} of this exam.`
        : `Sent to ${said} of ${of} in this exam. For the others time was just up, or they have had as much more time as can be given; say it to them one by one.`,
    live: { open: 'Updates by itself', polling: 'Updates every few seconds', trying: 'Not connected, trying again' },
  },
)
