import { Button } from '#app/components/ui/button'
import { Checkbox, Choices, Select } from '#app/components/ui/form'
import { Notice, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'
import { ENCODINGS, type Readings, type RosterSource, type SheetName } from './roster-file'

/** How a file was read. */
export interface RosterReadView {
  source: RosterSource
  hidden: readonly number[]
  withHidden: boolean
  headLine: number
}

/** Numbers enough to find the rows by; a filtered list may hide hundreds. */
const SHOWN_LINES = 12

/** What was read and what was not, where a reader could not know. */
export function RosterRead({ source, hidden, withHidden, headLine }: RosterReadView) {
  const words = useMessages(cohortMessages)
  const others = source.sheets.filter((sheet) => sheet.name !== source.sheet)
  const nameOf = (sheet: { name: string; hidden: boolean }) =>
    sheet.hidden ? words.sheetHidden(sheet.name) : sheet.name
  const listed = hidden.slice(0, SHOWN_LINES).join(words.between)
  const rows = hidden.length > SHOWN_LINES ? words.more(listed) : listed
  const facts = [
    others.length > 0 && words.sheetRead(source.sheet ?? ''),
    others.length > 0 && words.sheetsLeft(others.map(nameOf).join(words.between)),
    headLine > 1 && words.headLine(headLine),
    hidden.length > 0 && (withHidden ? words.hiddenRead : words.hiddenLeft)(rows, hidden.length),
    source.encoding === 'gb18030' && words.encodingRead,
  ].filter((fact) => fact !== false)
  if (facts.length === 0) return null
  return (
    <Notice title={words.readTitle}>
      <ul className="list-disc pl-5">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** A file that can be read in another way too, kept in the page so that nobody has to choose it again. */
export interface RosterChoice {
  kept: string
  sheets: readonly SheetName[]
  sheet?: string
  hasHidden: boolean
  withHidden: boolean
  readings?: Readings
}

/** Another sheet, the hidden rows too, the other encoding: the same file once more. */
export function RosterChoiceForm({ kept, sheets, sheet, hasHidden, withHidden, readings }: RosterChoice) {
  const words = useMessages(cohortMessages)
  return (
    <Panel>
      <Form method="post" encType="multipart/form-data">
        <input type="hidden" name="kept" value={kept} />
        {sheets.length > 1 ? (
          <Select
            name="sheet"
            label={words.sheet}
            defaultValue={sheet}
            choices={sheets.map(({ name, hidden }) => ({
              value: name,
              label: hidden ? words.sheetHidden(name) : name,
            }))}
          />
        ) : null}
        {hasHidden ? <Checkbox name="withHidden" label={words.withHidden} defaultChecked={withHidden} /> : null}
        {readings ? (
          <Choices
            name="encoding"
            label={words.encoding}
            choices={ENCODINGS.map((value) => ({ value, label: readings[value] }))}
          />
        ) : null}
        <Button>{words.readAgain}</Button>
      </Form>
    </Panel>
  )
}
