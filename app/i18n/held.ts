import { defineMessages } from './messages'

/** What stands still in a trainee's plan, why, and who can let it go on: for those around the trainee. */
export const heldMessages = defineMessages(
  {
    one: '这一项先放着：前面的还没有好',
    several: (n: number) => `有 ${n} 项先放着：前面的还没有好`,
    queueTitle: '先放着的',
    queueLead: '这些学员有几项不能开始，所以不在上面等您。谁来放行，写在每一条后面。',
    ready: (n: number) => `前面还有 ${n} 项没有好`,
    releases: {
      passed: '等主管作决定，结论是“通过”就放行',
      sat: '学员考完就放行；也可以由主管写明理由免去',
      learned: '学员学完就放行；也可以由主管写明理由免去',
      happened: '那一次做过、记录交上就放行；也可以由主管写明理由免去',
      ready: '逐项完成就放行；也可以由主管写明理由逐项免去',
    },
    line: (n: number, things: string) => `${n} 项先放着，等：${things}`,
    comma: '、',
    readyShort: '前面各项',
  },
  {
    one: 'This waits: something before it is not there yet',
    several: (n) =>
      n === 1 ? 'One activity waits for something before it' : `${n} activities wait for something before them`,
    queueTitle: 'On hold',
    queueLead:
      'These trainees have activities that cannot begin, so nothing of them waits for you. Each line says who can let it go on.',
    ready: (n) => (n === 1 ? 'One thing before it is not there' : `${n} things before it are not there`),
    releases: {
      passed: 'the manager decides; “pass” lets it go on',
      sat: 'goes on once the trainee has sat it, or a manager waives it with a reason',
      learned: 'goes on once the trainee has learned it, or a manager waives it with a reason',
      happened: 'goes on once it took place and its record is in, or a manager waives it with a reason',
      ready: 'goes on once each is done, or waived by a manager with a reason',
    },
    line: (n, things) => `${n} on hold, waiting for: ${things}`,
    comma: ', ',
    readyShort: 'everything before',
  },
)
