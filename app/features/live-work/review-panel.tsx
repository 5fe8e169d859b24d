import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, Select, TextArea, TextField } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useMessages } from '#app/i18n/messages'
import { reviewMessages } from '#app/i18n/reviews'
import { LONGEST } from '#app/rules/field-limits'
import { Fold } from '../signoffs/sign-panel'

interface ReviewPanelProps {
  assign: { left: number; samples: readonly { id: string; customer: string; product: string; star: number }[] }
  reply: Reply | undefined
}

const STARS = [1, 2, 3, 4, 5].map((star) => ({ value: String(star), label: String(star) }))

/** The mentor assigns reviews: one of the shop's, or one typed in. */
export function ReviewPanel({ assign: { left, samples }, reply }: ReviewPanelProps) {
  const words = useMessages(reviewMessages)
  return (
    <Panel id="assign" title={words.assign}>
      <p className="num mb-3 text-grey">{words.assignLead(left)}</p>
      {samples.length > 0 ? (
        <Form noValidate method="post" preventScrollReset>
          <FormReply reply={reply} intent="assign-sample">
            <input type="hidden" name="intent" value="assign-sample" />
            <Select
              name="sample"
              label={words.sample}
              empty="—"
              choices={samples.map(({ id, customer, product, star }) => ({
                value: id,
                label: `${words.choice(customer, product)} · ${star}★`,
              }))}
            />
            <Button>{words.assignSample}</Button>
          </FormReply>
        </Form>
      ) : null}
      <div className="mt-3">
        <Fold label={words.own} open={reply?.intent === 'assign-review'}>
          <Form noValidate method="post" preventScrollReset>
            <FormReply reply={reply} intent="assign-review">
              <input type="hidden" name="intent" value="assign-review" />
              <div className="grid gap-x-4 sm:grid-cols-2">
                <TextField
                  name="customer"
                  id="review-customer"
                  label={words.customer}
                  maxLength={LONGEST.reviewCustomer}
                  autoComplete="off"
                />
                <TextField
                  name="order"
                  id="review-order"
                  label={words.order}
                  inputMode="numeric"
                  maxLength={LONGEST.orderTail}
                  autoComplete="off"
                />
                <TextField
                  name="product"
                  id="review-product"
                  label={words.product}
                  maxLength={LONGEST.reviewProduct}
                  autoComplete="off"
                />
                <Select name="star" id="review-star" label={words.star} empty="—" choices={STARS} />
              </div>
              <TextArea name="text" id="review-text" label={words.text} rows={3} maxLength={LONGEST.reviewText} />
              <Button>{words.assignOwn}</Button>
            </FormReply>
          </Form>
        </Fold>
      </div>
    </Panel>
  )
}
