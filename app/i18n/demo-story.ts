// The invented department of a demo: names, and one line each of where somebody stands in the story. Content, so Chinese only.

export const DEMO_PEOPLE = {
  trainee: { name: '林晓', note: null },
  mentor: { name: '阿宁', note: null },
  manager: { name: '沈昭', note: null },
  admin: { name: '方圆', note: null },
  day1: { name: '许嘉', note: '今天第 1 天，刚认识师傅' },
  d3failed: { name: '丁一诺', note: '第 3 天关口没有通过，等主管决定' },
  day10: { name: '宋可', note: '第 10 天，昨天有一项被退回' },
  day22: { name: '江朵', note: '第 22 天，等着参加转正考试' },
  finalfailed: { name: '唐立', note: '转正考试没有通过，等下一步计划' },
  retake: { name: '魏然', note: '专项培训已完成，明天补考' },
  probation: { name: '姚静', note: '补考通过，试用期中' },
  promoted: { name: '秦川', note: '已经转正' },
  mentor2: { name: '周立行', note: null },
  manager2: { name: '程远', note: null },
  warehouse: { name: '顾长河', note: null },
  guide: { name: '邓强', note: null },
  aftersales: { name: '白露', note: null },
  lecturer: { name: '何芷', note: null },
  hr: { name: '苏禾', note: null },
  shopper: { name: '罗敏', note: null },
} as const satisfies Record<string, { name: string; note: string | null }>
export type DemoName = keyof typeof DEMO_PEOPLE

export const DEMO_COHORTS = {
  running: '客服新人 · 第 10 天班',
  newest: '客服新人 · 今天开班',
  gate: '客服新人 · 第 3 天关口班',
  final: '客服新人 · 转正考试班',
  past: '客服新人 · 上一期',
} as const
export type DemoCohortName = keyof typeof DEMO_COHORTS

export const DEMO_OPEN_DAY = '旺季调班，照常培训'
