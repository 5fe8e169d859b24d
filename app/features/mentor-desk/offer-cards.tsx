import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextArea } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant } from '#app/components/ui/time'
import { useMessages } from '#app/i18n/messages'
import { signoffMessages } from '#app/i18n/signoffs'
import { LONGEST } from '#app/rules/field-limits'
import { Fold } from '../signoffs/sign-panel'
import type { Offer } from './queue.server'

interface OfferCardsProps {
  offers: readonly Offer[]
  reply: Reply | undefined
}

/** Trainees this mentor is asked to take over: before the answer, nothing of theirs can be done here. */
export function OfferCards({ offers, reply }: OfferCardsProps) {
  return offers.map((offer) => <OfferCard key={offer.enrolmentId} offer={offer} reply={reply} />)
}

function OfferCard({ offer, reply }: { offer: Offer; reply: Reply | undefined }) {
  const { handOver: words, acceptMeans } = useMessages(signoffMessages)
  const accept = `accept-trainee ${offer.enrolmentId}`
  const decline = `decline-trainee ${offer.enrolmentId}`
  return (
    <Panel id={`offer-${offer.enrolmentId}`} tone="amber" title={words.offer(offer.traineeName)}>
      <p className="text-grey">
        {offer.cohortName} · {words.since} <Instant at={offer.at} />
      </p>
      <p className="my-2 break-words">
        {offer.mentorName ? words.from(offer.mentorName) : words.fromNobody}
        {offer.reason ? ` ${words.because(offer.reason)}` : ''}
      </p>
      <div className="grid items-start gap-2 sm:flex sm:flex-wrap">
        <Form noValidate method="post">
          <FormReply reply={reply} intent={accept}>
            <input type="hidden" name="intent" value={accept} />
            <input type="hidden" name="enrolmentId" value={offer.enrolmentId} />
            <p className="mb-2 text-sm text-grey">{acceptMeans}</p>
            <Button look="primary" icon="check" className="w-full sm:w-auto">
              {words.accept}
            </Button>
          </FormReply>
        </Form>
        <Fold label={words.decline} open={reply?.intent === decline}>
          <Form noValidate method="post">
            <FormReply reply={reply} intent={decline}>
              <input type="hidden" name="intent" value={decline} />
              <input type="hidden" name="enrolmentId" value={offer.enrolmentId} />
              <TextArea
                name="reason"
                id={`decline-${offer.enrolmentId}`}
                label={words.declineReason}
                hint={words.declineHint}
                rows={2}
                maxLength={LONGEST.reason}
              />
              <Button look="danger" className="w-full sm:w-auto">
                {words.declineSubmit}
              </Button>
            </FormReply>
          </Form>
        </Fold>
      </div>
    </Panel>
  )
}
