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
    remeasureTitle: '打字复测',
    remeasureRules: (runs: number, minutes: number, speed: number) =>
      `${runs} 次，每次 ${minutes} 分钟，取最好的一次，和前面的测试作比较。低于每分钟 ${speed} 字也不影响关口和结论，只看接下来怎么练。没打完就交，也按满 ${minutes} 分钟算。`,
    waysRule: '请一个字一个字地打：粘贴、拖入、替换的内容放不进去，还会记下来，这一次要等师傅看过才算。',
    start: (run: number) => `开始第 ${run} 次`,
    passage: '照着打',
    typed: '在这里打',
    handIn: '交卷',
    left: '剩余',
    /** Before anything can be said of it. */
    unknown: '–',
    live: '现在的速度和正确率',
    notTyped: {
      pasted: '粘贴的内容没有放进去。这件事记下来了，这一次要等师傅看过才算。',
      dropped: '拖进来的内容没有放进去。这件事记下来了，这一次要等师傅看过才算。',
      replaced: '自动替换的内容没有放进去。这件事记下来了，这一次要等师傅看过才算。',
    },
    noScript: (time: string) =>
      `请在 ${time} 前交卷。这个浏览器没有开脚本：看不到速度，也不会自动保存，时间以服务器收到的时候为准；晚交的不算，请留出几秒。`,
    warmUp: {
      go: '先热身',
      title: '热身',
      lead: '不记成绩，也不占次数，练到手热为止。',
      done: '热好了，回去开始',
      passed: '已用',
      refused: '热身时也放不进去粘贴、拖入、替换的内容。正式测试里会记下来。',
    },
    target: (speed: number) => `您的目标：每分钟 ${speed} 字`,
    targetFrom: '通过第 3 天关口之后，主管和您定下的。练习和复测都对着它看。',
    targetReached: (speed: number) => `目标每分钟 ${speed} 字，已经到了`,
    curve: {
      title: '打字速度：从第一次测试到最后一次复测',
      lead: '每次测试取最好的一次，只画算数的。虚线是合格线。',
      leadTarget: (speed: number) =>
        `每次测试取最好的一次，只画算数的。两条虚线，一条是合格线，一条是目标 ${speed} 字。`,
      chart: '打字速度随训练日的变化（字/分）',
      day: (n: number) => `第 ${n} 天`,
      days: '训练日',
      goal: '目标',
      line: '合格',
      columns: { day: '哪一天', test: '测试' },
      notYet: '还没有成绩',
    },
    run: (n: number) => `测试第 ${n} 次`,
    practiceRun: (n: number) => `练习第 ${n} 次`,
    startPractice: '开始练一次',
    remeasureRun: (n: number) => `复测第 ${n} 次`,
    standings: { open: '还在打', counts: '有效', held: '等师傅看', rejected: '师傅看过，不算' },
    heldAbout: (n: number) =>
      `有字来得比每分钟 ${n} 字还快，比一般人最快的手还快，或者有过粘贴、拖入、替换，所以先不算成绩，等师傅看过再定。您不用做什么，可以请师傅早点看。`,
    tooFast: '不是手打的速度，不计入成绩',
    tooFastAbout: (n: number) => `有字来得比每分钟 ${n} 字还快，或者有过粘贴、拖入、替换的练习，不计入最好成绩。`,
    lateTitle: '交卷的时候，时间已经过了',
    lateKept: (n: number) => `截止前服务器收到的 ${n} 个字算数，之后打的没有算进去。`,
    lateNothing: '截止前服务器没有收到任何内容，这一次按 0 字记下来了。',
    review: {
      title: '打字记录，等您看',
      about: (n: number) =>
        `全部或一段来得比每分钟 ${n} 字还快，例如一次放进来很多字，或者有过粘贴、拖入、替换，所以先不算成绩。请问问当时的情形，看看打的内容，再决定算不算。`,
      ways: { pasted: '粘贴', dropped: '拖入', replaced: '替换' },
      way: (name: string, n: number) => `${name} ${n} 次`,
      waysNote: '（都没有放进去）',
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
    remeasureTitle: 'Typing, measured again',
    remeasureRules: (runs, minutes, speed) =>
      `${counted(runs, 'run')} of ${minutes} minutes, the best one counts and is compared with the tests before. Below ${counted(speed, 'character')} a minute nothing is lost: no gate and no decision rests on it, only how you practise. Handed in unfinished, the full ${minutes} minutes count.`,
    waysRule:
      'Please type every character: what is pasted, dropped or replaced is not put in and goes on record, and the run counts only once your mentor has looked.',
    start: (run) => `Start run ${run}`,
    passage: 'Type this',
    typed: 'Type here',
    handIn: 'Hand in',
    left: 'Left',
    unknown: '–',
    live: 'Speed and accuracy so far',
    notTyped: {
      pasted: 'What was pasted was not put in. It is on record, and the run counts only once your mentor has looked.',
      dropped: 'What was dropped was not put in. It is on record, and the run counts only once your mentor has looked.',
      replaced:
        'What was replaced by itself was not put in. It is on record, and the run counts only once your mentor has looked.',
    },
    noScript: (time) =>
      `Please hand in before ${time}. Scripts are off in this browser: no speed is shown, nothing is saved on the way, and what counts is when the server has it. Late is not taken, so leave a few seconds.`,
    warmUp: {
      go: 'Warm up first',
      title: 'Warm-up',
      lead: 'Nothing is recorded and no run is used. Go on until your hands are warm.',
      done: 'Ready to start',
      passed: 'Time',
      refused: 'What is pasted, dropped or replaced is not put in here either. In a test it goes on record.',
    },
    target: (speed) => `Your target: ${counted(speed, 'character')} a minute`,
    targetFrom: 'Agreed with your manager after the gate of day 3. Practice and re-measures are held against it.',
    targetReached: (speed) => `Target of ${counted(speed, 'character')} a minute reached`,
    curve: {
      title: 'Typing speed, from the first test to the last re-measure',
      lead: 'The best run of each test, of those that count. The dashed line is the pass line.',
      leadTarget: (speed) =>
        `The best run of each test, of those that count. One dashed line is the pass line, the other the target of ${speed}.`,
      chart: 'Typing speed over the training days (characters a minute)',
      day: (n) => `Day ${n}`,
      days: 'training day',
      goal: 'target',
      line: 'pass',
      columns: { day: 'Day', test: 'Test' },
      notYet: 'No result yet',
    },
    run: (n) => `Test run ${n}`,
    practiceRun: (n) => `Practice run ${n}`,
    startPractice: 'Start a practice run',
    remeasureRun: (n) => `Re-measure run ${n}`,
    standings: {
      open: 'Running',
      counts: 'Counts',
      held: 'Counts once your mentor has looked',
      rejected: 'Looked at; does not count',
    },
    heldAbout: (n) =>
      `Characters came faster than ${n} a minute, which is faster than the fastest hands, or were to be pasted, dropped or replaced, so the run does not count until your mentor has looked. There is nothing you have to do; you may ask your mentor to look soon.`,
    tooFast: 'Not typed by hand; does not count',
    tooFastAbout: (n) =>
      `Practice in which characters came faster than ${n} a minute, or were to be pasted, dropped or replaced, is left out of the best result.`,
    lateTitle: 'It was handed in after the time was over',
    lateKept: (n) => `The ${n} characters that had reached the server by then count; what was typed later does not.`,
    lateNothing: 'Nothing had reached the server by then, so this run is recorded with 0 characters.',
    review: {
      title: 'Typing runs for you to look at',
      about: (n) =>
        `All or a part came faster than ${counted(n, 'character')} a minute, such as many characters at once, or was to be pasted, dropped or replaced, so it does not count yet. Ask how it came about and look at what was typed before you decide.`,
      ways: { pasted: 'pasted', dropped: 'dropped', replaced: 'replaced' },
      way: (name, n) => `${name} ${n === 1 ? 'once' : `${n} times`}`,
      waysNote: ' (none of it was put in)',
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
