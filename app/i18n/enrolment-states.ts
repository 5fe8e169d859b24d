import { defineMessages } from './messages'

/**
 * Where somebody stands between the first day and the promotion decision: `staff` as colleagues read it, `own` as it is
 * said to the person. The only place where the nine states have words; whoever needs one takes it from here. A paper that
 * is passed is no more than that: `otherPart` says what the rest of the exam lacks.
 */
export const enrolmentStates = defineMessages(
  {
    staff: {
      in_training: '培训中',
      final_passed: '转正考试笔试合格',
      final_failed: '转正考试未合格',
      retake_passed: '补考笔试合格',
      retake_failed: '补考未合格',
      on_probation: '试用期',
      promoted: '已转正',
      eliminated: '已淘汰',
      withdrawn: '已退出',
    },
    own: {
      in_training: '您在培训中',
      final_passed: '转正考试笔试合格',
      final_failed: '转正考试这次未合格',
      retake_passed: '补考笔试合格',
      retake_failed: '补考未合格',
      on_probation: '试用期',
      promoted: '您已转正',
      eliminated: '培训已经结束',
      withdrawn: '您已退出培训',
    },
    otherPart: {
      below: (exam: string) => `${exam}：笔试合格，口试或实操未合格`,
      awaited: (exam: string) => `${exam}：笔试合格，口试或实操还没有结果`,
    },
    otherPartShort: { below: '口试或实操未合格', awaited: '口试或实操还没有结果' },
  },
  {
    staff: {
      in_training: 'In training',
      final_passed: 'Final: paper passed',
      final_failed: 'Final not passed',
      retake_passed: 'Retake: paper passed',
      retake_failed: 'Retake not passed',
      on_probation: 'On probation',
      promoted: 'Promoted',
      eliminated: 'Eliminated',
      withdrawn: 'Withdrawn',
    },
    own: {
      in_training: 'You are in training',
      final_passed: 'You have passed the written part of the final',
      final_failed: 'You did not pass the final this time',
      retake_passed: 'You have passed the written part of the retake',
      retake_failed: 'You did not pass the retake',
      on_probation: 'On probation',
      promoted: 'You are promoted',
      eliminated: 'Your training has ended',
      withdrawn: 'You have left the training',
    },
    otherPart: {
      below: (exam) => `${exam}: written part passed, oral or practical part not passed`,
      awaited: (exam) => `${exam}: written part passed, oral or practical part without a result`,
    },
    otherPartShort: { below: 'oral or practical not passed', awaited: 'oral or practical without a result' },
  },
)

/** For the middle of an English sentence; Chinese has no capitals. */
export function inSentence(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1)
}
