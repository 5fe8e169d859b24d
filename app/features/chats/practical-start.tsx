import { Button, LinkButton } from '#app/components/ui/button'
import { Checkbox } from '#app/components/ui/form'
import { ActionBar, Facts, Notice, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { examMessages } from '#app/i18n/exams'
import { useLocale, useMessages } from '#app/i18n/messages'
import { practicalMessages } from '#app/i18n/practical'
import { refusalMessages } from '#app/i18n/refusals'
import { UnmetList } from '../activities/activity-words'
import type { PracticalStartView } from './practical-start.server'

/** Before the clock runs: how it goes, what is open and what is not, and one button. */
export function PracticalStart({ start }: { start: PracticalStartView }) {
  const words = useMessages(practicalMessages)
  const { facts } = words
  const { seats, minutes, cards, examiners, passPercent } = start.settings
  return (
    <>
      <Panel>
        <Facts
          facts={[
            [facts.time, facts.timeLine(seats, minutes)],
            [facts.open, facts.openLine],
            [facts.closed, facts.closedLine],
            [facts.call, facts.callLine(cards)],
            [facts.marks, facts.marksLine(examiners, passPercent)],
            [facts.times, facts.timesLine],
          ]}
        />
      </Panel>
      <StartLine start={start} />
    </>
  )
}

function StartLine({ start: { may, unmet, activityId, endsPractice } }: { start: PracticalStartView }) {
  const words = useMessages(practicalMessages)
  const exams = useMessages(examMessages)
  const locale = useLocale()
  if (!may.ok)
    return (
      <Notice tone="amber" icon="lock" title={exams.cannotStart}>
        <p>{refusalMessages[locale][may.reason](may.detail)}</p>
        {may.reason === 'needs-first' ? <UnmetList unmet={unmet} of={(id) => `/activities/${id}`} /> : null}
      </Notice>
    )
  if (may.value !== null)
    return (
      <ActionBar>
        <LinkButton look="primary" to={`/practice/chats/${may.value}`}>
          {words.resume}
        </LinkButton>
      </ActionBar>
    )
  return (
    <Form method="post" className="contents">
      {endsPractice ? <Notice tone="amber">{words.practiceEnds}</Notice> : null}
      <Checkbox name="sure" value="yes" label={words.beginSure} />
      <ActionBar>
        <LinkButton to={`/activities/${activityId}`}>{words.backLater}</LinkButton>
        <Button look="primary">{words.begin}</Button>
      </ActionBar>
    </Form>
  )
}
