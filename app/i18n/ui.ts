import { defineMessages } from './messages'

export const uiMessages = defineMessages(
  {
    fieldsToFix: (n: number) => `有 ${n} 处需要修改，您填写的内容都还在。`,
    optional: '（选填）',
    draftKept: (time: string) => `这是 ${time} 存在这台电脑上的草稿，还没有提交。`,
    draftDiscard: '不要草稿',
    notSent: {
      offline: '现在没有网络，还没有发出去。',
      'too-large': '内容超过了能接收的大小，没有发出去。',
      broken: '服务器出了问题，没有确认收到。',
    },
    notSentAgain: '您填写的内容都在。稍后再按一次按钮就会重新发送；多按几次也只算一次。',
    notSentShorter: '请缩短内容，或者换一个小一些的文件，再发一次。',
    notSentNumber: (id: string) => `告诉管理员时请附上编号：${id}`,
    back: '返回',
    save: '保存',
    cancel: '取消',
    print: '打印',
    more: '更多',
    yes: '是',
    no: '否',
    none: '无',
    skipToContent: '跳到正文',
    showTable: '看数据表',
    next: '下一页',
    previous: '上一页',
    colon: '：',
    inBrackets: (text: string | number) => `（${text}）`,
  },
  {
    fieldsToFix: (n) =>
      n === 1
        ? 'One field needs a change; what you typed is kept.'
        : `${n} fields need a change; what you typed is kept.`,
    optional: '(optional)',
    draftKept: (time) => `This is the draft kept on this computer at ${time}; it has not been sent.`,
    draftDiscard: 'Discard the draft',
    notSent: {
      offline: 'There is no network: this has not been sent.',
      'too-large': 'This is larger than what can be received; it has not been sent.',
      broken: 'Something went wrong on the server: it has not confirmed this.',
    },
    notSentAgain:
      'What you typed is kept. Press the button again in a moment to send it; pressing more than once counts once.',
    notSentShorter: 'Shorten it, or choose a smaller file, and send it again.',
    notSentNumber: (id) => `When you tell the administrator, give this number: ${id}`,
    back: 'Back',
    save: 'Save',
    cancel: 'Cancel',
    print: 'Print',
    more: 'More',
    yes: 'Yes',
    no: 'No',
    none: 'None',
    skipToContent: 'Skip to content',
    showTable: 'Show as a table',
    next: 'Next page',
    previous: 'Previous page',
    colon: ': ',
    inBrackets: (text) => ` (${text})`,
  },
)
