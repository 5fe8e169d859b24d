import { counted } from './counted'
import { defineMessages } from './messages'

/** What trainees say about lectures: what they are told of it, and what the lecturer reads. */
export const feedbackMessages = defineMessages(
  {
    title: '学员对课的反馈',
    lead: '您讲的课，学员在课后问卷里怎么说。平均分和建议都不带姓名。',
    none: '还没有人交问卷',
    noneLead: '您被指定为讲师、课后有问卷的课，有人交了就出现在这里。',
    ofCohort: (title: string, cohort: string) => `${title} · ${cohort}`,
    waitingFirst: (n: number, voices: number) =>
      `已交 ${n} 份，满 ${voices} 份才能看：再少就容易猜出是谁说的。这一期结束时还不满 ${voices} 份，就不再公开，平均分和写下的话谁也看不到。`,
    voices: (n: number) => `以下是 ${n} 份问卷的合计。`,
    waitingMore: (n: number, voices: number) => `之后又交了 ${n} 份，再满 ${voices} 份一起算进来。`,
    mean: (mean: string, count: number) => `平均 ${mean}（${count} 份）`,
    review: '低于 6 分，请看看这一课',
    remarks: '写下的话',
    remarksLead: '每个问题下面按文字排序，和谁写的、什么时候交的无关。',
    today: '课后问卷',
    todayWaiting: (n: number, voices: number) => `已交 ${n} 份，满 ${voices} 份可看`,
    todayReady: (n: number) => `${n} 份可看`,
    toFeedback: '看学员的反馈',
    passedOn: {
      title: (lecturers: string) => `这份问卷给谁看${lecturers ? `：讲师 ${lecturers}` : ''}`,
      when: (voices: number) =>
        `同班满 ${voices} 份，才一起交给讲师；不满 ${voices} 份，只有您自己看得到您写的，人少的班也可能一直不满，那就不会交给讲师。之后交的，再满 ${voices} 份一起交。`,
      what: '讲师看到平均分，和写下的话原文：不带姓名，也不按交的先后。主管在班级总结里只看到平均分。',
      names: '师傅、主管和讲师都能看到您交了没有，看不到您选了什么。写下的话请不要带上能认出您的事。',
      change: '交给讲师之前都可以改，交了就不能再改。',
    },
  },
  {
    title: 'What trainees say about lectures',
    lead: 'What trainees say in the questionnaires about your lectures. Means and suggestions carry no names.',
    none: 'No questionnaire yet',
    noneLead: 'Lectures you are named for appear here once somebody has sent a questionnaire about them.',
    ofCohort: (title, cohort) => `${title} · ${cohort}`,
    waitingFirst: (n, voices) =>
      `${n} of ${voices}: it can be read once there are ${voices}; with fewer, one could guess who said what. Where the cohort ends with fewer, it stays closed: nobody sees means or remarks.`,
    voices: (n) => `From ${counted(n, 'questionnaire')} together.`,
    waitingMore: (n, voices) => `${n} came in since; they are added once there are ${voices} of them.`,
    mean: (mean, count) => `${mean} on average (${count})`,
    review: 'Below 6: look at this lesson',
    remarks: 'In their words',
    remarksLead: 'Sorted by their letters under each question, whoever wrote them and whenever they came.',
    today: 'Questionnaires',
    todayWaiting: (n, voices) => `${n} of ${voices} so far`,
    todayReady: (n) => `${n} to read`,
    toFeedback: 'Read the feedback',
    passedOn: {
      title: (lecturers) => `Who reads this${lecturers ? `: lecturer ${lecturers}` : ''}`,
      when: (voices) =>
        `It goes to the lecturer together with others, once ${voices} of your cohort are in; before that only you see what you wrote, and a small cohort may never reach that number, so that it does not reach the lecturer. Later ones wait until there are ${voices} again.`,
      what: 'The lecturer reads means, and remarks word for word: without names, and not in the order they came. Managers see only the means, in the cohort report.',
      names:
        'Mentor, manager and lecturer see whether you have sent it, never what you chose. Please write nothing that you could be known by.',
      change: 'You may change it until it goes to the lecturer, not after.',
    },
  },
)
