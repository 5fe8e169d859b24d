import type { Locale } from './messages'

interface Words {
  /** Why somebody's word is not that of a second person. */
  why: Record<string, string>
  whyElse: string
  who: string
  title: string
}

/** Who is an independent second person: the words of the refusal, and of the page that says it before anybody tries. */
export const secondPersonMessages: Record<Locale, Words> = {
  'zh-CN': {
    title: '这一份您不能作第二人',
    why: {
      'runs-computers': '管理账号的人不作第二人，同时是主管也一样。',
      taught: '这位学员的师傅（现在的、以前的、以师傅身份签过字或评过分的）不作第二人：这件事靠的正是师傅的评价。',
      'opened-by-proposer': '您的账号是提议的人建的，或者密码是他重设的，所以您不算独立的第二人。',
      'given-by-proposer': '您的主管或人事身份是提议的人给的，所以您不算独立的第二人。',
      'given-late': '您的主管或人事身份是提议之后才给的，所以这一份不能由您确认。',
    },
    whyElse: '您和这份提议不够独立。',
    who: '能确认的是提议之前就在任的另一位主管或这个班的人事，不是由提议的人任命的；都没有时，由主管写明理由另请一位。',
  },
  en: {
    title: 'You cannot be the second person here',
    why: {
      'runs-computers': 'Whoever runs the accounts is no second person, not even as a manager.',
      taught:
        'A mentor of this trainee (now, earlier, or who signed or marked as one) is no second person: the case rests on the mentor’s word.',
      'opened-by-proposer':
        'Your account was made, or its password reset, by whoever made this proposal, so you are no independent second person.',
      'given-by-proposer':
        'You are manager or HR by the hand of whoever made this proposal, so you are no independent second person.',
      'given-late': 'You became manager or HR after this proposal was made, so you cannot confirm it.',
    },
    whyElse: 'You do not stand apart from this proposal.',
    who: 'It can be confirmed by another manager or this cohort’s HR who was in office before it and not by the proposer’s hand; where there is nobody, a manager asks somebody else by name and with a reason.',
  },
}

export function whyNotSecond(dependence: string | undefined, locale: Locale): string {
  const words = secondPersonMessages[locale]
  return `${words.why[dependence ?? ''] ?? words.whyElse}${locale === 'en' ? ' ' : ''}${words.who}`
}
