import { defineMessages } from './messages'

export const errorMessages = defineMessages(
  {
    notFoundTitle: '没有找到这个页面',
    notFoundText: '它可能已经移走，或者您没有查看它的权限。',
    forbiddenTitle: '这里不对您开放',
    forbiddenText: '您的角色没有这项权限。需要的话请联系主管。',
    offlineTitle: '没有网络',
    offlineText: '这一页没有打开。网络恢复后请刷新；写了还没有提交的内容在原来的页面上，打开就能看到。',
    brokenTitle: '页面出了问题',
    brokenText: '已保存的内容还在。请刷新一次；如果还不行，请把时间和页面告诉管理员。',
    otherTitle: '这一步没有完成',
    otherText: '请返回上一页再试一次。',
    toToday: '回到今天',
  },
  {
    notFoundTitle: 'This page was not found',
    notFoundText: 'It may have been moved, or you may not be allowed to see it.',
    forbiddenTitle: 'This place is not open to you',
    forbiddenText: 'Your role does not include this. Ask your manager if you need it.',
    offlineTitle: 'There is no network',
    offlineText:
      'This page did not open. Reload once the network is back; what you typed and did not send is on the page where you typed it.',
    brokenTitle: 'Something went wrong on this page',
    brokenText:
      'What was saved is still there. Reload once; if it stays, tell the administrator the time and the page.',
    otherTitle: 'This step did not go through',
    otherText: 'Go back and try again.',
    toToday: 'Back to today',
  },
)
