import { defineMessages } from './messages'

/** Messages that our own schemas name by key; the rest zod says itself, in both languages. */
export const formMessages = defineMessages(
  {
    'form.username': '只能用小写字母、数字、点、横线和下划线',
    'form.password-short': '密码至少 10 个字符,一句容易记住的话最好',
    'form.password-again': '两次输入的密码不一样',
    'form.password-same': '新密码不能和现在的密码一样',
    'form.role-needed': '至少选择一个角色',
    'form.reason-short': '请把原因写清楚一些',
    'form.comment-short': '请写下看到了什么(至少 20 个字)',
    'form.date': '请填写日期,例如 2026-11-22',
    'form.date-order': '结束日期不能早于开始日期',
    'form.choose': '请选择一项',
    'form.required': '请填写这一项',
    'form.typed-name': '请输入您的姓名来确认',
    'form.too-long': '内容太长了,请删短一些',
    'form.number': '请填写数字',
  },
  {
    'form.username': 'Use lower-case letters, digits, dots, hyphens and underscores only',
    'form.password-short': 'Use at least 10 characters; a sentence you remember is best',
    'form.password-again': 'The two passwords differ',
    'form.password-same': 'The new password must differ from the current one',
    'form.role-needed': 'Choose at least one role',
    'form.reason-short': 'Please say a little more about the reason',
    'form.comment-short': 'Please write what you saw (at least 20 characters)',
    'form.date': 'Enter a date, such as 2026-11-22',
    'form.date-order': 'The end cannot be before the start',
    'form.choose': 'Choose one',
    'form.required': 'Please fill this in',
    'form.typed-name': 'Type your name to confirm',
    'form.too-long': 'This is too long; please shorten it',
    'form.number': 'Enter a number',
  },
)
