import { Notice, Panel } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { dailyMessages } from '#app/i18n/daily'
import { useMessages } from '#app/i18n/messages'
import type { PhraseLines } from './daily.server'
import { DueWords, TargetLine } from './phrase-lines'

/** The end of the ten minutes: what was repeated and when each comes back. No verdict, and nothing about days missed. */
export function DailyEnd({ lines, left }: { lines: PhraseLines; left: number }) {
  const words = useMessages(dailyMessages)
  const done = lines.lines
  return (
    <Panel title={left > 0 ? words.endEarly : words.endTitle} tone="green">
      <p className="num">{done.length === 0 ? words.endNone : words.endLine(done.length)}</p>
      {left > 0 && done.length > 0 ? <Notice>{words.endLeft(left)}</Notice> : null}
      {done.length > 0 ? (
        <>
          <TargetLine lines={lines} />
          <div className="mt-3">
            <Table
              caption={words.endLine(done.length)}
              rows={done}
              rowKey={(row) => row.code}
              columns={[
                {
                  key: 'phrase',
                  head: words.columns.phrase,
                  cell: (row) => (
                    <>
                      <span lang="zh-CN">{row.name}</span> <code>/{row.code}</code>
                    </>
                  ),
                },
                { key: 'mark', head: words.columns.mark, align: 'right', cell: (row) => row.lastMark },
                { key: 'due', head: words.columns.due, cell: (row) => <DueWords line={row} /> },
              ]}
            />
          </div>
        </>
      ) : null}
    </Panel>
  )
}
