import { defineMessages } from './messages'

export const uiMessages = defineMessages(
  {
    fieldsToFix: (n: number) => `有 ${n} 处需要修改，您填写的内容都还在。`,
    optional: '（选填）',
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
