import { Link } from '@remix-run/react'
import { TextArea } from '#app/components/ui/form'
import { Notice, Panel, Tag } from '#app/components/ui/layout'
import { activityMessages } from '#app/i18n/activities'
import { dossierMessages } from '#app/i18n/dossier'
import { examMessages } from '#app/i18n/exams'
import { formatPercent } from '#app/i18n/format'
import { useLocale, useMessages } from '#app/i18n/messages'
import { LONGEST } from '#app/rules/field-limits'
import { GapList, RecordForm, type TypePartProps } from '../../type-parts'

export function DebriefView({ view, page, reply }: TypePartProps<'debrief'>) {
  const words = useMessages(activityMessages)
  return (
    <>
      {view.news > 0 && page.mayHandIn ? <Notice tone="amber">{words.gaps.grown(view.news)}</Notice> : null}
      <Papers papers={view.papers} />
      <GapList gaps={view.gaps} />
      <RecordForm page={page} reply={reply} handIn={words.gaps.acknowledge}>
        <TextArea
          name="note"
          label={words.gaps.words}
          hint={words.noteHint}
          defaultValue={view.note}
          rows={5}
          maxLength={LONGEST.debrief}
          optional
        />
      </RecordForm>
    </>
  )
}

type PaperView = TypePartProps<'debrief'>['view']['papers'][number]

function Papers({ papers }: { papers: readonly PaperView[] }) {
  const { gaps: words } = useMessages(activityMessages)
  const { passed, failed } = useMessages(dossierMessages)
  const { kinds } = useMessages(examMessages)
  const locale = useLocale()
  if (papers.length === 0) return null
  return (
    <Panel title={words.papers}>
      <ul className="grid gap-3">
        {papers.map((paper) => (
          <li key={paper.attemptId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium">{paper.title}</span>
            {paper.isMakeup ? <span className="text-grey">{kinds.makeup}</span> : null}
            <Tag tone={paper.passed ? 'green' : 'amber'}>{paper.passed ? passed : failed}</Tag>
            <span className="num">
              {words.paper(formatPercent(paper.percent, locale), formatPercent(paper.line, locale))}
            </span>
            {paper.isNews ? <Tag tone="amber">{words.paperNews}</Tag> : null}
            <Link to={`/exams/attempts/${paper.attemptId}/result`}>{words.look}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
