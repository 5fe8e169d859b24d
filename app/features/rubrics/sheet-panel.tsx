import type { Reply } from '#app/components/ui/form'
import { Notice, Panel, Tag } from '#app/components/ui/layout'
import { formatNumber, formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { refusalMessages } from '#app/i18n/refusals'
import { rubricMessages } from '#app/i18n/rubrics'
import { TooEarly } from '../signoffs/sign-panel'
import { SheetForm } from './sheet-form'
import { SheetCard } from './sheet-view'
import type { SheetDesk } from './sheets.server'

/** Marks that may be seen, what the examiners come to, and the form for whoever may mark. */
export function SheetPanel({ desk, reply }: { desk: SheetDesk; reply: Reply | undefined }) {
  const words = useMessages(rubricMessages)
  const locale = useLocale()
  const open = desk.canMark && (desk.own === null || reply?.intent === 'sheet')
  return (
    <Panel id="sheet" title={words.sheetOf(desk.rubric.title)}>
      {desk.isMystery && !desk.debrief.debriefed ? <Notice tone="amber">{words.mysterySecret}</Notice> : null}
      <ResultLine desk={desk} />
      {desk.visible.map((sheet) => (
        <SheetCard key={sheet.id} sheet={sheet} passPercent={desk.passPercent} />
      ))}
      {desk.earlier.length > 0 ? (
        <p className="num mb-2 text-grey">
          {words.firstTest(
            desk.earlier.map((s) => `${s.examinerName} ${formatPercent(s.percent, locale)}`).join(words.comma),
          )}
        </p>
      ) : null}
      {desk.visible.length === 0 && !desk.canMark ? <p className="text-grey">{words.noneYet}</p> : null}
      {desk.drawFirst && desk.drawOverSince === null ? (
        <p className="max-w-[42em] text-grey">{words.drawFirst}</p>
      ) : null}
      {desk.drawFirst && desk.drawOverSince !== null ? (
        <p className="max-w-[42em] text-grey">{refusalMessages[locale]['second-test-over'](desk.drawOverSince)}</p>
      ) : null}
      {desk.decidedOn ? <p className="max-w-[42em] text-grey">{words.decidedOn}</p> : null}
      {desk.canMark && desk.ahead && !desk.ahead.maySay ? <TooEarly ahead={desk.ahead} /> : null}
      {desk.canMark && desk.ahead?.maySay !== false ? (
        <details open={open} className="no-print">
          <summary className="min-h-11 content-center font-medium text-primary underline underline-offset-4">
            {desk.own ? words.fillAgain : words.fill}
          </summary>
          <div className="mt-3">
            <SheetForm desk={desk} reply={reply} />
          </div>
        </details>
      ) : null}
    </Panel>
  )
}

function ResultLine({ desk }: { desk: SheetDesk }) {
  const { result, blindOthers, isExam, passPercent } = desk
  const words = useMessages(rubricMessages)
  const locale = useLocale()
  const percentText = (value: number) => formatNumber(value, locale, 1)
  return (
    <>
      {isExam && passPercent !== null ? <p className="mb-2 text-sm text-grey">{words.pass(passPercent)}</p> : null}
      {blindOthers > 0 || (isExam && result?.state === 'waiting') ? (
        <Notice tone="amber">
          {words.blind} {blindOthers > 0 ? words.othersIn(blindOthers) : null}
        </Notice>
      ) : null}
      {result?.state === 'waiting' ? <p className="mb-2">{words.waiting(result.left)}</p> : null}
      {result?.state === 'third-wanted' ? (
        <Notice tone="amber">{desk.own ? words.thirdWantedFixed : words.thirdWanted}</Notice>
      ) : null}
      {result?.state === 'decided' ? (
        <p className="mb-3 flex flex-wrap items-center gap-2 font-bold">
          {result.byThird
            ? words.decidedByThird(percentText(result.percent))
            : words.decided(percentText(result.percent))}
          {result.passed === null ? null : (
            <Tag tone={result.passed ? 'green' : 'red'}>{result.passed ? words.passed : words.failed}</Tag>
          )}
        </p>
      ) : null}
    </>
  )
}
