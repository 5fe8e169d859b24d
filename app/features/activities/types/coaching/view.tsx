import { type Reply, TextArea, TextField } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { pieceMessages } from '#app/i18n/pieces'
import { LONGEST } from '#app/rules/field-limits'
import { PieceList } from '../../piece-list'
import { EntryForm, GapList, SheetList, type TypePartProps } from '../../type-parts'
import { CASE_FIELDS } from './case-fields'
import { CaseSheet } from './case-sheet'

export function CoachingView({ view, reply }: TypePartProps<'coaching'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      {view.cases ? <CaseSheets cases={view.cases} reply={reply} /> : null}
      <SheetList sheets={view.sheets} title={words.live.sheet} empty={words.coaching.before} />
      {view.gaps.length > 0 ? <GapList gaps={view.gaps} /> : null}
    </>
  )
}

function CaseSheets({
  cases: { least, pieces, mayAdd },
  reply,
}: {
  cases: NonNullable<TypePartProps<'coaching'>['view']['cases']>
  reply: Reply | undefined
}) {
  const words = useMessages(pieceMessages).sheet
  return (
    <Panel id="case-sheets" title={words.title}>
      <p className="num mb-2 font-medium">
        {words.count(pieces.filter((piece) => piece.state === 'confirmed').length, least)}
      </p>
      <p className="mb-3 text-grey">{words.lead}</p>
      <PieceList pieces={pieces} reply={reply}>
        {(piece) => <CaseSheet data={piece.data} />}
      </PieceList>
      {pieces.length > 0 ? (
        <p className="mb-5">
          <PrintButton />
        </p>
      ) : null}
      {mayAdd ? (
        <div className="no-print">
          <EntryForm kind="case-sheet" reply={reply} label={words.add}>
            <TextField name="ref" label={words.ref} maxLength={LONGEST.caseRef} autoComplete="off" />
            {CASE_FIELDS.map((field) => (
              <TextArea key={field} name={field} label={words.fields[field]} rows={2} maxLength={LONGEST.caseLine} />
            ))}
          </EntryForm>
        </div>
      ) : null}
    </Panel>
  )
}
