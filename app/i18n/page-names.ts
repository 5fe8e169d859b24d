import { defineMessages } from './messages'

/** Pages whose own heading is a name or a sentence: the short word their tab begins with. */
export const pageNames = defineMessages(
  {
    examStart: '考前说明',
    paper: '答题',
    result: '考试结果',
    marking: '评分',
    appeal: '申诉',
    traineePlan: '学员计划',
    daySheet: (day: number) => `第 ${day} 天签核单`,
    dossier: '转正档案',
    audit: '审计记录',
    adjust: '调整安排',
    preconditions: '转正考试之前要有的',
    decide: (kind: string) => `作决定：${kind}`,
    report: '班级总结',
    cohort: '班级',
    person: '人员资料',
  },
  {
    examStart: 'Before the exam',
    paper: 'Exam paper',
    result: 'Exam result',
    marking: 'Marking',
    appeal: 'Appeal',
    traineePlan: 'Trainee’s plan',
    daySheet: (day) => `Sheet of day ${day}`,
    dossier: 'Dossier',
    audit: 'Audit record',
    adjust: 'Adjust',
    preconditions: 'Before the final',
    decide: (kind) => `Decide: ${kind}`,
    report: 'Cohort report',
    cohort: 'Cohort',
    person: 'Person',
  },
)
