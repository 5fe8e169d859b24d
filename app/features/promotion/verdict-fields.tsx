import { Checkbox, Select, TextArea, TextField } from '#app/components/ui/form'
import { Notice } from '#app/components/ui/layout'
import { formatFullDate, formatFullDateTime, formatLocalDate, formatNumber } from '#app/i18n/format'
import { leavingMessages } from '#app/i18n/leaving'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import type { DecisionPage } from './decision-page.server'

/** What has to be said beside each verdict. */
export function VerdictFields({ page }: { page: DecisionPage }) {
  switch (page.kind) {
    case 'd1-gate':
    case 'd3-gate':
      return (
        <>
          <PassBelowField page={page} />
          <ImproveFields page={page} />
        </>
      )
    case 'raised-targets':
      return <TargetFields page={page} />
    case 'promotion':
      return <PromotionFields page={page} />
    case 'next-step':
      return <PlanFields page={page} />
    case 'retake-pass':
      return <ProbationNote page={page} />
    case 'retake-fail':
      return <ExtendFields page={page} />
    case 'probation-end':
      return (
        <div className="hidden group-has-[[value=promote]:checked]/form:block">
          <EffectiveField page={page} />
        </div>
      )
    case 'withdrawal':
      return <AskedField page={page} />
  }
}

function PromotionFields({ page }: { page: DecisionPage }) {
  if (!page.verdicts.includes('improve')) return <EffectiveField page={page} />
  return (
    <>
      <div className="hidden group-has-[[value=promote]:checked]/form:block">
        <EffectiveField page={page} />
      </div>
      <ImproveFields page={page} />
    </>
  )
}

function ImproveFields({ page }: { page: DecisionPage }) {
  const locale = useLocale()
  const { form, comma } = useMessages(promotionMessages)
  const onAgain =
    page.satAgain.length > 0
      ? form.improveAgain(page.satAgain.join(comma))
      : page.hasResults
        ? form.improveNone
        : form.improveUntested
  return (
    <div className="hidden group-has-[[value=improve]:checked]/form:block">
      <Notice icon="calendar">{page.kind === 'promotion' ? form.improvePart : onAgain}</Notice>
      <TextArea
        name="improve"
        label={form.improve}
        hint={form.improveHint}
        maxLength={LONGEST.groundedReason}
        required={false}
      />
      <TextField
        name="dueOn"
        type="date"
        label={form.dueImprove}
        {...(page.improveUntilOn
          ? { hint: form.dueImproveHint(formatLocalDate(page.improveUntilOn, locale)), max: page.improveUntilOn }
          : {})}
      />
    </div>
  )
}

/** To go on in spite of a test is a judgement that says which, and why. */
function PassBelowField({ page }: { page: DecisionPage }) {
  const { form, comma } = useMessages(promotionMessages)
  if (page.testsBelow.length === 0) return null
  return (
    <div className="hidden group-has-[[value=pass]:checked]/form:block">
      <Notice tone="amber">{form.passBelow(page.testsBelow.join(comma))}</Notice>
      <TextArea
        name="whyBelow"
        label={form.whyBelow}
        hint={form.whyBelowHint}
        maxLength={LONGEST.groundedReason}
        required={false}
      />
    </div>
  )
}

function EffectiveField({ page }: { page: DecisionPage }) {
  const { form } = useMessages(promotionMessages)
  const locale = useLocale()
  const { earliestOn } = page.form
  return (
    <TextField
      name="effectiveOn"
      type="date"
      label={form.effectiveOn}
      {...(earliestOn
        ? { hint: form.earliest(formatLocalDate(earliestOn, locale)), min: earliestOn, defaultValue: earliestOn }
        : {})}
    />
  )
}

function TargetFields({ page }: { page: DecisionPage }) {
  const { form } = useMessages(promotionMessages)
  const locale = useLocale()
  const { current, targets } = page.form
  const hint = (value: number | null) =>
    value === null ? form.targetUnknown : form.targetHint(formatNumber(value, locale, 1))
  return (
    <>
      <TextField
        name="typingSpeed"
        type="number"
        {...BOUNDS.typingSpeed}
        label={form.typingSpeed}
        hint={hint(current.typingSpeed)}
        {...(targets.typingSpeed === null ? {} : { defaultValue: targets.typingSpeed })}
        optional
      />
      <TextField
        name="phraseSeconds"
        type="number"
        {...BOUNDS.phraseSeconds}
        label={form.phraseSeconds}
        hint={hint(current.phraseSeconds)}
        {...(targets.phraseSeconds === null ? {} : { defaultValue: targets.phraseSeconds })}
        optional
      />
      <TextArea name="planText" label={form.targetText} maxLength={LONGEST.groundedReason} optional />
    </>
  )
}

