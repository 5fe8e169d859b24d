import { counted } from './counted'
import { defineMessages } from './messages'

/** Out of the settings: minutes a day, the speed to reach, and the day before which it is wanted. */
interface Advised {
  minutes: number
  speed: number
  byDay: number | null
}

export const typingMessages = defineMessages(
  {
    title: '打字测试',
    practiceTitle: '打字练习',
    rules: (runs: number, minutes: number, speed: number) =>
      `${runs} 次，每次 ${minutes} 分钟，取最好的一次；每分钟 ${speed} 字合格。没打完就交，也按满 ${minutes} 分钟算；打错的字不算，多打一个字不影响后面。`,
    practiceRules: (minutes: number, speed: number) =>
      `每次 ${minutes} 分钟，想练几次都行；每分钟 ${speed} 字合格。没打完就交，也按满 ${minutes} 分钟算；打错的字不算，多打一个字不影响后面。`,
    start: (run: number) => `开始第 ${run} 次`,
    passage: '照着打',
    typed: '在这里打',
    handIn: '交卷',
    left: '剩余',
    noScript: (time: string) => `请在 ${time} 前交卷。`,
    run: (n: number) => `测试第 ${n} 次`,
    practiceRun: (n: number) => `练习第 ${n} 次`,
    startPractice: '开始练一次',
    standings: { open: '还在打', counts: '有效', held: '等师傅看', rejected: '师傅看过，不算' },
    heldAbout: (n: number) =>
      `有字来得比每分钟 ${n} 字还快，比一般人最快的手还快，所以先不算成绩，等师傅看过再定。您不用做什么，可以请师傅早点看。`,
    tooFast: '太快，不计入成绩',
    tooFastAbout: (n: number) => `有字来得比每分钟 ${n} 字还快的练习，不计入最好成绩。`,
    lateTitle: '交卷的时候，时间已经过了',
    lateKept: (n: number) => `截止前服务器收到的 ${n} 个字算数，之后打的没有算进去。`,
    lateNothing: '截止前服务器没有收到任何内容，这一次按 0 字记下来了。',
    review: {
      title: '打字记录，等您看',
      about: (n: number) =>
        `全部或一段来得比每分钟 ${n} 字还快，例如一次放进来很多字，所以先不算成绩。请问问当时的情形，看看打的内容，再决定算不算。`,
      typed: '打的内容',
      accepted: '算数',
      rejected: '不算，可再打一次',
      accept: '算数',
      reject: '不算',
      decidedOn: '依据这次测试的决定已经签了，不能再改。决定要改，请主管重新决定。',
      reason: '怎么看出来的',
      reasonHint: '至少 5 个字；学员会看到这次算不算，这段话留在记录里。',
      ruled: (name: string) => `${name}：`,
    },
    speed: '速度',
    perMinute: (n: string) => `${n} 字/分`,
    accuracy: '正确率',
    band: '等级',
    best: '最好成绩',
    bands: { excellent: '优', good: '良', pass: '合格', improve: '待提高', far: '差距较大' },
    nextSteps: {
      excellent: () => '不用每天练了，保持就好。',
      good: ({ minutes }: Advised) => `每天练 ${minutes} 分钟，稳住。`,
      pass: ({ minutes, speed, byDay }: Advised) =>
        `每天练 ${minutes} 分钟，${byDay === null ? '' : `第 ${byDay} 天前`}练到每分钟 ${speed} 字。`,
      improve: ({ minutes, speed, byDay }: Advised) =>
        `每天练 ${minutes} 分钟，${byDay === null ? '' : `第 ${byDay} 天前`}练到合格线，每分钟 ${speed} 字。`,
      far: () => '主管会和您谈谈怎么练。练习次数不限。',
    },
    noRuns: '还没有开始。深呼吸，手放好，再点开始。',
    over: '您的培训已经结束，这里不再开始新的一次；打过的记录仍可以看。',
    allDone: '次数用完了，取最好的一次。',
    back: '返回',
  },
  {
    title: 'Typing test',
    practiceTitle: 'Typing practice',
    rules: (runs, minutes, speed) =>
      `${counted(runs, 'run')} of ${minutes} minutes, the best one counts; ${counted(speed, 'character')} a minute to pass. Handed in unfinished, the full ${minutes} minutes count. Wrong characters do not count; one too many does not spoil the rest.`,
    practiceRules: (minutes, speed) =>
      `${counted(minutes, 'minute')} each, as often as you like; ${counted(speed, 'character')} a minute to pass. Handed in unfinished, the full ${minutes} minutes count. Wrong characters do not count; one too many does not disturb the rest.`,
    start: (run) => `Start run ${run}`,
    passage: 'Type this',
    typed: 'Type here',
    handIn: 'Hand in',
    left: 'Left',
    noScript: (time) => `Please hand in before ${time}.`,
    run: (n) => `Test run ${n}`,
    practiceRun: (n) => `Practice run ${n}`,
    startPractice: 'Start a practice run',
    standings: {
      open: 'Running',
      counts: 'Counts',
      held: 'Counts once your mentor has looked',
      rejected: 'Looked at; does not count',
    },
    heldAbout: (n) =>
      `Characters came faster than ${n} a minute, which is faster than the fastest hands, so the run does not count until your mentor has looked. There is nothing you have to do; you may ask your mentor to look soon.`,
    tooFast: 'Too fast to count',
    tooFastAbout: (n) => `Practice in which characters came faster than ${n} a minute is left out of the best result.`,
    lateTitle: 'It was handed in after the time was over',
    lateKept: (n) => `The ${n} characters that had reached the server by then count; what was typed later does not.`,
    lateNothing: 'Nothing had reached the server by then, so this run is recorded with 0 characters.',
    review: {
      title: 'Typing runs for you to look at',
      about: (n) =>
        `All or a part came faster than ${counted(n, 'character')} a minute, such as many characters at once, so it does not count yet. Ask how it came about and look at what was typed before you decide.`,
      typed: 'What was typed',
      accepted: 'Counts',
      rejected: 'Does not count; may be typed again',
      accept: 'It counts',
      reject: 'It does not count',
      decidedOn: 'The decision that rests on this test is signed, so this stays. A manager can decide anew.',
      reason: 'How you can tell',
      reasonHint: 'At least 5 characters. The trainee sees whether the run counts; these words stay on record.',
      ruled: (name) => `${name}:`,
    },
    speed: 'Speed',
    perMinute: (n) => `${n} chars/min`,
    accuracy: 'Accuracy',
    band: 'Band',
    best: 'Best result',
    bands: { excellent: 'Excellent', good: 'Good', pass: 'Pass', improve: 'Improve', far: 'Far below' },
    nextSteps: {
      excellent: () => 'No daily practice needed; keep it up.',
      good: ({ minutes }) => `${counted(minutes, 'minute')} of practice a day, to keep it steady.`,
      pass: ({ minutes, speed, byDay }) =>
        `${counted(minutes, 'minute')} a day, to reach ${counted(speed, 'character')} a minute${byDay === null ? '' : ` before day ${byDay}`}.`,
      improve: ({ minutes, speed, byDay }) =>
        `${counted(minutes, 'minute')} a day, to reach the line of ${counted(speed, 'character')} a minute${byDay === null ? '' : ` before day ${byDay}`}.`,
      far: () => 'Your manager will talk with you about how to practise. There is no limit to practice.',
    },
    noRuns: 'Not started. Breathe, put your hands in place, then press start.',
    over: 'Your training has ended, so no new run begins here; what you typed stays to be seen.',
    allDone: 'All runs are used; the best one counts.',
    back: 'Back',
  },
)
