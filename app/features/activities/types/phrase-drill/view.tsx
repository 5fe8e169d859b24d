import { LinkButton } from '#app/components/ui/button'
import { ActionBar, Panel, Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { formatNumber } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { rulingMessages } from '#app/i18n/rulings'
import type { TypePartProps } from '../../type-parts'

export function DrillView({ view, page }: TypePartProps<'phrase-drill'>) {
  const words = useMessages(activityMessages)
  const rulings = useMessages(rulingMessages)
  const locale = useLocale()
  const number = (value: number) => formatNumber(value, locale, 1)
  const { last } = view
  return (
    <>
      <Panel title={words.types[view.type]}>
        <p className="num">{words.exam.aboutLine(view.passPercent)}</p>
        {last?.finished && last.percent !== null ? (
          <p className="mt-2 flex flex-wrap items-center gap-2">
            {last.percentHigh !== null && last.percentHigh > last.percent ? (
              <span className="num font-medium">
                {rulings.rangeLine(number(last.percent), number(last.percentHigh), view.passPercent)}
              </span>
            ) : (
              <span className="num font-medium">{words.drill.best(last.percent)}</span>
            )}
            {last.isUndecided ? <Tag tone="amber">{rulings.awaitsTag}</Tag> : null}
            {last.passed === null ? null : (
              <Tag tone={last.passed ? 'green' : 'red'}>{last.passed ? words.exam.passed : words.exam.failed}</Tag>
            )}
          </p>
        ) : null}
        {last?.isUndecided ? <p className="mt-2">{rulings.awaits(last.open)}</p> : null}
        {view.over ? <p className="mt-2">{words.drill.over}</p> : null}
      </Panel>
      {page.lockedUntil || page.failedStep ? null : (
        <ActionBar>
          <LinkButton to="/practice">{words.drill.practise}</LinkButton>
          {page.mayWrite && !view.over ? (
            <LinkButton to={`/practice?activity=${page.id}`} look="primary">
              {words.drill.go}
            </LinkButton>
          ) : null}
        </ActionBar>
      )}
    </>
  )
}
