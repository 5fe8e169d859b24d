import { Select, TextArea, TextField } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import { EntryForm, EntryList, RecordForm, SheetList, type TypePartProps } from '../../type-parts'
import { APPROVALS } from './price-changes'

export function LiveView({ view, page, reply }: TypePartProps<'live'>) {
  const words = useMessages(activityMessages).live
  const { settings, log } = view
  return (
    <>
      <ul className="mb-5 flex flex-wrap gap-x-4 gap-y-1 text-grey">
        <li>{settings.hidden ? words.hidden : words.visible}</li>
        <li>{words.rules(settings.maxChats)}</li>
        {settings.share === null ? null : <li>{words.share(settings.share)}</li>}
        <li>{words.expect(settings.expectPercent)}</li>
      </ul>
      <SheetList sheets={view.sheets} title={words.sheet} />
      {view.priceCap > 0 || view.prices.length > 0 ? <PriceChanges view={view} page={page} reply={reply} /> : null}
      <RecordForm page={page} reply={reply} title={words.log}>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextField
            name="account"
            label={words.account}
            defaultValue={log.account}
            maxLength={LONGEST.shopAccount}
            autoComplete="off"
          />
          <TextField
            name="chats"
            type="number"
            {...BOUNDS.chats}
            inputMode="numeric"
            label={words.chats}
            defaultValue={log.chats ?? ''}
          />
          <TextField name="from" type="time" label={words.from} defaultValue={log.from} />
          <TextField name="to" type="time" label={words.to} defaultValue={log.to} />
          <TextField
            name="meanReplySeconds"
            type="number"
            {...BOUNDS.replySeconds}
            inputMode="numeric"
            label={words.meanReply}
            defaultValue={log.meanReplySeconds ?? ''}
          />
        </div>
        <TextArea name="note" label={words.reflection} defaultValue={log.note} maxLength={LONGEST.note} optional />
      </RecordForm>
    </>
  )
}

function PriceChanges({ view, page, reply }: TypePartProps<'live'>) {
  const words = useMessages(activityMessages).live
  const locale = useLocale()
  const yuan = (value: unknown) => formatNumber(Number(value), locale, 2)
  return (
    <Panel title={words.prices}>
      <p className="mb-3 text-grey">{words.pricesLead}</p>
      <EntryList entries={view.prices} reply={reply} showState>
        {(entry) => (
          <>
            <p className="num font-medium">
              …{String(entry.data.orderRef ?? '')} · {yuan(entry.data.before)} → {yuan(entry.data.after)}
            </p>
            <p className="break-words">{String(entry.data.reason ?? '')}</p>
            {entry.data.approvedBy ? (
              <p className="break-words text-grey">{words.approvedByName(String(entry.data.approvedBy))}</p>
            ) : null}
            {entry.outcome ? <p className="break-words text-grey">{entry.outcome}</p> : null}
          </>
        )}
      </EntryList>
      {page.mayWrite && view.priceCap > 0 ? (
        <details open={reply?.intent === 'entry:price-change'}>
          <summary className="min-h-11 py-2 font-medium text-primary">{words.addPrice}</summary>
          <EntryForm kind="price-change" reply={reply} label={words.addPrice} look="plain">
            <div className="grid gap-x-4 sm:grid-cols-3">
              <TextField
                name="orderRef"
                label={words.orderRef}
                inputMode="numeric"
                autoComplete="off"
                maxLength={LONGEST.orderTail}
              />
              <TextField name="before" label={words.before} inputMode="decimal" autoComplete="off" />
              <TextField name="after" label={words.after} inputMode="decimal" autoComplete="off" />
            </div>
            <TextField name="reason" label={words.reason} maxLength={LONGEST.priceReason} />
            <div className="grid gap-x-4 sm:grid-cols-2">
              <Select
                name="approval"
                label={words.approval}
                {...(view.limits
                  ? { hint: words.approvalHint(view.limits.agentLimitYuan, view.limits.leaderLimitYuan) }
                  : {})}
                defaultValue="none"
                choices={APPROVALS.map((value) => ({ value, label: words.approvals[value] }))}
              />
              <TextField
                name="approvedBy"
                label={words.approvedBy}
                maxLength={LONGEST.shownName}
                autoComplete="off"
                optional
              />
            </div>
          </EntryForm>
        </details>
      ) : null}
    </Panel>
  )
}
