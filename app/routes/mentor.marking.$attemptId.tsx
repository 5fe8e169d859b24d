import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page'
import { titled } from '#app/components/page-title'
import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextArea } from '#app/components/ui/form'
import { ActionBar, Notice, PageHeader, Panel, Tag } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { Instant } from '#app/components/ui/time'
import { useReply } from '#app/components/ui/use-reply'
import { findAttemptPlace } from '#app/features/attempts/attempts.server'
import { closeIfOverdue } from '#app/features/grading/close-attempt.server'
import { getMarkingView } from '#app/features/grading/grading.server'
import { MarkForm, ReleaseForm, ReopenForm, VoidForm } from '#app/features/grading/grading-forms'
import { markAnswer } from '#app/features/grading/mark-answer.server'
import { ScenarioMarking } from '#app/features/grading/mark-form'
import { mayMark, mayRelease } from '#app/features/grading/marking'
import { reopenMarks } from '#app/features/grading/reopen-marks.server'
import { releaseExam } from '#app/features/promotion/release-exam.server'
import { voidExam } from '#app/features/promotion/void-exam.server'
import { VoidedPapers } from '#app/features/promotion/voiding-lines'
import { findVoidings } from '#app/features/promotion/voidings.server'
import { forbidden, notFound, requirePlace } from '#app/http/auth.server'
import { actorOf } from '#app/http/context.server'
import { parseFormData, readForm } from '#app/http/form.server'
import { badForm, refused, respond } from '#app/http/respond.server'
import { examMessages } from '#app/i18n/exams'
import { formatNumber, formatPercent } from '#app/i18n/format'
import { gradingMessages } from '#app/i18n/grading'
import { useLocale, useMessages } from '#app/i18n/messages'
import { pageNames } from '#app/i18n/page-names'
import { voidingMessages } from '#app/i18n/voidings'
import { LONGEST } from '#app/rules/field-limits'
import { refuse } from '#app/rules/outcome'

async function requireMarking({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const found = await findAttemptPlace(context.db, params.attemptId)
  const { viewer, relation, place } = await requirePlace(request, context, 'mark:attempt', found)
  if (!mayMark(viewer, relation, place.activityId)) throw notFound()
  const now = context.clock.now()
  await closeIfOverdue(context.db, place, now)
  return { place, viewer, relation, now }
}

export async function loader(args: LoaderFunctionArgs) {
  const { place, viewer, relation, now } = await requireMarking(args)
  const paper = await getMarkingView(args.context.db, { attemptId: place.attemptId, viewer, relation, now })
  if (!paper) throw notFound()
  return { paper, voided: paper.canVoid ? await findVoidings(args.context.db, place.attemptId) : null }
}

export async function action(args: ActionFunctionArgs) {
  const { place, viewer, relation, now } = await requireMarking(args)
  const { db } = args.context
  const { attemptId } = place
  const fields = await readForm(args.request)
  const base = { actor: { ...actorOf(args.context, viewer), id: viewer.id }, now, attemptId }
  const here = `/mentor/marking/${attemptId}`
  switch (fields.get('intent')) {
    case 'mark': {
      const form = parseFormData(fields, MarkForm, viewer.locale)
      const intent = `mark-${String(fields.get('position')).slice(0, 3)}`
      if (!form.ok) return badForm(form.submission, intent)
      const { position, facts, steps, tone, next, hardFault = null, comment = null } = form.value
      const sheet = { levels: { facts, steps, tone, next }, hardFault }
      return respond(await markAnswer(db, { ...base, position, sheet, comment }), {
        to: `${here}#q${position}`,
        intent,
      })
    }
    case 'release': {
      const form = parseFormData(fields, ReleaseForm, viewer.locale)
      if (!form.ok) return badForm(form.submission, 'release')
      if (!mayRelease(viewer, relation, place)) throw forbidden()
      return respond(await releaseExam(db, { ...base, courses: args.context.courses }), { to: here, intent: 'release' })
    }
    case 'void': {
      const form = parseFormData(fields, VoidForm, viewer.locale)
      if (!form.ok) return badForm(form.submission, 'void')
      await requirePlace(args.request, args.context, 'release:attempt', place)
      const voided = await voidExam(db, { ...base, reason: form.value.reason })
      const proposedId = voided.ok ? voided.value.proposedId : null
      return respond(voided, { to: proposedId ? `/voidings/${proposedId}` : '/mentor/marking', intent: 'void' })
    }
    case 'reopen': {
      const form = parseFormData(fields, ReopenForm, viewer.locale)
      const intent = `reopen-${String(fields.get('position')).slice(0, 3)}`
      if (!form.ok) return badForm(form.submission, intent)
      await requirePlace(args.request, args.context, 'release:attempt', place)
      const { position, reason } = form.value
      return respond(await reopenMarks(db, { ...base, position, reason }), { to: `${here}#q${position}`, intent })
    }
    default:
      return refused(refuse('invalid-reference'))
  }
}

export const meta = titled<typeof loader>((locale, { paper }) => [
  pageNames[locale].marking,
  paper.title,
  paper.candidate,
])

export default function MarkingPaperPage() {
  const { paper, voided } = useLoaderData<typeof loader>()
  const reply = useReply<typeof action>()
  const words = useMessages(gradingMessages)
  const exams = useMessages(examMessages)
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={exams.written(paper.title)}
        lead={words.candidate(paper.candidate)}
        back={<Link to="/mentor/marking">{words.backToMarking}</Link>}
      >
        <Tag tone={paper.state === 'released' ? 'green' : 'amber'}>
          {exams.states[paper.state as keyof typeof exams.states]}
        </Tag>
      </PageHeader>
      {paper.closedAt === null ? null : (
        <p className="mb-4 text-grey">
          {words.closedAt} <Instant at={paper.closedAt} />
        </p>
      )}
      {paper.isBlind && paper.canMark ? <Notice icon="eye">{words.blindNote}</Notice> : null}
      {/* A reply without a form of its own: something on the page was not meant for it. */}
      <FormReply reply={reply?.intent ? undefined : reply}>{null}</FormReply>
      {paper.appeals.length > 0 ? (
        <Notice tone="amber" title={words.appealTitle}>
          {paper.appeals.map((appeal) => (
            <p key={appeal.id}>
              <Link to={`/appeals/${appeal.id}`}>
                {words.appealStates[appeal.state]} · <Instant at={appeal.filedAt} />
              </Link>
            </p>
          ))}
        </Notice>
      ) : null}
      {paper.scenarios.length === 0 ? <p className="mb-4 text-grey">{words.noScenarios}</p> : null}
      {paper.scenarios.map((scenario) => (
        <ScenarioMarking key={scenario.position} scenario={scenario} rubric={paper.rubric} reply={reply} />
      ))}
      {paper.blanks > 0 ? <p className="mb-4 text-grey">{words.blanksNote(paper.blanks)}</p> : null}
      <LateAnswers />
      <Release reply={reply} />
      {voided ? <VoidedPapers lines={voided.lines} leadsOn /> : null}
      {voided && voided.lines.length === 0 ? <Annul reply={reply} proposes={voided.wasSat} /> : null}
    </div>
  )
}

