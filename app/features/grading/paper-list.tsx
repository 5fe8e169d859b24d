import { Link } from '@remix-run/react'
import { Tag, type Tone } from '#app/components/ui/layout'
import { Instant } from '#app/components/ui/time'
import { examMessages } from '#app/i18n/exams'
import { gradingMessages } from '#app/i18n/grading'
import { useMessages } from '#app/i18n/messages'
import { DueTag } from './due-tag'
import { paperLink } from './paper-link'
import type { PaperRow } from './papers.server'

const TONES: Record<PaperRow['state'], Tone> = {
  'to-mark': 'primary',
  again: 'amber',
  third: 'amber',
  'to-release': 'primary',
  appeal: 'amber',
  'appeal-reviewer': 'amber',
  'appeal-elsewhere': 'grey',
  'waiting-for-others': 'grey',
  'waiting-for-release': 'grey',
}

/** Papers and appeals, each with what it waits for and until when; where two mark independently, under a code. */
export function PaperList({ papers }: { papers: readonly PaperRow[] }) {
  const words = useMessages(gradingMessages)
  const exams = useMessages(examMessages)
  return (
    <ul className="grid gap-3">
      {papers.map((paper) => (
        <li key={paper.appealId ?? paper.attemptId} className="rounded-(--radius-card) border border-line bg-raised">
          <Link
            to={paperLink(paper)}
            className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1 p-4 text-ink no-underline"
          >
            <span className="min-w-0 flex-1 basis-52">
              <span className="block font-bold break-words">
                {exams.written(paper.title)} · {words.candidate(paper.candidate)}
              </span>
              <span className="num block text-sm text-grey">
                {exams.kinds[paper.kind] === paper.title ? '' : `${exams.kinds[paper.kind]} · `}
                {words.waitsSince} <Instant at={paper.since} show={paper.isBlind ? 'date' : 'datetime'} />
              </span>
            </span>
            <Tag tone={paper.isAsked ? TONES[paper.state] : 'grey'}>
              {paper.state === 'to-mark' && !paper.isAsked ? words.mayMarkToo : words.markingStates[paper.state]}
            </Tag>
            <DueTag {...paper} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
