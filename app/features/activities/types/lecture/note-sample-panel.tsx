import { Checkbox, type Reply, Select, TextArea } from '#app/components/ui/form'
import { Panel } from '#app/components/ui/layout'
import { useMessages } from '#app/i18n/messages'
import { pieceMessages } from '#app/i18n/pieces'
import { LONGEST } from '#app/rules/field-limits'
import { FLAGS } from '../../note-format'
import { PieceList } from '../../piece-list'
import { EntryForm } from '../../type-parts'
import type { NoteSampleView } from './describe'
import { NoteSample } from './note-sample'

/** The case, what was handed in about it, and the form for the next one. */
export function NoteSamplePanel({ sample, reply }: { sample: NoteSampleView; reply: Reply | undefined }) {
  const words = useMessages(pieceMessages).note
  return (
    <Panel id="note-sample" title={words.title}>
      {sample.about ? (
        <p className="mb-3 max-w-[42em]" lang="zh-CN">
          {sample.about}
        </p>
      ) : null}
      <PieceList pieces={sample.pieces} reply={reply}>
        {(piece) => <NoteSample data={piece.data} />}
      </PieceList>
      {sample.mayAdd ? (
        <EntryForm kind="note-sample" reply={reply} label={words.handIn}>
          <TextArea name="text" label={words.text} hint={words.lead} rows={3} maxLength={LONGEST.noteSample} />
          <Select
            name="flag"
            label={words.flag}
            empty="—"
            choices={FLAGS.map((value) => ({ value, label: words.flags[value] }))}
          />
          <Checkbox name="asIs" value="yes" label={words.asIs} />
        </EntryForm>
      ) : null}
    </Panel>
  )
}
