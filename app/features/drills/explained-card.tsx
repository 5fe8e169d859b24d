import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextField } from '#app/components/ui/form'
import { Icon, type IconName } from '#app/components/ui/icon'
import { Form } from '#app/components/ui/post-form'
import { Instant } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import { LONGEST } from '#app/rules/field-limits'
import type { ExplainedCard, ExplainedFault, ExplainedPoint, Matter } from './explain-card'

interface Place {
  position: number
  purpose: 'practice' | 'exam'
}

const LOOKS: Record<ExplainedPoint['answer'], { icon: IconName; tone: string }> = {
  met: { icon: 'done', tone: 'text-green' },
  missing: { icon: 'stop', tone: 'text-red' },
  open: { icon: 'help', tone: 'text-amber' },
  'not-called-for': { icon: 'open', tone: 'text-grey' },
}

/** Point by point what was seen, what lacks and what nobody recognised; then what was wrong, and why. */
export function ExplainedCardList({ card, ...place }: { card: ExplainedCard } & Place) {
  const words = useMessages(rulingMessages)
  return (
    <div className="mt-3">
      {card.makesSense ? null : <p className="mb-2 font-medium">{words.senseless}</p>}
      <ul aria-label={words.points} className="grid gap-2">
        {card.points.map((point) => (
          <PointLine key={point.subject} point={point} {...place} />
        ))}
        {card.faults.map((fault) => (
          <FaultLine key={fault.subject} fault={fault} {...place} />
        ))}
      </ul>
    </div>
  )
}

function PointLine({ point, ...place }: { point: ExplainedPoint } & Place) {
  const words = useMessages(rulingMessages)
  const { icon, tone } = LOOKS[point.answer]
  const says = {
    met: point.saw ? words.metSeen : words.met,
    missing: words.missing,
    open: words.open[place.purpose],
    'not-called-for': words.notCalledFor,
  }[point.answer]
  return (
    <li className="border-t border-line pt-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className={`inline-flex self-center ${tone}`}>
          <Icon name={icon} size={18} />
        </span>
        <span className="font-medium" lang="zh-CN">
          {point.point}
        </span>
        <span className="min-w-0 wrap-anywhere text-grey">
          {says}
          {point.answer === 'met' && point.saw ? <span lang="zh-CN">{words.quoted(point.saw)}</span> : null}
        </span>
      </p>
      <MatterLine
        matter={point.matter}
        says={(name, isYes) => (isYes ? words.rulingOf.met(name) : words.rulingOf.missing(name))}
      />
      {point.mayDispute ? <DisputeForm subject={point.subject} name={point.point} {...place} /> : null}
    </li>
  )
}

function FaultLine({ fault, ...place }: { fault: ExplainedFault } & Place) {
  const words = useMessages(rulingMessages)
  const kind = nameOf(fault, words)
  const isHard = fault.what === 'hard'
  const opens = isHard ? words.redLineOpens : words.factOpens
  const open = opens[place.purpose](kind)
  const title = { sure: isHard ? words.redLine(kind) : kind, open, lifted: words.lifted(kind) }[fault.stands]
  const isLifted = fault.stands === 'lifted'
  return (
    <li className="border-t border-line pt-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className={`inline-flex self-center ${isLifted ? 'text-green' : isHard ? 'text-red' : 'text-amber'}`}>
          <Icon name={isLifted ? 'done' : 'alert'} size={18} />
        </span>
        <span className={`font-medium ${isHard && fault.stands === 'sure' ? 'text-red' : ''}`}>{title}</span>
        {fault.saw && fault.what !== 'word' ? <span lang="zh-CN">{words.quoted(fault.saw)}</span> : null}
        <span className="min-w-0 wrap-anywhere text-grey">{isLifted ? '' : whyOf(fault, words)}</span>
        {fault.what === 'soft' && fault.why ? (
          <span className="basis-full">
            {words.caseSays}
            <span lang="zh-CN">{fault.why}</span>
          </span>
        ) : null}
      </p>
      <MatterLine
        matter={fault.matter}
        says={(name, isYes) => (isYes ? words.rulingOf.fault(name) : words.rulingOf.lifted(name))}
      />
      {fault.mayDispute ? <DisputeForm subject={fault.subject} name={kind} {...place} /> : null}
    </li>
  )
}

type Words = (typeof rulingMessages)['zh-CN']

function nameOf({ what, name }: ExplainedFault, words: Words): string {
  if (what === 'word') return words.quoted(name)
  return what === 'hard'
    ? words.hardKinds[name as keyof Words['hardKinds']]
    : words.softKinds[name as keyof Words['softKinds']]
}

function whyOf({ what, name, why }: ExplainedFault, words: Words): string {
  if (what === 'word') return why
  return what === 'hard' ? words.hardWhy[name as keyof Words['hardWhy']] : words.softWhy[name as keyof Words['softWhy']]
}

/** What was asked about it, and what somebody said. */
function MatterLine({ matter, says }: { matter: Matter | null; says: (name: string, isYes: boolean) => string }) {
  const words = useMessages(rulingMessages)
  if (!matter) return null
  const { ruling } = matter
  if (!ruling && matter.origin === 'open') return null
  return (
    <p className="mt-1 border-l-4 border-line-strong pl-3 text-sm wrap-anywhere">
      {ruling ? says(ruling.rulerName, ruling.isYes) : words.disputed}
      {ruling && matter.corrected.length > 0 ? (
        <>
          {' · '}
          <Instant at={ruling.at} />
        </>
      ) : null}
      {matter.reason ? <span className="block text-grey">{words.quoted(matter.reason)}</span> : null}
      {ruling?.note ? <span className="block">{words.quoted(ruling.note)}</span> : null}
      {matter.corrected.map((before) => (
        <span key={before.at} className="block text-grey">
          {words.before(says(before.rulerName, before.isYes))} · <Instant at={before.at} />
          {before.note ? <span className="block">{words.quoted(before.note)}</span> : null}
        </span>
      ))}
    </p>
  )
}

/** Which of the page's disputes an answer belongs to. */
export function disputeIntent(position: unknown, subject: unknown): string {
  return `dispute ${position} ${subject}`
}

/** One tap; who wants to say more opens the line first. */
function DisputeForm({ subject, name, position }: { subject: string; name: string } & Place) {
  const words = useMessages(rulingMessages)
  const reply = useReply<never>() as Reply | undefined
  const intent = disputeIntent(position, subject)
  return (
    <Form method="post" preventScrollReset className="mt-1 flex flex-wrap items-start gap-x-3 gap-y-1">
      <input type="hidden" name="intent" value="dispute" />
      <input type="hidden" name="position" value={position} />
      <input type="hidden" name="subject" value={subject} />
      <Button look="quiet">
        {words.disputeGo}
        <span className="sr-only">{name}</span>
      </Button>
      <details className="min-w-0 flex-1 basis-56" open={reply?.intent === intent}>
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm text-grey underline">
          {words.disputeReasonLabel}
        </summary>
        <FormReply reply={reply} intent={intent}>
          <TextField
            name="reason"
            id={`reason-${position}-${subject.replaceAll(' ', '-')}`}
            label={words.disputeReasonLabel}
            maxLength={LONGEST.cardNote}
            optional
          />
        </FormReply>
      </details>
    </Form>
  )
}
