import { defineMessages } from './messages'

/** After a test that was not passed: what happened, what comes next and when. The keys are those of activities/failed-step. */
export const failedStepMessages = defineMessages(
  {
    comma: '、',
    quoted: (title: string) => `「${title}」`,
    decision: {
      title: (names: string) => `${names}这次未合格，等主管决定`,
      text: (_on: string) =>
        '一次没考好不等于结束。主管会看完这一天的全部成绩，和您当面谈，再把决定写成文字给您：通过、限期改进再测一次，或者别的安排。成绩只是建议，由人来定。在那之前，课程、练习和旁听照常进行。',
      go: '看看由谁决定',
    },
    'second-ahead': {
      title: (names: string) => `${names}还有第二次测试`,
      text: (on: string) =>
        `从 ${on} 起可以测，师傅也可以提前为您开放。第一次的成绩留着，以第二次的为准。这几天照着决定里写的练。`,
      go: '看决定里写的',
    },
    'second-open': {
      title: (names: string) => `${names}的第二次测试已经开放`,
      text: (_on: string) => '题目和第一次不同。第一次的成绩留着，以这一次的为准。准备好了就开始。',
      go: '去第二次测试',
    },
    'second-marking': {
      title: (names: string) => `${names}的第二次测试已经交上`,
      text: (_on: string) => '正在等结果。结果公布以后，您会收到通知，再由主管决定。',
      go: '看进展',
    },
    'decision-again': {
      title: (names: string) => `${names}的第二次结果有了，等主管决定`,
      text: (_on: string) =>
        '主管会看两次的成绩，以第二次的为准，决定写成文字给您。在那之前，课程、练习和旁听照常进行。',
      go: '看看由谁决定',
    },
    'makeup-open': {
      title: (names: string) => `${names}未合格，可以补考一次`,
      text: (_on: string) => '补考现在就可以开始，题目和上次不同。先看看失分的主题，再考不迟。',
      go: '去补考',
    },
    'makeup-running': {
      title: (names: string) => `${names}的补考正在进行`,
      text: (_on: string) => '试卷已经打开，时间正在走。',
      go: '继续补考',
    },
    'makeup-marking': {
      title: (names: string) => `${names}的补考已经交上`,
      text: (_on: string) => '正在评分，结果公布以后您会收到通知。',
      go: '看进展',
    },
  },
  {
    comma: ', ',
    quoted: (title) => `“${title}”`,
    decision: {
      title: (names) => `${names}: not passed this time; the manager decides`,
      text: () =>
        'One test that is not passed is not the end. The manager looks at all results of the day, talks with you and gives you the decision in writing: passed, improve by a date and test again, or something else. Marks only recommend; a person decides. Until then lessons, practice and watching go on as usual.',
      go: 'See who decides',
    },
    'second-ahead': {
      title: (names) => `${names}: there is a second test`,
      text: (on) =>
        `It opens on ${on}; your mentor may open it earlier. The first result stays on record, the second one decides. Until then practise what the decision says.`,
      go: 'Read the decision',
    },
    'second-open': {
      title: (names) => `${names}: the second test is open`,
      text: () =>
        'It asks other questions than the first one. The first result stays on record, this one decides. Begin when you are ready.',
      go: 'To the second test',
    },
    'second-marking': {
      title: (names) => `${names}: the second test is handed in`,
      text: () => 'The result is on its way. You will be told when it is there; then the manager decides.',
      go: 'See how it stands',
    },
    'decision-again': {
      title: (names) => `${names}: the second result is there; the manager decides`,
      text: () =>
        'The manager looks at both results, the second one decides, and you get the decision in writing. Until then lessons, practice and watching go on as usual.',
      go: 'See who decides',
    },
    'makeup-open': {
      title: (names) => `${names}: not passed, and you may sit it once more`,
      text: () =>
        'The make-up is open now, with other questions. Look at the topics that cost you points first; there is no hurry.',
      go: 'To the make-up',
    },
    'makeup-running': {
      title: (names) => `${names}: your make-up is open`,
      text: () => 'The paper is open and its time is running.',
      go: 'Go on with the make-up',
    },
    'makeup-marking': {
      title: (names) => `${names}: the make-up is handed in`,
      text: () => 'It is being marked; you will be told when the result is there.',
      go: 'See how it stands',
    },
  },
)
