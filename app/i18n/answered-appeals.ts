import { nextStepWords } from './failed-steps'
import { formatPercent } from './format'
import type { Locale } from './messages'

/** What became of a mark; `next` is a key of i18n/failed-steps, or what follows from a paper that is passed. */
export interface Changed {
  percentBefore?: number | null
  percent?: number | null
  passedBefore?: boolean
  passed?: boolean
  next?: string
  on?: string | null
}

/** What follows from a paper that is passed. */
const PASSED: Record<Locale, Record<string, string>> = {
  'zh-CN': {
    promotion: '主管会看完整份档案，作出转正决定，并当面告诉您',
    probation: '主管会定下试用期，写成文字给您',
    'goes-on': '后面的安排照常，您不用再做什么',
  },
  en: {
    promotion: 'the manager reads the whole file, decides on your promotion and tells you in person',
    probation: 'the manager sets the probation and gives it to you in writing',
    'goes-on': 'the rest goes on as planned, and there is nothing more for you to do',
  },
}

/** The mark before and after, the verdict, and what follows; nothing where a notice of earlier days does not know it. */
export function changedWords(
  locale: Locale,
  { percentBefore, percent, passedBefore, passed, next, on }: Changed,
): string {
  if (percent == null || passed === undefined) return ''
  const shown = formatPercent(percent, locale)
  const before = percentBefore == null || percentBefore === percent ? null : formatPercent(percentBefore, locale)
  const follows = nextStepWords(locale, next, on) ?? PASSED[locale][next ?? ''] ?? null
  const turned = passedBefore !== undefined && passedBefore !== passed
  if (locale === 'zh-CN')
    return [
      before ? `成绩从 ${before} 改为 ${shown}，` : `成绩是 ${shown}，`,
      `${turned ? '现在是' : ''}${passed ? '合格' : '未合格'}。`,
      follows ? `接下来：${follows}。` : '',
    ].join('')
  return [
    before ? ` It changes from ${before} to ${shown}` : ` It is ${shown}`,
    `, ${turned ? 'now ' : ''}${passed ? 'passed' : 'not passed'}.`,
    follows ? ` What comes next: ${follows}.` : '',
  ].join('')
}