function LateAnswers() {
  const { paper } = useLoaderData<typeof loader>()
  const words = useMessages(gradingMessages)
  const locale = useLocale()
  if (paper.lateAnswers.length === 0) return null
  return (
    <Panel title={words.lateTitle}>
      <ul className="list-disc pl-5">
        {paper.lateAnswers.map((late) => (
          <li key={`${late.position}-${late.lateMs}`} className="num">
            {words.lateRow(late.position, formatNumber(late.lateMs / 1000, locale, 1))}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Release({ reply }: { reply: Reply | undefined }) {
  const { paper } = useLoaderData<typeof loader>()
  const words = useMessages(gradingMessages)
  const locale = useLocale()
  if (paper.state === 'released')
    return (
      <Notice tone="green" title={words.releasedNote}>
        {paper.canReadResult ? <Link to={`/exams/attempts/${paper.attemptId}/result`}>{words.toResult}</Link> : null}
      </Notice>
    )
  const { summary } = paper
  if (!paper.canRelease || !summary) return null
  const verdict = summary.passed ? words.summaryPassed : words.summaryFailed
  return (
    <Form method="post">
      <FormReply reply={reply} intent="release">
        <Panel title={words.releaseTitle}>
          <p className="num">
            {words.releaseSummary(
              paper.candidate,
              formatPercent(summary.percent, locale),
              summary.passPercent,
              verdict,
            )}
          </p>
        </Panel>
        <ActionBar>
          <Button look="primary" name="intent" value="release">
            {words.release}
          </Button>
        </ActionBar>
      </FormReply>
    </Form>
  )
}

function Annul({ reply, proposes }: { reply: Reply | undefined; proposes: boolean }) {
  const words = useMessages(gradingMessages)
  const voidings = useMessages(voidingMessages)
  const mine = reply?.intent === 'void'
  return (
    <details className="mb-5" open={mine}>
      <summary className="min-h-11 py-2 text-grey">{words.voidTitle}</summary>
      <Panel>
        <Form noValidate method="post">
          <FormReply reply={reply} intent="void">
            <p className="mb-3">{proposes ? voidings.proposeText : words.voidText}</p>
            <TextArea name="reason" label={words.voidReason} maxLength={LONGEST.groundedReason} />
            <Button look="danger" name="intent" value="void">
              {proposes ? voidings.propose : words.void}
            </Button>
          </FormReply>
        </Form>
      </Panel>
    </details>
  )
}

export function ErrorBoundary() {
  return <ErrorPage />
}
