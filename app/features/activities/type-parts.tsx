import type { ReactNode } from 'react'
import { Button } from '#app/components/ui/button'
import { FormReply, type Reply } from '#app/components/ui/form'
import { ActionBar, Notice, Panel, Tag, type Tone } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant } from '#app/components/ui/time'
import type { ActivityType } from '#app/content/activity-settings'
import { activityMessages } from '#app/i18n/activities'
import { formatLocalDate, formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import type { ActivityPage, ChecklistView, EntryView, GapView, SheetView } from './activity-view'
import type { ViewOf } from './registry'
import { SheetLines } from './rubric-criteria'
import type { HeardView } from './types/oral/describe'

export interface TypePartProps<T extends ActivityType> {
  view: ViewOf<T>
  page: ActivityPage
  reply: Reply | undefined
}

/** The record of a type: one form, saved as often as wanted, handed in once. */
export function RecordForm({
  page,
  reply,
  title,
  handIn,
  children,
}: {
  page: ActivityPage
  reply: Reply | undefined
  title?: string
  handIn?: string
  children: ReactNode
}) {
  const words = useMessages(activityMessages)
  return (
    <Panel title={title ?? words.your}>
      <Form noValidate method="post">
        <input type="hidden" name="revision" value={page.revision} />
        <FormReply reply={reply} intent="record">
          <fieldset disabled={!page.mayWrite}>{children}</fieldset>
        </FormReply>
        <Buttons page={page} {...(handIn === undefined ? {} : { handIn })} />
      </Form>
    </Panel>
  )
}

function Buttons({ page, handIn }: { page: ActivityPage; handIn?: string }) {
  const words = useMessages(activityMessages)
  if (!page.mayWrite) return null
  return (
    <ActionBar>
      <Button name="intent" value="record" look={page.mayHandIn || page.mayRedo ? 'plain' : 'primary'}>
        {words.save}
      </Button>
      {page.mayHandIn ? (
        <Button name="intent" value="submit" look="primary">
          {handIn ?? words.handIn}
        </Button>
      ) : null}
    </ActionBar>
  )
}

/** Only the button, where there is nothing to fill in but something to say. */
export function HandInForm({
  page,
  reply,
  label,
  hint,
}: {
  page: ActivityPage
  reply: Reply | undefined
  label: string
  hint?: string
}) {
  if (!page.mayWrite) return null
  return (
    <Form method="post" className="mb-5">
      <input type="hidden" name="revision" value={page.revision} />
      <FormReply reply={reply} intent="record">
        {hint ? <p className="mb-2 text-grey">{hint}</p> : null}
        <p className="flex justify-end">
          <Button name="intent" value="submit">
            {label}
          </Button>
        </p>
      </FormReply>
    </Form>
  )
}

export function EntryForm({
  kind,
  intent,
  reply,
  label,
  look = 'primary',
  children,
}: {
  kind: string
  intent?: string
  reply: Reply | undefined
  label: string
  /** Plain where the page has a main button of its own. */
  look?: 'primary' | 'plain'
  children: ReactNode
}) {
  return (
    <Form noValidate method="post">
      <input type="hidden" name="kind" value={kind} />
      <FormReply reply={reply} intent={intent ?? `entry:${kind}`}>
        {children}
        <p className="flex justify-end">
          <Button name="intent" value="entry" look={look}>
            {label}
          </Button>
        </p>
      </FormReply>
    </Form>
  )
}

const ENTRY_TONES: Record<EntryView['state'], Tone> = {
  open: 'amber',
  confirmed: 'green',
  closed: 'green',
  withdrawn: 'grey',
}

/** What was noted so far, oldest first; one's own open entries can be taken back. */
export function EntryList({
  entries,
  reply,
  showState = false,
  children,
}: {
  entries: readonly EntryView[]
  reply: Reply | undefined
  showState?: boolean
  children: (entry: EntryView) => ReactNode
}) {
  const words = useMessages(activityMessages)
  if (entries.length === 0) return <p className="mb-4 text-grey">{words.noEntries}</p>
  return (
    <FormReply reply={reply} intent="withdraw">
      <ol className="mb-5 grid gap-3">
        {entries.map((entry) => (
          <li key={entry.id} className="rounded-lg border border-line bg-paper p-3">
            <div className={entry.state === 'withdrawn' ? 'text-faint line-through' : ''}>{children(entry)}</div>
            <div className="mt-2 flex flex-wrap items-center gap-2 text-sm text-grey">
              <Instant at={entry.createdAt} />
              {showState || entry.state === 'withdrawn' ? (
                <Tag tone={ENTRY_TONES[entry.state]}>{words.entryStates[entry.state]}</Tag>
              ) : null}
              {entry.mayWithdraw ? (
                <Form method="post" className="ml-auto">
                  <input type="hidden" name="entryId" value={entry.id} />
                  <Button name="intent" value="withdraw" look="quiet">
                    {words.withdraw}
                  </Button>
                </Form>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </FormReply>
  )
}

/** What two examiners hear: announced beforehand, their sheets afterwards. */
export function HeardPart({ oral }: { oral: HeardView }) {
  const words = useMessages(activityMessages).examined
  return (
    <>
      <Notice>
        {words.oral(oral.questions, oral.examiners)} {words.pass(oral.passPercent)}
      </Notice>
      <SheetList sheets={oral.sheets} title={words.sheet} empty={words.after} />
    </>
  )
}

export function SheetList({ sheets, title, empty }: { sheets: readonly SheetView[]; title: string; empty?: string }) {
  const words = useMessages(activityMessages)
  const locale = useLocale()
  if (sheets.length === 0) return empty ? <Notice tone="grey">{empty}</Notice> : null
  return (
    <Panel title={title}>
      <ul className="grid gap-4">
        {sheets.map((sheet) => (
          <li key={sheet.id}>
            <p className="num font-medium">
              {sheet.examinerName ?? words.rubric.nth(sheet.nth)} · {formatPercent(sheet.percent, locale)}
              {sheet.stateMark === null ? '' : ` · ${words.live.stateMark(sheet.stateMark)}`}
            </p>
            {sheet.hardFault ? <Tag tone="red">{sheet.hardFault}</Tag> : null}
            <p className="whitespace-pre-line break-words">{sheet.comment}</p>
            <SheetLines lines={sheet.lines} />
            <p className="text-sm text-grey">
              <Instant at={sheet.madeAt} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

export function GapList({ gaps }: { gaps: readonly GapView[] }) {
  const words = useMessages(activityMessages)
  const locale = useLocale()
  return (
    <Panel title={words.gaps.title}>
      {gaps.length === 0 ? <p className="text-grey">{words.gaps.none}</p> : null}
      <ul className="grid gap-3">
        {gaps.map((gap) => (
          <li key={gap.id} className="rounded-lg border border-line bg-paper p-3">
            <p className="break-words">{String(gap.data.text ?? '')}</p>
            {gap.outcome ? <p className="mt-1 break-words text-grey">{gap.outcome}</p> : null}
            <p className="mt-2 flex flex-wrap items-center gap-2 text-sm text-grey">
              {gap.state === 'open' ? (
                <Tag tone="amber">
                  {gap.dueOn ? words.gaps.dated(formatLocalDate(gap.dueOn, locale)) : words.gaps.open}
                </Tag>
              ) : (
                <Tag tone="green">{words.gaps.closed}</Tag>
              )}
              {words.gaps.from(gap.fromTitle)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Everything on the list as check boxes, station by station. */
export function ChecklistFields({ checklist, ticked }: { checklist: ChecklistView; ticked: readonly string[] }) {
  const words = useMessages(activityMessages)
  const all = checklist.groups.flatMap((group) => group.items)
  return (
    <>
      <p className="mb-3 text-grey" lang={checklist.language}>
        {checklist.intro}
      </p>
      <p className="num mb-3 font-medium">
        {words.progress(all.filter((item) => ticked.includes(item.id)).length, all.length)}
      </p>
      {checklist.groups.map((group) => (
        <fieldset key={group.title ?? 'all'} className="mb-4" lang={checklist.language}>
          <legend className="mb-2 font-medium">{group.title ?? checklist.title}</legend>
          <div className="grid gap-2">
            {group.items.map((item) => (
              <label
                key={item.id}
                className="flex min-h-11 items-start gap-3 rounded-lg border border-line bg-raised px-3 py-2 has-[:checked]:border-primary has-[:checked]:bg-primary-soft"
              >
                <input
                  type="checkbox"
                  name="ticked"
                  value={item.id}
                  defaultChecked={ticked.includes(item.id)}
                  className="mt-1 size-5 accent-primary"
                />
                <span>{item.text}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  )
}
