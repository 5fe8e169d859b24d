import { Button } from '#app/components/ui/button'
import { FormReply, type Reply } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { useMessages } from '#app/i18n/messages'
import { rubricMessages } from '#app/i18n/rubrics'
import { uiMessages } from '#app/i18n/ui'
import type { SheetDesk } from './sheets.server'

type Draw = NonNullable<SheetDesk['draw']>

/** The examiner's questions or role cards. They are drawn once and stay. */
export function DrawPanel({ draw, isOral, reply }: { draw: Draw; isOral: boolean; reply: Reply | undefined }) {
  const words = useMessages(rubricMessages)
  const ui = useMessages(uiMessages)
  return (
    <Panel title={isOral ? words.questions : words.cards}>
      {draw.drawn ? (
        <ol className="grid gap-5">
          {draw.questions.map((question, n) => (
            <li key={question.id}>
              <h3 className="font-bold">
                <span className="num text-grey">{n + 1}.</span> {question.text}{' '}
                <span className="font-normal text-grey">{ui.inBrackets(words.kinds[question.kind])}</span>
              </h3>
              <p className="text-sm text-grey">{words.listenFor}</p>
              <Lines lines={question.points} />
              <p className="mt-1">
                <span className="text-grey">
                  {words.followUp}
                  {ui.colon}
                </span>
                {question.followUp}
              </p>
            </li>
          ))}
          {draw.cards.map((card) => (
            <li key={card.id}>
              <RoleCard card={card} />
            </li>
          ))}
        </ol>
      ) : (
        <Form method="post">
          <FormReply reply={reply} intent="draw">
            <p className="mb-3 max-w-[42em] text-grey">
              {isOral ? words.drawLead(draw.wanted) : words.drawCardsLead(draw.wanted)}
            </p>
            <input type="hidden" name="intent" value="draw" />
            <Button icon="list">{isOral ? words.draw : words.drawCards}</Button>
          </FormReply>
        </Form>
      )}
    </Panel>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="list-disc pl-5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function RoleCard({ card }: { card: Draw['cards'][number] }) {
  const words = useMessages(rubricMessages)
  return (
    <article>
      <h3 className="font-bold">{card.title}</h3>
      <dl className="grid gap-2">
        {(
          [
            [words.caller, card.caller],
            [words.situation, card.situation],
            [words.opening, card.opening],
            [words.facts, card.facts],
            [words.wants, card.wants],
            [words.traps, card.traps],
            [words.goodEnding, card.goodEnding],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-grey">{name}</dt>
            <dd>{typeof value === 'string' ? value : <Lines lines={value} />}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}
