import { Button } from '#app/components/ui/button'
import { Choices, FormReply, type Reply, TextArea } from '#app/components/ui/form'
import { ActionBar, Notice, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { formatFullDateTime, formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { promotionMessages, verdictWord } from '#app/i18n/promotion'
import { LONGEST } from '#app/rules/field-limits'
import { useBlockWords } from './decision-case'
import { isStay } from './decision-kinds'
import type { DecisionPage } from './decision-page.server'
import { EndingLaw, formAddress } from './decision-review'
import { VerdictFields } from './verdict-fields'

/** The right side of the decision screen. Which fields show follows the chosen verdict, by style alone, so it works without a script. */
export function DecisionForm({ page, reply }: { page: DecisionPage; reply: Reply | undefined }) {
  const words = useMessages(promotionMessages)
  const anew = useMessages(decidedAnewMessages)
  const locale = useLocale()
  const only = page.verdicts.length === 1 ? page.verdicts[0] : undefined
  const { replaced } = page
  const below = page.isBelow ? words.belowHints : null
  const hintOf = (verdict: (typeof page.verdicts)[number]) =>
    below && (verdict === 'promote' || verdict === 'improve') ? below[verdict] : words.verdictHints[verdict]
  return (
    <Panel title={replaced ? anew.anewTitle : words.form.title}>
      <Form noValidate method="post" action={formAddress(replaced !== null)} className="group/form">
        <FormReply reply={reply}>
          <input type="hidden" name="intent" value="review" />
          <input type="hidden" name="revision" value={page.revision} />
          {replaced ? (
            <>
              <input type="hidden" name="anew" value="1" />
              <p className="mb-4">
                {anew.anewLead(
                  verdictWord(words, { kind: page.kind, verdict: replaced.verdict }),
                  replaced.deciderName,
                  formatFullDateTime(replaced.decidedAt, locale),
                )}
              </p>
              <TextArea name="why" label={anew.why} hint={anew.whyHint} rows={3} maxLength={LONGEST.groundedReason} />
            </>
          ) : null}
          <ProbationNotice page={page} />
          {only ? (
            <>
              <input type="hidden" name="verdict" value={only} />
              <p className="mb-4">
                <b>{words.verdicts[only]}</b>
                <span className="block text-sm text-grey">{words.verdictHints[only]}</span>
              </p>
            </>
          ) : (
            <Choices
              name="verdict"
              label={words.form.verdict}
              choices={page.verdicts.map((verdict) => ({
                value: verdict,
                label: verdictWord(words, { kind: page.kind, verdict }),
                hint: isStay(page.kind, verdict) ? words.staysHint : hintOf(verdict),
              }))}
            />
          )}
          <VerdictFields page={page} />
          <EndingNote page={page} />
          <TextArea
            name="reason"
            label={words.form.reason}
            hint={words.form.reasonHint}
            rows={5}
            maxLength={LONGEST.groundedReason}
          />
          <ActionBar>
            <Button look="primary">{words.form.review}</Button>
          </ActionBar>
        </FormReply>
      </Form>
    </Panel>
  )
}

/** Until when there is a choice, and that it is lost afterwards. */
function ProbationNotice({ page: { probation } }: { page: DecisionPage }) {
  const { probationEnd } = useMessages(promotionMessages)
  const locale = useLocale()
  if (!probation) return null
  const [from, last] = [formatLocalDate(probation.fromOn, locale), formatLocalDate(probation.lastOn, locale)]
  if (probation.isOver) return <Notice tone="amber">{probationEnd.over(last)}</Notice>
  return (
    <Notice tone="amber" icon="calendar">
      {probation.isEarly ? <p>{probationEnd.early(from)}</p> : null}
      <p>{probationEnd.choice(last)}</p>
    </Notice>
  )
}

/** Whoever wants to end an employment reads first what the law asks of that. */
function EndingNote({ page }: { page: DecisionPage }) {
  const say = useBlockWords()
  if (!page.verdicts.includes('eliminate')) return null
  const waits = page.preconditions.flatMap((p) => (p.block && p.only === 'eliminate' ? [p.block] : []))
  return (
    <div className={page.verdicts.length > 1 ? 'hidden group-has-[[value=eliminate]:checked]/form:block' : ''}>
      {page.verdicts.length > 1 &&
        waits.map((block) => (
          <Notice key={block.what} tone="amber" icon="calendar">
            {say(block)}
          </Notice>
        ))}
      <EndingLaw />
    </div>
  )
}
