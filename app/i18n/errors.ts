import { defineMessages } from './messages'

export const errorMessages = defineMessages(
  {
    notFoundTitle: '没有找到这个页面',
    notFoundText: '它可能已经移走，或者您没有查看它的权限。',
    forbiddenTitle: '这里不对您开放',
    forbiddenText: '您的角色没有这项权限。需要的话请联系主管。',
    brokenTitle: '页面出了问题',
    brokenText: '问题已经记录下来。已保存的内容不会丢。请刷新一次；如果还不行，请把时间和页面告诉管理员。',
    offlineTitle: '网络断了',
    offlineText: '这一页没有打开。已保存的内容都还在；连上网络后刷新一次。',
    otherTitle: '这一步没有完成',
    otherText: '请返回上一页再试一次。',
    toToday: '回到今天',
  },
  {
    notFoundTitle: 'This page was not found',
    notFoundText: 'It may have been moved, or you may not be allowed to see it.',
    forbiddenTitle: 'This place is not open to you',
    forbiddenText: 'Your role does not include this. Ask your manager if you need it.',
    brokenTitle: 'Something went wrong on this page',
    brokenText:
      'It has been recorded. Nothing that was saved is lost. Reload once; if it stays, tell the administrator the time and the page.',
    offlineTitle: 'No network',
    offlineText: 'This page could not be opened. What was saved is kept; reload once you are connected.',
    otherTitle: 'This step did not go through',
    otherText: 'Go back and try again.',
    toToday: 'Back to today',
  },
)
