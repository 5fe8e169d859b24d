import type { Refusal } from '#app/rules/outcome'
import { counted } from './counted'
import { formatLocalDate } from './format'
import type { Locale } from './messages'
import { whyNotSecond } from './second-person'

/** The parts of a note by name, as the shop's format calls them. */
const NOTE_PARTS: Record<Locale, Record<string, string>> = {
  'zh-CN': { date: '日期', agent: '客服', category: '类别', content: '内容', promise: '承诺', deadline: '截止' },
  en: {
    date: 'date',
    agent: 'agent',
    category: 'category',
    content: 'content',
    promise: 'promise',
    deadline: 'deadline',
  },
}

function partsIn(detail: string, locale: Locale): string {
  return detail
    .split(' ')
    .map((part) => NOTE_PARTS[locale][part] ?? part)
    .join(locale === 'zh-CN' ? '、' : ', ')
}

type Words = Record<Refusal, (detail?: string) => string>

/** A date reads as everywhere else; a time of day or a number stays what it is. */
function when(detail: string, locale: Locale): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(detail) ? formatLocalDate(detail, locale) : detail
}

/** What happened, what it means, what to do: one sentence for every reason a rule can give. */
export const refusalMessages: Record<Locale, Words> = {
  'zh-CN': {
    'not-found': () => '没有找到这条记录，可能已经被移走。请返回上一页再试。',
    'not-allowed': () => '您没有这项操作的权限。需要的话请联系主管。',
    'self-signing': () => '不能给自己签核。请由指定的人来签。',
    stale: () => '这条记录刚刚被别人更新过。请先看看最新内容，再决定要不要改。',
    'already-done': () => '这一步已经完成了，没有重复记录。',
    'day-locked': (on) => `这一天还没有开放${on ? `（${when(on, 'zh-CN')} 开放）` : ''}。需要提前学，请师傅解锁。`,
    'wrong-state': () => '现在的阶段还不能做这一步。',
    'window-closed': (at) => `考试时段已过${at ? `（${when(at, 'zh-CN')} 截止）` : ''}。请联系师傅安排。`,
    'window-not-open': (at) => `考试还没到时间${at ? `（${at} 开始）` : ''}。`,
    'paper-collected': () => '试卷已经收了，不能再留话，也不能再加时。',
    'deadline-passed': () => '时间到了，试卷已经收卷。截止前保存的答案都算数。',
    'attempt-open': () => '您有一份试卷正在作答，请先完成它。',
    'nothing-due': () => '今天没有要复习的短语，计划里讲过的也都练过了。明天再来，或者选一组自己练。',
    'no-retake-left': () => '补考机会只有一次，已经用过了。',
    'retake-too-early': (on) => `还没到补考日期${on ? `（最早 ${when(on, 'zh-CN')}）` : ''}。`,
    'too-few-items': () => '题库里没见过的题目不够组成一份试卷。请主管补充题目后再安排。',
    'not-same-writer': () => '这份试卷已在另一个窗口继续作答。这里写的内容没有覆盖那边的答案。',
    'second-not-independent': (why) => whyNotSecond(why, 'zh-CN'),
    'second-person-needed': () => '这一步需要另一位有权限的同事来确认，不能由同一个人完成。',
    'colleague-answers': () => '有另一位主管可以答复，不用另外指定人。',
    'colleague-confirms': () => '已经有人可以确认，不用另外请人。',
    'marks-fixed': () => '两位的评分相差较大，已经定住，等第三位评分。确实评错了，请主管写明原因后重新打开。',
    'markers-first': (on) =>
      `主管请两位考核人先再看一次自己的评分${on ? `（到 ${when(on, 'zh-CN')} 为止）` : ''}，之后仍相差较大才请第三位。`,
    'decided-on': () =>
      '依据这次测试的决定已经签了，评分不能再改。决定要改，请主管重新决定；第二次测试开放后，另外评分。',
    'promoted-upon': () => '已经签字的转正决定依据这一项，所以不能收回。确实要改，请主管先另作决定，取代转正决定。',
    'promoted-before': (on) =>
      `已经决定${on ? `自 ${when(on, 'zh-CN')} 起` : ''}转正，退出要在那之前。确实要在那之后离开，请先另作决定，取代转正决定。`,
    'leaving-decided': (on) =>
      `退出已经定下${on ? `，${when(on, 'zh-CN')} 起生效` : ''}，不再作别的决定。本人要留下的，请先另作决定，取代退出。`,
    'person-not-asked': () => '请先向学员本人核实是不是要退出，并勾选说明，再确认。',
    'proposal-lapsed': () =>
      '提议依据的成绩或阶段已经变了，所以这项提议失效，没有生效。提议的人已经收到通知，请看过新的成绩再决定。',
    'second-test-due': (on) =>
      `还在等再次测试${on ? `（最后一天是 ${when(on, 'zh-CN')}）` : ''}。成绩出来，或者这一天过了，再决定。`,
    'beyond-plan': (on) =>
      `这个日期在计划结束之后${on ? `（最晚 ${when(on, 'zh-CN')}）` : ''}。关口没有定，后面的都要等，请选早一些的日期。`,
    'second-test-over': (on) =>
      `再次测试的最后一天${on ? `（${when(on, 'zh-CN')}）` : ''}已经过了，不能再开始。接下来由主管决定。`,
    'draw-first': () => '请先抽题（或抽角色卡），再评分：评的是抽到的内容。',
    'passed-on': () => '这份问卷已经和其他几份一起交给讲师，不能再改。',
    'open-appeal': () => '还有没答复的申诉，请先处理申诉。',
    'appeal-possible': (on) =>
      `本人对这次考试的成绩还可以申诉${on ? `（到 ${when(on, 'zh-CN')} 为止）` : ''}。过了期限，或本人在成绩页说明不申诉，才能提议或确认淘汰。`,
    'ungraded-answers': () => '还有没评分的答案，请先完成评分。',
    'evidence-missing': () => '需要的材料还没有齐，请先补齐。',
    'acknowledgement-missing': () => '需要先有学员本人的确认，或记录其拒绝确认。',
    'remedial-unfinished': () => '专项培训还没有完成，完成后才能补考。',
    'plan-missing': () => '请先写好下一步计划。',
    'result-given': (whose) =>
      `换过去会改变已经给出的结果${whose ? `（${whose}）` : ''}，所以谁也没有换。请去掉这位学员再提交，他仍按原来的版本走。`,
    'too-early': (on) => `日期还没到${on ? `（最早 ${when(on, 'zh-CN')}）` : ''}。`,
    'name-taken': () => '这个名称已经有人用了，请换一个。',
    'username-taken': () => '这个用户名已经有人用了，请换一个。',
    'person-name-taken': () => '已经有一位同事叫这个名字。请加上工号或小组来区分，例如“张伟（二组）”。',
    'wrong-password': () => '用户名或密码不对。请再试一次。',
    'wrong-current-password': () => '现在的密码不对。请再试一次。',
    'password-expired': (days) => `初始密码已经过期（只能用 ${days} 天）。请管理员重设一个，再用新的登录。`,
    'too-many-tries': () => '尝试的次数太多了，请一分钟后再试。',
    'limit-reached': (n) => `已经到上限${n ? `（${n}）` : ''}。`,
    'too-short': (n) => `不到 ${n ?? ''} 个字，还不能交。时间还在走，请接着打；时间一到会自动交卷。`,
    'invalid-reference': () => '提交的内容里有不存在的选项。请刷新页面再试。',
    'already-enrolled': (name) => `${name ?? '这位同事'}正在参训，没有重复加入。请先结束原来的参训。`,
    'trained-before': (on) =>
      `这位同事已经参加过培训${on ? `，${when(on, 'zh-CN')} 结束` : ''}。要重新参训，请在“加入学员”页上写明原因（至少 10 个字）。`,
    'own-account': () => '不能停用自己的账号，也不能改自己的角色。请另一位管理员来做。',
    'last-admin': () => '这是最后一位管理员，去掉之后就没有人能管理账号了。请先指定另一位管理员。',
    'last-manager': () => '这是最后一位主管，去掉之后就没有人能作决定了。请先指定另一位主管。',
    'minutes-too-many': (n) =>
      `太多了，最多还能记 ${n ?? 0} 分钟：不能多过这一项开始以来的时间；各项合起来，每天不能多过 12 小时。`,
    'probation-over': (on) =>
      `试用期已经结束${on ? `（${when(on, 'zh-CN')} 为最后一天）` : ''}，不能再以试用期内不符合录用条件为由淘汰。从第二天起按正式员工的法律规定办理，请作出转正的决定，有疑问先问人事。`,
    'probation-too-long': (months) =>
      months === '0'
        ? '这份合同不满三个月，依法不能约定试用期，所以不能延长。'
        : `延长后的试用期超过了这份合同依法允许的 ${months ?? ''} 个月，不能延长到这一天。`,
    'asked-when': (on) => `提出离开的日期要在入职${on ? `（${when(on, 'zh-CN')}）` : ''}之后，不能晚于今天。`,
    'mentees-left': (names) =>
      `${names ?? '还有学员'}还要靠这位师傅。请主管先把学员交给别的师傅，对方接受之后，再停用账号或去掉师傅角色。`,
    'work-left': (n) => `有 ${n ?? 1} 项工作只指定了这个人。请看过上面的清单：先指定别人来接，或者勾选确认，再停用。`,
    'praise-costs': () => '表扬不减分，请写正数。',
    'offence-earns': () => '违规不加分，请写负数，例如 -1。',
    'manager-ruled': () => '主管已经答复过这一笔的异议，要再改只能由主管来改。',
    'dispute-late': (on) =>
      `提出异议的期限已过${on ? `（${when(on, 'zh-CN')} 为止）` : ''}。您仍然可以写下说明，会和这一笔一起保留。`,
    'comment-needed': (n) => `请写清楚一些${n ? `，至少 ${n} 个字` : ''}。`,
    'below-unexplained': (titles) => `${titles ?? '有一项'}未合格。仍要选通过，请写明为什么，至少 10 个字。`,
    'date-unconfirmed': (on) =>
      `${on ? when(on, 'zh-CN') : '今天'}的放假安排还没有人确认，考试先不开始。请主管在班级日历里安排这一天，或请管理员确认这一年的节假日。`,
    'date-passed': (on) => `这个日期太早${on ? `，最早 ${when(on, 'zh-CN')}` : ''}。`,
    'date-too-far': (on) => `这个日期太远${on ? `，最晚 ${when(on, 'zh-CN')}` : ''}。请核对年份。`,
    'proposal-over': (on) =>
      `提议里的日期${on ? `（${when(on, 'zh-CN')}）` : ''}已经过了。请不同意，由提议的人改好再提。`,
    'empty-reply': () => '还什么都没有写，所以没有发出去。顾客还在等，请写上再发。',
    'order-not-open': () => '这张订单还没有打开。请先核对订单号后四位，打开订单，再操作。',
    'order-state': () => '这张订单现在的状态不能这样操作：改价只在付款以前，改地址只在打单以前，退款只答复一次。',
    'date-needed': () => '这一项已经签核，签核不变。之后记下的差距请写上哪天再看。',
    'time-ahead': (clock) => `这个时间还没有到${clock ? `（现在 ${clock}）` : ''}。记录只写已经接待过的时段。`,
    'shift-long': (hours) => `一个班次不会超过 ${hours ?? ''} 小时，请核对开始和结束时间。`,
    'visit-days': () => '日期从今天起算，结束不早于开始，最多排到 60 天以后。',
    'visit-known': () => '这位学员已经见过（或已经排了）这个剧本的客户，请换一个。',
    'gaps-needed': () => '请至少写一条差距：一条都没有，就没有可以复盘的东西。',
    'gap-open': () => '每一条差距要么当场补上，要么写一个改进期限。',
    'line-unknown': () => '聊天里没有这一句，请从列表里选。',
    'chats-many': (most) => `这段时间里最多接待得了 ${most ?? ''} 位，请核对人数和起止时间。`,
    'reply-slow': (most) => `平均响应不会比整段时间还长（${most ?? ''} 秒），请核对。`,
    'note-parts': (parts = '') =>
      `这条备注里没有找到：${partsIn(parts, 'zh-CN')}。补上再交；想就这样请讲师看，请勾选下面一项。`,
    'review-which': () => '请选这通电话是为哪一条评价打的。',
    'review-clean': () => '请确认电话里没有提改评价、没有拿好处来换，再保存。提了的，请先不要保存，马上告诉师傅。',
    'review-next': () => '没接通的，请写下哪天再打。',
    'price-over-own': (yuan) =>
      `这一单一共减得超过了您自己能办的 ${yuan ?? ''} 元。请先请组长批，再选“组长已批准”，写下是谁批的。`,
    'price-over-leader': (yuan) =>
      `这一单一共减得超过了组长能批的 ${yuan ?? ''} 元。请先报主管，再选“主管已批准”，写下是谁批的。`,
    'not-begun': (at) =>
      `按计划${at ? `要到 ${when(at, 'zh-CN')} ` : '还没有到时间'}才进行。如果已经提前进行过，请勾选并写下日期，再保存。`,
    'took-place-when': (on) => `发生的日期不能早于入职${on ? `（${when(on, 'zh-CN')}）` : ''}，也不能晚于今天。`,
    'took-place-day': (on) =>
      `实际进行的日期要是培训日，不早于${on ? when(on, 'zh-CN') : '计划允许的日子'}，也不晚于今天。`,
    'before-its-day': (on) =>
      `按计划${on ? `${when(on, 'zh-CN')} ` : '还没到那一天'}才进行，不能提前记录。确实要提前进行，请先在“调整安排”里提前开放这一天。`,
    'undecided-replies': () => '还有回复等师傅裁定，裁定完才能决定。',
    'typing-undecided': (tests) =>
      `${tests}里有太快的几次，师傅还没有看过。看过、说明算不算，才能决定，限期改进也一样。`,
    'ruling-late': () => '一分钟已过，这条裁定不能再撤销了；要改请写明原因，在“裁定过的”里改。',
    'reply-dispute-late': (on) => `这场考试提出异议的期限已过${on ? `（${when(on, 'zh-CN')} 为止）` : ''}。`,
    'undo-late': () => '一分钟已过，不能直接撤销了。请在“今天签过的”里写明理由撤回。',
    'needs-first': (title) => `现在还不能做这一项：要先有${title ? `“${title}”的结果` : '前面的结果'}。`,
    'needs-ready': (n) => `现在还不行：前面还有${n ? ` ${n} 项` : '事项'}没有完成，也没有由主管写明理由免去。`,
  },
  en: {
    'not-found': () => 'This record was not found; it may have been moved. Go back and try again.',
    'not-allowed': () => 'You do not have permission for this. Ask your manager if you need it.',
    'self-signing': () => 'Nobody signs for themselves. The named person has to sign.',
    stale: () => 'Somebody has just updated this record. Look at the newest version before you change it.',
    'already-done': () => 'This step is already done; nothing was recorded twice.',
    'day-locked': (on) =>
      `This day is not open yet${on ? ` (opens ${when(on, 'en')})` : ''}. Ask your mentor to unlock it.`,
    'wrong-state': () => 'This step is not possible at the present stage.',
    'window-closed': (at) =>
      `The exam's time has passed${at ? ` (it ended at ${when(at, 'en')})` : ''}. Ask your mentor.`,
    'window-not-open': (at) => `It is not time for the exam yet${at ? ` (it opens at ${at})` : ''}.`,
    'paper-collected': () => 'The paper is collected: nothing can be said to it and no time given any more.',
    'deadline-passed': () => 'Time is up and the paper is collected. Every answer saved before then counts.',
    'attempt-open': () => 'You have a paper open. Please finish it first.',
    'nothing-due': () =>
      'Nothing comes back today, and you have practised all that was taught so far. Come again tomorrow, or choose a set yourself.',
    'no-retake-left': () => 'There is exactly one retake, and it has been used.',
    'retake-too-early': (on) => `It is too early for the retake${on ? ` (earliest ${when(on, 'en')})` : ''}.`,
    'too-few-items': () => 'There are not enough unseen questions for a paper. The manager needs to add some first.',
    'not-same-writer': () =>
      'This paper is being answered in another window. What you wrote here did not overwrite it.',
    'second-not-independent': (why) => whyNotSecond(why, 'en'),
    'second-person-needed': () => 'A second person with this permission has to confirm; one person cannot do both.',
    'colleague-answers': () => 'Another manager can answer; nobody else needs to be named.',
    'colleague-confirms': () => 'Somebody can confirm this already; nobody else needs to be asked.',
    'marks-fixed': () =>
      'The two marks lie far apart and stand until a third is given. If yours was a slip, a manager can reopen them with a reason.',
    'markers-first': (on) =>
      `A manager asked the two markers to look at their marks again first${on ? ` (until ${when(on, 'en')})` : ''}; a third is wanted if they still lie far apart then.`,
    'decided-on': () =>
      'The decision that rests on this test is signed, so its marks stay. A manager can decide anew; a second test, once open, is marked on its own.',
    'promoted-upon': () =>
      'The signed promotion rests on this, so it cannot be taken back. If it has to change, a manager first decides the promotion anew.',
    'promoted-before': (on) =>
      `Promotion${on ? ` from ${when(on, 'en')}` : ''} is decided, and leaving has to come before it. To leave later, supersede the promotion first.`,
    'leaving-decided': (on) =>
      `Leaving is decided${on ? `, from ${when(on, 'en')}` : ''}; nothing else is decided meanwhile. Who is to stay: supersede the leaving first.`,
    'person-not-asked': () => 'Please ask the trainee in person first, and tick that you have, before you confirm.',
    'proposal-lapsed': () =>
      'The results or the stage this proposal rested on have changed, so it has lapsed and has no effect. Whoever proposed it is told; please decide by the new results.',
    'second-test-due': (on) =>
      `The second test is still awaited${on ? ` (until ${when(on, 'en')})` : ''}. Decide when it has a result, or when that day is over.`,
    'beyond-plan': (on) =>
      `This date lies after the end of the plan${on ? ` (the latest is ${when(on, 'en')})` : ''}. What comes after the gate waits for it; please choose an earlier date.`,
    'second-test-over': (on) =>
      `The last day of the second test${on ? ` (${when(on, 'en')})` : ''} is over, so it cannot be begun. The manager decides what follows.`,
    'draw-first': () => 'Please draw the questions or cards first; what was drawn is what is marked.',
    'passed-on': () => 'This questionnaire has gone to the lecturer with others and can no longer be changed.',
    'open-appeal': () => 'An appeal is still open. Please answer it first.',
    'appeal-possible': (on) =>
      `The trainee may still appeal against this exam${on ? ` (until ${when(on, 'en')})` : ''}. An elimination can be proposed or confirmed after that, or once they say on the result page that they do not appeal.`,
    'ungraded-answers': () => 'Some answers are not marked yet. Please finish marking first.',
    'evidence-missing': () => 'Some of the required evidence is missing.',
    'acknowledgement-missing': () => 'The trainee has to acknowledge this first, or the refusal has to be recorded.',
    'remedial-unfinished': () => 'Remedial training has to be finished before the retake.',
    'plan-missing': () => 'Please write the next-step plan first.',
    'result-given': (whose) =>
      `Moving would change a result that has been given${whose ? ` (${whose})` : ''}, so nobody was moved. Leave this trainee out and send again; they stay on their version.`,
    'too-early': (on) => `It is too early${on ? ` (earliest ${when(on, 'en')})` : ''}.`,
    'name-taken': () => 'This name is taken. Please choose another.',
    'username-taken': () => 'This user name is in use. Please choose another.',
    'person-name-taken': () =>
      'Somebody here has this name already. Add a staff number or team to tell them apart, such as “Wei Zhang (team 2)”.',
    'wrong-password': () => 'The user name or the password is wrong. Please try again.',
    'wrong-current-password': () => 'The current password is wrong. Please try again.',
    'password-expired': (days) =>
      `This one-time password has expired (it lasts ${days} days). Ask an admin to reset it, then sign in with the new one.`,
    'too-many-tries': () => 'Too many tries. Please wait a minute.',
    'limit-reached': (n) => `The limit is reached${n ? ` (${n})` : ''}.`,
    'too-short': (n) =>
      `With so few characters (wanted ${n ?? ''}) it cannot be handed in yet. The clock is running, so please go on typing; when the time is over it is handed in by itself.`,
    'invalid-reference': () => 'The form contained a choice that does not exist. Reload the page and try again.',
    'already-enrolled': (name) =>
      `${name ?? 'This person'} is in training already and was not added twice. End the running enrolment first.`,
    'trained-before': (on) =>
      `This person has been through training before${on ? `; it ended on ${when(on, 'en')}` : ''}. To begin anew, say why on the page for adding a trainee, in 10 characters or more.`,
    'own-account': () => 'You cannot deactivate your own account or change your own roles. Ask another admin.',
    'last-admin': () => 'This is the last admin; without one nobody could manage accounts. Name another admin first.',
    'last-manager': () => 'This is the last manager; without one nobody could decide. Name another manager first.',
    'minutes-too-many': (n) =>
      `Too many; ${n ?? 0} more minutes at most: no more than have passed since the module began, and over all modules no more than 12 hours a day.`,
    'probation-over': (on) =>
      `The probation is over${on ? ` (${when(on, 'en')} was its last day)` : ''}, so nobody can be let go any more for not meeting its requirements. From the next day the law of ordinary employment applies and the promotion is due; ask HR if in doubt.`,
    'probation-too-long': (months) =>
      months === '0'
        ? 'A contract under three months may have no probation at all, so it cannot be extended.'
        : `The probation would be longer than the ${counted(months ?? '', 'month')} this contract allows by law. Choose an earlier day.`,
    'asked-when': (on) =>
      `The day they asked to leave lies between joining${on ? ` (${when(on, 'en')})` : ''} and today.`,
    'mentees-left': (names) =>
      `${names ?? 'Trainees'} still depend on this mentor. A manager has to hand them to another mentor first; once that one has accepted, deactivate the account or take the role away.`,
    'work-left': (n) =>
      `${counted(Number(n ?? 1), 'thing has', 'things have')} nobody else named. Please read the list above: name somebody to take over, or tick that it is agreed, and then deactivate.`,
    'praise-costs': () => 'Praise takes no points away; write a positive number.',
    'offence-earns': () => 'An offence earns no points; write a negative number, such as -1.',
    'manager-ruled': () => 'A manager has ruled on this line; only a manager may change it now.',
    'dispute-late': (on) =>
      `The time for a dispute is over${on ? ` (it ended on ${when(on, 'en')})` : ''}. You can still write your answer, which stays with the line.`,
    'comment-needed': (n) => `Please say a little more${n ? ` (at least ${counted(n, 'character')})` : ''}.`,
    'below-unexplained': (titles) =>
      `${titles ?? 'A test'}: not passed. To let them go on all the same, say why in 10 characters or more.`,
    'date-unconfirmed': (on) =>
      `Nobody has confirmed yet that ${on ? when(on, 'en') : 'today'} is no holiday, so the exam does not begin. Ask the manager to set this day in the cohort’s calendar, or an admin to confirm the holidays of the year.`,
    'date-passed': (on) => `This date is too early${on ? `; the earliest is ${when(on, 'en')}` : ''}.`,
    'date-too-far': (on) =>
      `This date is too far away${on ? `; the latest is ${when(on, 'en')}` : ''}. Please check the year.`,
    'proposal-over': (on) =>
      `The date in the proposal${on ? ` (${when(on, 'en')})` : ''} has passed. Decline it, so that it can be proposed again with another.`,
    'empty-reply': () => 'There is nothing written yet, so nothing was sent. The customer is still waiting.',
    'order-not-open': () =>
      'This order is not open yet. Check the last four digits of its number, open it, and try again.',
    'order-state': () =>
      'The order cannot be changed like this now: the price only before payment, the address only before packing, a claim is answered once.',
    'date-needed': () => 'This is signed already and stays so. Give the day on which the new gap is looked at.',
    'time-ahead': (clock) =>
      `That time has not come yet${clock ? ` (it is ${clock})` : ''}. A log tells only what has been done.`,
    'shift-long': (hours) => `No shift is longer than ${counted(Number(hours), 'hour')}. Please check both times.`,
    'visit-days': () => 'The days begin today at the earliest, end no sooner than they begin, and lie within 60 days.',
    'visit-known': () => 'This trainee has met this customer, or one is planned. Please choose another script.',
    'gaps-needed': () => 'Write at least one gap: without any there is nothing to talk over.',
    'gap-open': () => 'Each gap is either closed in the talk or has a day by which it is.',
    'line-unknown': () => 'The chat has no such line. Please choose one from the list.',
    'chats-many': (most) =>
      `Nobody serves more than ${counted(Number(most), 'customer')} in that time. Please check the number and both times.`,
    'reply-slow': (most) =>
      `A mean reply cannot take longer than the whole time (${counted(Number(most), 'second')}). Please check it.`,
    'note-parts': (parts = '') =>
      `Not found in this note: ${partsIn(parts, 'en')}. Add it and hand in again, or tick the box below to have it read as it is.`,
    'review-which': () => 'Please choose the review that this call was about.',
    'review-clean': () =>
      'Please confirm that no change of the review was asked for and nothing was offered for it, then save. If it was, do not save this yet and tell your mentor at once.',
    'review-next': () => 'Nobody answered: please give the day of the next call.',
    'price-over-own': (yuan) =>
      `This order is lowered by more than the ${yuan ?? ''} yuan you may decide. Ask the team leader first, then choose “the team leader agreed” and write who.`,
    'price-over-leader': (yuan) =>
      `This order is lowered by more than the ${yuan ?? ''} yuan a team leader may approve. Ask the manager first, then choose “the manager agreed” and write who.`,
    'not-begun': (at) =>
      `It has not taken place yet by the plan${at ? ` (${when(at, 'en')})` : ''}. If it already did, tick that and give the day, then save.`,
    'took-place-when': (on) =>
      `The day it took place cannot be before joining${on ? ` (${when(on, 'en')})` : ''} or after today.`,
    'took-place-day': (on) =>
      `It has to have taken place on a training day${on ? `, ${when(on, 'en')} at the earliest` : ''} and not after today.`,
    'before-its-day': (on) =>
      `By the plan it takes place on ${on ? when(on, 'en') : 'a later day'} and is not recorded before. If it is to happen earlier, open that day ahead under “Adjust” first.`,
    'undecided-replies': () => 'Some replies still wait for the mentor. Decide when they have been ruled on.',
    'typing-undecided': (tests) =>
      `The mentor has not looked at fast runs yet: ${tests}. Decide when it is said whether they count, “improve by a date” too.`,
    'ruling-late': () =>
      'The minute is over; this ruling can no longer be taken back. Correct it under “Already ruled on”, with a reason.',
    'reply-dispute-late': (on) =>
      `The time to dispute this exam is over${on ? ` (it ended on ${when(on, 'en')})` : ''}.`,
    'undo-late': () => 'The minute is over. Take the sign-off back with a reason, under “Signed today”.',
    'needs-first': (title) => `Not yet: ${title ? `“${title}”` : 'an earlier result'} has to be there first.`,
    'needs-ready': (n) =>
      `Not yet: ${n ? `${n} earlier items are` : 'some earlier items are'} neither done nor waived by a manager with a reason.`,
  },
}
