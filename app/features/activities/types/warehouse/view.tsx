import { TextField } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { ChecklistFields, EntryForm, EntryList, type OwnPartProps, RecordForm } from '../../own-parts'

export function WarehouseView({ own, page, reply }: OwnPartProps<'warehouse'>) {
  const words = useMessages(activityMessages)
  const printed = own.prints.filter((print) => print.state !== 'withdrawn').length
  return (
    <>
      {own.wantedPrints > 0 ? (
        <Panel title={words.warehouse.prints}>
          <p className="num mb-3 font-medium">{words.warehouse.printCount(printed, own.wantedPrints)}</p>
          <EntryList entries={own.prints} reply={reply}>
            {(entry) => (
              <p className="break-words">
                <span className="num font-medium">{String(entry.data.ref ?? '')}</span> ·{' '}
                {String(entry.data.errors ?? '') || words.warehouse.clean}
              </p>
            )}
          </EntryList>
          {page.mayWrite ? (
            <EntryForm kind="print" reply={reply} label={words.warehouse.addPrint}>
              <TextField name="ref" label={words.warehouse.ref} maxLength={40} autoComplete="off" />
              <TextField name="errors" label={words.warehouse.errors} maxLength={500} optional />
            </EntryForm>
          ) : null}
        </Panel>
      ) : null}
      <RecordForm page={page} reply={reply} {...(own.checklist ? { title: own.checklist.title } : {})}>
        {own.checklist ? <ChecklistFields checklist={own.checklist} ticked={own.ticked} /> : null}
        <TextField name="guide" label={words.warehouse.guide} defaultValue={own.guide} maxLength={60} optional />
      </RecordForm>
    </>
  )
}
