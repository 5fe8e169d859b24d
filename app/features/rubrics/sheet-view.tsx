import { Notice, Tag } from '#app/components/ui/layout'
import { Table } from '#app/components/ui/table'
import { Instant } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { formatLocalDate, formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { rubricMessages } from '#app/i18n/rubrics'
import type { DeskSheet } from './sheets.server'

interface SheetCardProps {
  sheet: Omit<DeskSheet, 'levels' | 'notes'>
  passPercent: number | null
}

/** A marked sheet to read: the sum first, then line by line how it came about. */
export function SheetCard({ sheet, passPercent }: SheetCardProps) {
  const words = useMessages(rubricMessages)
  const activities = useMessages(activityMessages)
  const locale = useLocale()
  const below = passPercent !== null && sheet.percent < passPercent
  return (
    <article className="mb-4">
      <p className="num flex flex-wrap items-center gap-2">
        <strong className="text-xl">{words.percent(formatNumber(sheet.percent, locale, 1))}</strong>
        {passPercent === null ? null : (
          <Tag
            tone={below ? 'amber' : 'green'}
          >{`${below ? words.below : words.reached} · ${words.expect(passPercent)}`}</Tag>
        )}
        {sheet.stateMark === null ? null : <Tag tone="grey">{activities.live.stateMark(sheet.stateMark)}</Tag>}
      </p>
      <p className="num mb-2 text-sm text-grey">
        {words.by(sheet.examinerName)} · <Instant at={sheet.madeAt} />
        {sheet.revision > 1 ? ` · ${words.revision(sheet.revision)}` : ''}
      </p>
      {sheet.tookPlaceOn === null ? null : (
        <p className="mb-2 text-sm text-grey">{words.tookPlaceSaid(formatLocalDate(sheet.tookPlaceOn, locale))}</p>
      )}
      {sheet.hardFaults.length > 0 ? (
        <Notice tone="red" title={words.hardFault}>
          <ul className="list-disc pl-5">
            {sheet.hardFaults.map((fault) => (
              <li key={fault} lang={sheet.language}>
                {fault}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <p className="mb-2 break-words whitespace-pre-line">{sheet.comment}</p>
      {sheet.lines.length > 0 ? (
        <details>
          <summary className="min-h-11 content-center text-primary underline underline-offset-4">{words.sheet}</summary>
          <Table
            caption={words.sheet}
            rowKey={(line) => line.criterionId}
            rows={sheet.lines}
            columns={[
              {
                key: 'criterion',
                head: words.criterion,
                cell: (line) => <span lang={sheet.language}>{line.title}</span>,
              },
              {
                key: 'level',
                head: words.mark,
                cell: (line) => (
                  <>
                    {line.level} {words.levelNames[line.level]}
                    <span className="block text-sm text-grey" lang={sheet.language}>
                      {line.levelText}
                    </span>
                    {line.note ? <span className="block text-sm">{line.note}</span> : null}
                    {sheet.quotes[line.criterionId] ? (
                      <q lang="zh-CN" className="block text-sm text-grey">
                        {sheet.quotes[line.criterionId]}
                      </q>
                    ) : null}
                  </>
                ),
              },
              {
                key: 'points',
                head: words.points,
                align: 'right',
                cell: (line) => `${formatNumber(line.points, locale, 1)} / ${line.weight}`,
              },
            ]}
          />
        </details>
      ) : null}
    </article>
  )
}
