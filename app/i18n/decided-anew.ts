import { defineMessages } from './messages'

/** Decisions in the place of others, days on which they take effect, second signatures, cases alike. */
export const decidedAnewMessages = defineMessages(
  {
    anew: '另作决定，取代这一项',
    anewTitle: '取代已经签字的决定',
    anewLead: (verdict: string, name: string, when: string) =>
      `${name} 于 ${when} 签字的「${verdict}」会标为已被取代，两份都留着。它带来的变化会先收回。`,
    anewRefused: '这项决定已经不能取代：之后又有了建立在它上面的决定，或者阶段已经变了。',
    why: '为什么要另作决定',
    whyHint: '至少 10 个字。例如：日期写错了、成绩复核之后变了。本人和师傅都会看到。',
    superseded: (name: string, when: string) => `已被取代：${name} 于 ${when} 另作决定`,
    supersededBy: '看取代它的决定',
    supersedes: '取代了之前的决定',
    toOld: '看之前的决定',
    changed: '这项决定依据的成绩，之后变了',
    changedLine: (title: string, from: string, to: string) => `「${title}」：签字时 ${from}，现在 ${to}`,
    changedMeans: '签字之后有回复被重新裁定。决定仍然有效，直到另作决定取代它。',
    restingOn: (kinds: string) => `建立在之前那项决定上、仍然有效的：${kinds}`,
    fromOn: (on: string) => `已决定自 ${on} 起转正`,
    notYet: (on: string) => `已决定自 ${on} 起转正。到那一天才生效，证书也从那天起可以打印。`,
    password: '您的密码',
    passwordHint: '这项决定关系到去留。请再输一次自己的密码，确认是您本人签字。',
    confirmPasswordHint: '确认生效时需要。不同意可以不填。',
    endLaw: {
      lead: '《劳动合同法》第三十九条：劳动者在试用期间被证明不符合录用条件的，用人单位可以解除劳动合同。第二十一条：在试用期解除的，应当向劳动者说明理由。',
      note: '要有录用条件、考核结果和已经告知本人的证据，并在试用期之内作出。这里只作提醒，不是法律意见，请与人事确认之后再签字。',
    },
    similarShown: (n: number, all: number) =>
      n === all
        ? `考试结果相同的共 ${all} 例，成绩最接近的在前。`
        : `考试结果相同的共 ${all} 例，这里是成绩最接近的 ${n} 例。`,
    similarFew: (n: number) =>
      n === 0 ? '还没有考试结果相同的同类决定。' : `只有 ${n} 例相似，太少，看不出通常怎样决定。`,
    somebody: '另一位学员',
    confirmYes: { eliminate: '确认，同意淘汰', other: '确认，同意这项提议' },
    ownProposals: '您的提议，等另一位同事确认',
    nobody: {
      title: '现在没有人能作第二人确认',
      lead: '这项提议要由另一位主管或这个班的人事确认。现在没有能作第二人的：要在提议之前就在任，不是提议的人建的账号或任命的，不是管理员，也不是这位学员的师傅。请老板、别的部门或公司外可信的一位来看全部材料，由他确认或者不同意。',
      noAccount:
        '现在没有可以请的人：学员本人、提议的人、由他建账号的人、带过这位学员的师傅和管理账号的人都不行。请管理员（不是提议的人）给老板或您要请的人建一个账号（角色选指定人），再回到这里。',
      who: '请谁来确认',
      whoHint: '和这件事没有关系的一位。他能看到这位学员的档案、成绩和审计记录，只在提议等待期间。',
      why: '为什么请他',
      ask: '请他来确认',
      asked: (namer: string, name: string, reason: string) => `${namer}请${name}作第二人。原因：${reason}`,
      beforeSigning:
        '签字之后，这项提议还没有人能确认：没有一位能作第二人的主管或人事（您建的账号、您任命的、管理员和他的师傅都不算）。签字之后，请在决定页上请一位第二人。',
      stuck: '没有人能确认，请您请一位',
      today: '没有人能确认的提议',
    },
    lapsed: {
      title: (when: string) => `${when} 失效`,
      evidence: '它依据的成绩或阶段已经变了，所以没有生效，也不能再确认。请看过现在的情况，另作决定。',
      passed: '转正考试的成绩经申诉改为合格，这份计划不用做了。接下来由主管作转正决定。',
      'not-said': '学员本人说明没有提出退出，或者收回了退出，所以没有生效，培训照常。',
      denied: '学员本人说明没有提出过退出，所以没有生效，培训照常。',
      'taken-back': '学员本人收回了退出，所以没有生效，培训照常。',
      change: (title: string, before: string, after: string) => `${title}：${before} → ${after}`,
    },
    readCase: '请看完下面的材料，再在页面末尾签字。档案、成绩和审计记录在这项提议等待期间对您开放，只限这一位学员。',
    signatures: '签字',
    signer: { decider: '作出决定的人', second: '第二确认人', trainee: '本人' },
    signatureDate: '日期',
  },
  {
    anew: 'Decide anew, in place of this one',
    anewTitle: 'In place of a signed decision',
    anewLead: (verdict, name, when) =>
      `“${verdict}”, signed by ${name} on ${when}, will be marked as superseded; both are kept. What it had changed is taken back first.`,
    anewRefused:
      'This decision can no longer be superseded: another decision rests on it, or the stage has changed since.',
    why: 'Why it is decided anew',
    whyHint:
      'At least 10 characters, such as: the date was wrong, the marks changed on review. Trainee and mentor read this.',
    superseded: (name, when) => `Superseded: decided anew by ${name} on ${when}`,
    supersededBy: 'Read the decision in its place',
    supersedes: 'In place of an earlier decision',
    toOld: 'Read the earlier decision',
    changed: 'A mark this rests on has changed since',
    changedLine: (title, from, to) => `“${title}”: ${from} when it was signed, ${to} now`,
    changedMeans: 'Replies were ruled on after the signature. The decision stands until another is made in its place.',
    restingOn: (kinds) => `Still in force, though made on the earlier decision: ${kinds}`,
    fromOn: (on) => `Promotion from ${on} decided`,
    notYet: (on) => `Promotion from ${on} decided. It takes effect on that day; the certificate can be printed then.`,
    password: 'Your password',
    passwordHint:
      'This decides about somebody’s employment. Please type your own password once more, so that it is you who signs.',
    confirmPasswordHint: 'Needed to confirm; not to decline.',
    endLaw: {
      lead: 'Labour Contract Law, art. 39: during probation an employer may end the contract of an employee who is shown not to meet the conditions of recruitment. Art. 21: ending it during probation, the employer gives the employee the reasons.',
      note: 'This takes the conditions of recruitment, the results, and proof that the employee was told of them, all within the probation. A reminder, not legal advice. Please check with HR before signing.',
    },
    similarShown: (n, all) =>
      n === all
        ? `${all} with the same outcome of the exam, the nearest in marks first.`
        : `${all} with the same outcome of the exam; these are the ${n} nearest in marks.`,
    similarFew: (n) =>
      n === 0
        ? 'No decision of this kind with the same outcome of the exam yet.'
        : `Only ${n} alike: too few to show how such cases are usually decided.`,
    somebody: 'Another trainee',
    confirmYes: { eliminate: 'Confirm the elimination', other: 'Confirm the proposal' },
    ownProposals: 'Your proposals that wait for a second person',
    nobody: {
      title: 'Nobody can be the second person yet',
      lead: 'Another manager or this cohort’s HR has to confirm this proposal. Nobody can be the second person: in office before it, with an account and an office not given by the proposer, no admin and no mentor of this trainee. Ask the owner, somebody from another department or a trusted outsider to read the whole case and to confirm or decline.',
      noAccount:
        'There is nobody to ask yet: not the trainee, the proposer, whoever has an account from the proposer, a mentor of the trainee, nor who runs the accounts. Have an account made by an admin who is not the proposer (role: delegate) for the owner or whom you want to ask, then come back.',
      who: 'Who is asked',
      whoHint:
        'Somebody who has nothing to do with the case. They read dossier, results and audit record of this trainee, while the proposal waits.',
      why: 'Why this person',
      ask: 'Ask them to confirm',
      asked: (namer, name, reason) => `${namer} asked ${name} to be the second person. Reason: ${reason}`,
      beforeSigning:
        'Once signed, nobody can confirm this proposal yet: there is no manager or HR who could be the second person (accounts you made, people you gave the office, admins and mentors of this trainee do not count). After signing, ask a second person on the decision’s page.',
      stuck: 'Nobody can confirm it; please ask somebody',
      today: 'Proposals that nobody can confirm',
    },
    lapsed: {
      title: (when) => `Lapsed on ${when}`,
      evidence:
        'The results or the stage it rested on have changed, so it has no effect and can no longer be confirmed. Please decide by what stands now.',
      passed:
        'An appeal has turned the final exam into a pass, so this plan is no longer needed. The promotion decision comes next.',
      'not-said':
        'The trainee says that they never asked to leave, or took it back, so it has no effect and the training goes on.',
      denied: 'The trainee says that they never asked to leave, so it has no effect and the training goes on.',
      'taken-back': 'The trainee no longer wants to leave, so it has no effect and the training goes on.',
      change: (title, before, after) => `${title}: ${before} → ${after}`,
    },
    readCase:
      'Please read the case below, then sign at the end of the page. Dossier, results and audit record of this trainee, and of nobody else, are open to you while the proposal waits.',
    signatures: 'Signatures',
    signer: { decider: 'Decided by', second: 'Second person', trainee: 'Trainee' },
    signatureDate: 'Date',
  },
)
