import { defineMessages } from './messages'

/** Around a signature: before its hour, the minute to undo it, and what somebody else was faster to sign. */
export const signingMessages = defineMessages(
  {
    ahead: (at: string) => `按计划要到 ${at} 才进行。`,
    tooEarly: (at: string) => `按计划要到 ${at} 才进行，现在还不能记录。确实要提前进行，请先提前开放这一天。`,
    tookPlace: '已经提前进行过了',
    tookPlaceOn: '实际进行的日期',
    tookPlaceSaid: (on: string) => `记录早于计划时间；记录人写明 ${on} 已经进行`,
    signedOne: (name: string, title: string) => `已签核：${name} · ${title}`,
    signedSeveral: (n: number) => `已签核 ${n} 项。`,
    notSigned: (n: number) => `${n} 项没有签成：可能刚被别人更新过，或者计划时间还没有到，请逐项看一下。`,
    undo: '撤销',
    undoHint: '点错了，一分钟内可以撤销，不用写理由。',
    undone: (n: number) => (n === 1 ? '刚才的签核已撤销。' : `刚才的 ${n} 项签核已撤销。`),
    undoneInTime: '签核后一分钟内撤销',
    taken: (name: string, title: string) => `${name} · ${title}：不用您再处理了`,
    takenBy: {
      signed: (who: string, at: string) => `${who} 已于 ${at} 签核。您这次没有重复签。`,
      not_yet: (who: string, at: string) => `${who} 已于 ${at} 记为“未达标”。您这次没有签上。`,
      withdrawn: (who: string, at: string) => `${who} 已于 ${at} 撤回签核。您这次没有签上，请看过最新内容再签。`,
    },
    takenByYou: '您自己（可能在另一台设备上）',
    next: (name: string, title: string) => `下一件：${name} · ${title}`,
    noNext: '待办里没有别的了。',
    toQueue: '回到待办',
  },
  {
    ahead: (at) => `By the plan it takes place on ${at}.`,
    tooEarly: (at) =>
      `By the plan it takes place on ${at}; nothing is recorded of it yet. If it is to happen earlier, open that day ahead first.`,
    tookPlace: 'It already took place, earlier than planned',
    tookPlaceOn: 'The day it took place',
    tookPlaceSaid: (on) => `Recorded before the planned hour; whoever recorded it says that it took place on ${on}`,
    signedOne: (name, title) => `Signed: ${name} · ${title}`,
    signedSeveral: (n) => `${n} signed.`,
    notSigned: (n) =>
      `${n} could not be signed: somebody may have just changed ${n === 1 ? 'it' : 'them'}, or the planned hour has not come. Please look at ${n === 1 ? 'it' : 'each'}.`,
    undo: 'Undo',
    undoHint: 'A slip? Within a minute it can be undone without a reason.',
    undone: (n) => (n === 1 ? 'The sign-off is undone.' : `${n} sign-offs are undone.`),
    undoneInTime: 'Undone within a minute of signing',
    taken: (name, title) => `${name} · ${title}: nothing left to do for you`,
    takenBy: {
      signed: (who, at) => `${who} signed it at ${at}. It was not signed twice.`,
      not_yet: (who, at) => `${who} recorded “not yet” at ${at}. Your signature was not given.`,
      withdrawn: (who, at) => `${who} took the sign-off back at ${at}. Yours was not given; please look again first.`,
    },
    takenByYou: 'You yourself (perhaps on another device)',
    next: (name, title) => `Next: ${name} · ${title}`,
    noNext: 'Nothing else is in the queue.',
    toQueue: 'Back to the queue',
  },
)
