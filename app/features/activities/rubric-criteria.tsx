import { Panel } from '#app/components/ui/layout'
import type { Rubric } from '#app/content/rubric'
import type { Told } from '#app/content/translation'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { rubricMessages } from '#app/i18n/rubrics'
import type { ActivityPage, SheetView } from './activity-view'

/** Each criterion with its weight and what every level looks like, the best first. */
export function RubricCriteria({ criteria, language }: Pick<Told<Rubric>, 'criteria' | 'language'>) {
  const { levelNames } = useMessages(rubricMessages)
  return (
    <dl className="grid gap-3">
      {criteria.map(({ id, title, weight, levels }) => (
        <div key={id}>
          <dt className="num font-medium" lang={language}>
            {title} · {weight}
          </dt>
          <dd>
            <ol className="grid gap-1 text-grey">
              {levels.map((level, n) => (
                <li key={level} className="break-words">
                  <span className="num">
                    {3 - n} {levelNames[3 - n]}
                  </span>{' '}
                  · <span lang={language}>{level}</span>
                </li>
              ))}
            </ol>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What one will be marked on, to be read before. */
export function RubricPanel({ rubric }: { rubric: NonNullable<ActivityPage['rubric']> }) {
  const words = useMessages(activityMessages).rubric
  return (
    <Panel title={words.title}>
      <p className="mb-3 max-w-[42em] text-grey">{words.lead}</p>
      <details>
        <summary className="min-h-11 py-2 font-medium">
          <span lang={rubric.language}>{rubric.title}</span> · {words.open(rubric.criteria.length)}
        </summary>
        <RubricCriteria criteria={rubric.criteria} language={rubric.language} />
        {rubric.failsOnZero ? <p className="mt-3">{words.zero}</p> : null}
        {rubric.hardFaults.length > 0 ? (
          <>
            <h3 className="mt-4 font-medium">{words.hardFaults}</h3>
            <ul className="list-disc pl-5" lang={rubric.language}>
              {rubric.hardFaults.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          </>
        ) : null}
      </details>
    </Panel>
  )
}

/** What was given for each criterion, and the examiner's evidence for it. */
export function SheetLines({ lines }: Pick<SheetView, 'lines'>) {
  const { levelNames } = useMessages(rubricMessages)
  if (lines.length === 0) return null
  return (
    <dl className="my-2 grid gap-2">
      {lines.map(({ id, title, weight, level, levelText, note, language }) => (
        <div key={id}>
          <dt className="num font-medium">
            <span lang={language}>{title}</span> · {weight} · {level} {levelNames[level]}
          </dt>
          <dd className="break-words text-grey" lang={language}>
            {levelText}
          </dd>
          {note ? <dd className="break-words">{note}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