function PlanFields({ page }: { page: DecisionPage }) {
  const { form } = useMessages(promotionMessages)
  const locale = useLocale()
  return (
    <>
      <p className="font-medium">{form.weak}</p>
      <ul className="mb-4 list-disc pl-5">
        {page.form.weak.map((t) => (
          <li key={t.topic} className="num">
            {form.weakLine(t.name, formatNumber(t.percent, locale, 1), t.minutes)}
          </li>
        ))}
      </ul>
      <Select
        name="ownerId"
        label={form.owner}
        empty={form.ownerEmpty}
        choices={page.form.owners.map((o) => ({ value: o.id, label: o.name }))}
        {...(page.form.mentorId ? { defaultValue: page.form.mentorId } : {})}
      />
      <TextField name="fromOn" type="date" label={form.planFrom} min={page.today} defaultValue={page.form.remedialOn} />
      <TextField name="dueOn" type="date" label={form.planTo} min={page.today} />
      <TextArea
        name="planText"
        label={form.planText}
        hint={form.planTextHint}
        rows={4}
        maxLength={LONGEST.groundedReason}
      />
    </>
  )
}

function ProbationNote({ page }: { page: DecisionPage }) {
  const { form } = useMessages(promotionMessages)
  const locale = useLocale()
  return page.form.probationUntilOn ? (
    <Notice icon="calendar">{form.probation(formatLocalDate(page.form.probationUntilOn, locale))}</Notice>
  ) : null
}

function ExtendFields({ page }: { page: DecisionPage }) {
  const { form, law } = useMessages(promotionMessages)
  return (
    <div className="hidden group-has-[[value=extend]:checked]/form:block">
      <Notice tone="amber" icon="scale" title={law.title}>
        <p>{law.lead}</p>
        <p>{law['only-once']}</p>
        <p className="text-sm text-grey">{law.note}</p>
      </Notice>
      <TextField name="dueOn" type="date" label={form.dueExtend} min={page.today} />
      <TextField
        name="contractMonths"
        type="number"
        {...BOUNDS.months}
        label={form.contract}
        hint={form.contractHint}
        required={false}
        {...(page.form.contractMonths === null ? {} : { defaultValue: page.form.contractMonths })}
      />
      <Checkbox name="openEnded" label={form.openEnded} />
      <TextField
        name="monthsUsed"
        type="number"
        {...BOUNDS.months}
        step="0.1"
        label={form.monthsUsed}
        defaultValue={page.form.monthsUsed}
      />
    </div>
  )
}

/** When it was said, by the trainee's own word in the system or as the manager heard it; and from which day on they leave. */
function AskedField({ page }: { page: DecisionPage }) {
  const { form } = useMessages(promotionMessages)
  const words = useMessages(leavingMessages)
  const locale = useLocale()
  const { wish, replaced } = page
  const on = wish?.saidOn ?? replaced?.askedOn ?? page.today
  const wishedOn = wish?.leaveOn ?? replaced?.effectiveOn ?? page.today
  return (
    <div className={replaced ? 'hidden group-has-[[value=withdraw]:checked]/form:block' : ''}>
      {wish ? (
        <Notice title={words.said}>
          <p>{words.saidLine(formatFullDateTime(wish.saidAt, locale), formatFullDate(wish.leaveOn, locale))}</p>
          {wish.reason ? <p className="break-words whitespace-pre-wrap">{words.why(wish.reason)}</p> : null}
        </Notice>
      ) : replaced ? null : (
        <Notice tone="grey">{words.notSaid}</Notice>
      )}
      <TextField name="askedOn" type="date" label={form.askedOn} max={page.today} defaultValue={on} />
      <TextField
        name="effectiveOn"
        type="date"
        label={words.leavesOn}
        hint={words.leavesOnHint}
        min={page.today}
        defaultValue={wishedOn > page.today ? wishedOn : page.today}
      />
    </div>
  )
}
