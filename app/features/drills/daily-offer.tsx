import { Button } from '#app/components/ui/button'
import { Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { dailyMessages } from '#app/i18n/daily'
import { formatLocalDate } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { DailyOffer } from './daily.server'

/** The ten minutes of today, one tap away: what they hold, or when something comes back. */
export function DailyOfferPanel({ offer }: { offer: DailyOffer }) {
  const words = useMessages(dailyMessages)
  const locale = useLocale()
  const { isOpen, due, fresh, nextOn } = offer
  const next = nextOn ? <p className="num mt-1">{words.next(formatLocalDate(nextOn, locale))}</p> : null
  return (
    <Panel title={words.title} tone="violet">
      {isOpen ? null : <p className="num font-medium">{due + fresh === 0 ? words.nothing : words.offer(due, fresh)}</p>}
      {next}
      <p className="mt-1 text-grey">{words.lead}</p>
      {isOpen || due + fresh > 0 ? (
        <Form method="post" action="/practice" className="mt-3">
          <input type="hidden" name="intent" value="daily" />
          <Button icon="zap">{isOpen ? words.resume : words.start}</Button>
        </Form>
      ) : null}
    </Panel>
  )
}
