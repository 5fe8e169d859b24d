import type { Reply } from '#app/components/ui/form'
import { Facts, Notice, Panel } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { formatFullDateTime, formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { voidingMessages } from '#app/i18n/voidings'
import { NotIndependent, SecondWordForm } from './second-word-form'
import type { VoidingView } from './voidings.server'

/** The proposal as the second person reads it: what was sat, what it came to, and why it is to be annulled. */
export function VoidingSheet({ voiding }: { voiding: VoidingView }) {
  const words = useMessages(voidingMessages)
  const anew = useMessages(decidedAnewMessages)
  const locale = useLocale()
  const when = (at: number) => formatFullDateTime(at, locale)
  const { answer, result } = voiding
  return (
    <>
      {voiding.waits ? <Notice tone="amber">{words.waiting}</Notice> : null}
      {answer ? (
        <Notice
          tone={answer.verdict === 'confirmed' ? 'primary' : 'grey'}
          icon="user-check"
          title={words[answer.verdict === 'confirmed' ? 'agreed' : 'declined'](answer.name, when(answer.at))}
        >
          {answer.note}
        </Notice>
      ) : null}
      {!voiding.waits && !answer ? <Notice tone="grey">{words.overtaken}</Notice> : null}
      {voiding.named.map((one) => (
        <Notice key={one.name} tone="grey" icon="user-check">
          {anew.nobody.asked(one.namedBy, one.name, one.reason)}
        </Notice>
      ))}
      <Panel>
        <p className="num text-grey">{words.proposed(voiding.proposerName, when(voiding.proposedAt))}</p>
        <p className="mt-2 mb-4 break-words whitespace-pre-wrap">{words.reason(voiding.reason)}</p>
        <Facts
          facts={[
            [words.started, <Instant key="started" at={voiding.startedAt} />],
            ...(voiding.closedAt === null
              ? []
              : [[words.closed, <Instant key="closed" at={voiding.closedAt} />] as const]),
            [
              words.how,
              voiding.isHandedIn
                ? words.handedIn.yes
                : voiding.closedAt === null
                  ? words.handedIn.running
                  : words.handedIn.no,
            ],
            [
              words.result,
              result ? words.resultOf(formatPercent(result.percent, locale), result.passPercent) : words.notMarked,
            ],
          ]}
        />
      </Panel>
    </>
  )
}

/** The second signature under it. */
export function ConfirmVoidingPart({ voiding, reply }: { voiding: VoidingView; reply: Reply | undefined }) {
  const words = useMessages(voidingMessages)
  if (voiding.waits && voiding.isOwn) return <Notice tone="grey">{words.own}</Notice>
  if (voiding.dependence !== null) return <NotIndependent dependence={voiding.dependence} />
  if (!voiding.canConfirm) return null
  return <SecondWordForm title={words.confirmTitle} lead={words.confirmLead} reply={reply} yes={words.confirmYes} />
}
