import { Select, TextField } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { ChecklistFields, EntryForm, EntryList, RecordForm, type TypePartProps } from '../../type-parts'
import { PrintLine } from './print-line'
import { PRINT_RESULTS } from './print-results'
import { StationLine } from './station-line'

export function WarehouseView({ view, page, reply }: TypePartProps<'warehouse'>) {
  const words = useMessages(activityMessages)
  const printed = view.prints.filter((print) => print.state !== 'withdrawn').length
  return (
    <>
      {view.wantedPrints > 0 ? (
        <Panel id="prints" title={words.warehouse.prints}>
          <p className="num mb-3 font-medium">{words.warehouse.printCount(printed, view.wantedPrints)}</p>
          <EntryList entries={view.prints} reply={reply}>
            {(entry) => <PrintLine data={entry.data} />}
          </EntryList>
          {page.mayWrite ? (
            <EntryForm kind="print" reply={reply} label={words.warehouse.addPrint}>
              <TextField name="ref" label={words.warehouse.ref} maxLength={LONGEST.parcelRef} autoComplete="off" />
              <Select
                name="result"
                label={words.warehouse.result}
                empty="—"
                choices={PRINT_RESULTS.map((value) => ({ value, label: words.warehouse.results[value] }))}
              />
              <TextField name="errors" label={words.warehouse.errors} maxLength={LONGEST.parcelErrors} optional />
              <TextField name="found" label={words.warehouse.found} maxLength={LONGEST.parcelErrors} optional />
            </EntryForm>
          ) : null}
        </Panel>
      ) : null}
      <Panel title={words.warehouse.signed}>
        <p className="num mb-2 font-medium">
          {words.warehouse.signedCount(view.stations.filter((station) => station.signed).length, view.stations.length)}
        </p>
        <p className="mb-3 text-grey">{words.warehouse.signedLead}</p>
        <ul className="divide-y divide-line">
          {view.stations.map((station) => (
            <li key={station.id} className="py-2">
              <StationLine station={station} />
            </li>
          ))}
        </ul>
      </Panel>
      <RecordForm page={page} reply={reply} {...(view.checklist ? { title: view.checklist.title } : {})}>
        {view.checklist ? <ChecklistFields checklist={view.checklist} ticked={view.ticked} /> : null}
      </RecordForm>
    </>
  )
}
