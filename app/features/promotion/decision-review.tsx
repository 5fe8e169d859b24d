import { Link } from '@remix-run/react'
import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextField } from '#app/components/ui/form'
import { ActionBar, Notice, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { enrolmentStates } from '#app/i18n/enrolment-states'
import { useMessages } from '#app/i18n/messages'
import { promotionMessages } from '#app/i18n/promotion'
import type { DecisionVerdict } from './decision-kinds'
import type { DecisionPage } from './decision-page.server'

/** Where the form of the decision screen is sent, so that its answer finds the same screen. */
export function formAddress(replaces: boolean): string {
  return replaces ? '?anew&confirm#decision' : '?confirm#decision'
}

/** The law on ending an employment during probation. */
export function EndingLaw() {
  const { law } = useMessages(promotionMessages)
  const { endLaw } = useMessages(decidedAnewMessages)
  return (
    <Notice tone="amber" icon="scale" title={law.title}>
      <p>{endLaw.lead}</p>
      <p className="text-sm text-grey">{endLaw.note}</p>
    </Notice>
  )
}

export interface Review {
  sentence: string
  reason: string
  /** Why what stands is decided anew. */
  why: string | null
  /** Why a gate is passed although a test was below the line. */
  whyBelow: string | null
  verdict: DecisionVerdict
  proposes: boolean
  /** There is nobody yet who could be the second person. */
  nobodyConfirms: boolean
  wantsPassword: boolean
  warnings: (
    | { what: 'only-once' | 'none-allowed' | 'contract-unknown' }
    | { what: 'too-long'; capMonths: number; totalMonths: number }
  )[]
  /** Everything the form sent, to be sent again with the signature. */
  fields: Record<string, string>
}

/** The last look: the sentence, the reason, and either the signature or the way back. */
export function DecisionReview({ review, reply }: { review: Review; reply: Reply | undefined }) {
  const words = useMessages(promotionMessages)
  const anew = useMessages(decidedAnewMessages)
  return (
    <Panel title={words.confirm.title} tone="amber">
      <Form noValidate method="post" action={formAddress(review.why !== null)}>
        <FormReply reply={reply}>
          <p className="mb-3 text-lg font-bold">{review.sentence}</p>
          <p className="mb-3 text-grey">{words.confirm.lead}</p>
          {review.warnings.map((w) => (
            <Notice key={w.what} tone="amber" icon="scale">
              {w.what === 'too-long' ? words.law['too-long'](w.totalMonths, w.capMonths) : words.law[w.what]}
            </Notice>
          ))}
          {review.verdict === 'eliminate' ? <EndingLaw /> : null}
          {review.nobodyConfirms ? <Notice tone="amber">{anew.nobody.beforeSigning}</Notice> : null}
          {review.why === null ? null : (
            <>
              <p className="mt-3 font-medium">{anew.why}</p>
              <p className="break-words whitespace-pre-wrap">{review.why}</p>
            </>
          )}
          {review.whyBelow === null ? null : (
            <>
              <p className="mt-3 font-medium">{words.form.whyBelow}</p>
              <p className="break-words whitespace-pre-wrap">{review.whyBelow}</p>
            </>
          )}
          <p className="mt-3 font-medium">{words.confirm.reason}</p>
          <p className="mb-4 break-words whitespace-pre-wrap">{review.reason}</p>
          {Object.entries(review.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {review.wantsPassword ? (
            <TextField
              name="password"
              type="password"
              label={anew.password}
              hint={anew.passwordHint}
              autoComplete="current-password"
            />
          ) : null}
          <ActionBar>
            {/* First in the form, so that Enter in the password signs; last on the screen. */}
            <Button
              look={review.proposes ? 'danger' : 'primary'}
              name="intent"
              value="sign"
              icon="pen"
              className="order-last"
            >
              {review.proposes ? words.confirm.propose : words.confirm.sign}
            </Button>
            <Button name="intent" value="edit">
              {words.confirm.change}
            </Button>
          </ActionBar>
        </FormReply>
      </Form>
    </Panel>
  )
}

/** Why there is no form: made already, or not the moment. */
export function NoForm({ page }: { page: DecisionPage }) {
  const { staff: states } = useMessages(enrolmentStates)
  const words = useMessages(promotionMessages)
  if (page.made)
    return (
      <Notice
        tone={page.made.pending ? 'amber' : 'green'}
        title={page.made.pending ? words.pendingTitle : words.alreadyTitle}
      >
        <Link to={`/decisions/${page.made.id}`}>{words.alreadyOpen}</Link>
      </Notice>
    )
  return (
    <Notice tone="grey" title={words.wrongStateTitle}>
      {words.wrongStateText(states[page.state])}
    </Notice>
  )
}
