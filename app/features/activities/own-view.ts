// Decides what each activity type shows of its own record. Reports about the trainee appear only when their time has come.
import type { Content } from '#app/content/content.server'
import { assertNever } from '#app/rules/outcome'
import type { ChecklistView, EntryView, GapView, OwnView, RuleView, SheetView } from './activity-view'
import type { ActivityFacts, EntryFact, SheetFact } from './facts'
import { factsOf } from './facts'
import { decideAddEntry, decideWithdrawEntry, type OwnActivity, ownEntryOf } from './own-work'
import type { Progress } from './progress'
import { isSecret } from './progress'
import { settingsOf } from './registry'

export interface OwnViewInput {
  own: OwnActivity
  progress: Progress
  content: Pick<Content, 'checklists' | 'rules' | 'transcripts' | 'blueprintById'>
  nameOf: (personId: string) => string
  trainee: { displayName: string; mentorName: string | null }
}

/** The settings of all types side by side; each case reads its own. */
interface Settings {
  acceptMentor: boolean
  rules: string[]
  questionnaire?: string
  checklist: string
  fromDay: number
  notes: number
  kind: 'chats' | 'calls' | 'confirm' | 'problem' | 'review'
  transcripts?: string[]
  prints?: number
  hidden: boolean
  maxChats: number
  share?: number
  expectPercent: number
  priceChanges?: boolean
  cap: number
  rubric: string
  gapsFrom: string[]
  exam: string
  passPercent: number
  runs: number
  questions: number
  examiners: number
  cards: number
  decision: string
}

interface Parts {
  settings: Settings
  facts: ActivityFacts
  record: Record<string, unknown>
  entries: (kind: string) => EntryView[]
  sheets: () => SheetView[]
  gaps: (sources: readonly string[]) => GapView[]
}

function partsOf(input: OwnViewInput): Parts {
  const { own, progress, nameOf } = input
  const { activity } = own.entry
  const entryView = (e: EntryFact): EntryView => ({
    id: e.id,
    data: e.data as Record<string, unknown>,
    state: e.state,
    dueOn: e.dueOn,
    createdAt: e.createdAt,
    closedByName: e.closedBy ? nameOf(e.closedBy) : null,
    outcome: e.outcome,
    mayWithdraw: decideWithdrawEntry(own, e).ok,
  })
  const gaps = (sources: readonly string[]) =>
    progress.activities
      .filter((a) => sources.includes(a.activity.id) && !isSecret(a))
      .flatMap((a) =>
        factsOf(progress.facts, a.activity.id)
          .entries.filter((e) => e.kind === 'gap' && e.state !== 'withdrawn')
          .map((e) => ({ ...entryView(e), fromTitle: a.activity.title })),
      )
  return {
    settings: settingsOf<Settings>(activity),
    facts: own.facts,
    record: (own.facts.record?.data as Record<string, unknown> | undefined) ?? {},
    entries: (kind) => own.facts.entries.filter((e) => e.kind === kind).map(entryView),
    sheets: () => own.facts.sheets.map((s) => sheetView(s, nameOf)),
    gaps,
  }
}

function sheetView(s: SheetFact, nameOf: (id: string) => string): SheetView {
  return {
    id: s.id,
    examinerName: nameOf(s.examinerId),
    percent: s.percent,
    hardFault: s.hardFault,
    stateMark: s.stateMark,
    comment: s.comment,
    madeAt: s.madeAt,
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const texts = (value: unknown) => (Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [])
const number = (value: unknown) => (typeof value === 'number' ? value : null)

export function describeOwnPart(input: OwnViewInput): OwnView {
  const { own, content, trainee } = input
  const { activity, status } = own.entry
  const { settings, facts, record, entries, sheets, gaps } = partsOf(input)
  const lacks = (what: string) => status.missing.some((m) => m.what === what)
  switch (activity.type) {
    case 'briefing':
      return {
        type: 'briefing',
        acceptMentor: settings.acceptMentor,
        mentorName: trainee.mentorName,
        met: texts(record.met),
        note: text(record.note),
      }
    case 'acknowledgement':
      return {
        type: 'acknowledgement',
        displayName: trainee.displayName,
        ...ruleViews(settings.rules, content.rules, facts),
      }
    case 'lecture':
      return {
        type: 'lecture',
        note: text(record.note),
        questionnaire: settings.questionnaire === undefined ? 'none' : facts.questionnaire ? 'done' : 'open',
      }
    case 'study':
      return {
        type: 'study',
        checklist: checklistView(content, settings.checklist),
        ticked: texts(record.ticked),
        note: text(record.note),
      }
    case 'question-time':
      return {
        type: 'question-time',
        fromDay: settings.fromDay,
        questions: entries('question'),
        mayAsk: decideAddEntry(own, 'question').ok,
      }
    case 'observation':
      return {
        type: 'observation',
        wanted: settings.notes,
        notes: entries('note'),
        samples: samplesFor(settings, content),
      }
    case 'warehouse':
      return {
        type: 'warehouse',
        checklist: checklistView(content, settings.checklist),
        ticked: texts(record.ticked),
        guide: text(record.guide),
        prints: entries('print'),
        wantedPrints: settings.prints ?? 0,
      }
    case 'live':
      return {
        type: 'live',
        settings: {
          hidden: settings.hidden,
          maxChats: settings.maxChats,
          share: settings.share ?? null,
          expectPercent: settings.expectPercent,
        },
        log: {
          account: text(record.account),
          from: text(record.from),
          to: text(record.to),
          chats: number(record.chats),
          meanReplySeconds: number(record.meanReplySeconds),
          note: text(record.note),
        },
        prices: entries('price-change'),
        priceCap: ownEntryOf(own, 'price-change')?.cap(settings) ?? 0,
        sheets: sheets(),
      }
    case 'calls':
      return {
        type: 'calls',
        cap: settings.cap,
        kind: settings.kind as 'confirm' | 'problem' | 'review',
        calls: entries('call'),
        today: own.calendar.today,
      }
    case 'coaching':
      return { type: 'coaching', sheets: sheets(), gaps: gaps([activity.id]) }
    case 'debrief':
      return { type: 'debrief', gaps: gaps([activity.id, ...settings.gapsFrom]), note: text(record.note) }
    case 'exam':
      return {
        ...examView(settings.exam, content, facts),
        oral:
          activity.settings.rubric === undefined
            ? null
            : {
                questions: settings.questions,
                examiners: settings.examiners,
                passPercent: settings.passPercent,
                sheets: lacks('examiners') ? [] : sheets(),
              },
      }
    case 'phrase-drill':
    case 'chat-simulation': {
      const [last] = facts.drills
      return {
        type: activity.type,
        passPercent: settings.passPercent,
        last: last ? { percent: last.percent, passed: last.passed, finished: last.state === 'finished' } : null,
      }
    }
    case 'typing':
      return {
        type: 'typing',
        wanted: settings.runs,
        results: facts.typing
          .filter((t) => t.finishedAt !== null)
          .map(({ run, speed, accuracy }) => ({ run, speed, accuracy })),
      }
    case 'oral':
      return {
        type: 'oral',
        questions: settings.questions,
        examiners: settings.examiners,
        passPercent: settings.passPercent,
        sheets: lacks('examiners') ? [] : sheets(),
      }
    case 'phone':
      return {
        type: 'phone',
        cards: settings.cards,
        passPercent: settings.passPercent,
        sheets: lacks('examiners') ? [] : sheets(),
      }
    case 'mystery':
      return isSecret(own.entry)
        ? { type: 'mystery', sheets: [], gaps: [] }
        : { type: 'mystery', sheets: sheets(), gaps: gaps([activity.id]) }
    case 'remedial':
      return {
        type: 'remedial',
        done: input.progress.facts.remedial.filter((m) => m.doneAt !== null).length,
        all: input.progress.facts.remedial.length,
      }
    case 'decision': {
      const made =
        lacks('decision') || lacks('confirmation')
          ? undefined
          : input.progress.facts.decisions.find((d) => d.kind === settings.decision)
      return { type: 'decision', decision: made ? { id: made.id, acknowledged: made.acknowledged !== null } : null }
    }
    default:
      return assertNever(activity.type)
  }
}

function ruleViews(
  ids: readonly string[],
  rules: Content['rules'],
  facts: ActivityFacts,
): { rules: RuleView[]; missingRules: number } {
  const found = ids.flatMap((id) => rules.find((r) => r.id === id) ?? [])
  const receiptOf = (ruleId: string) =>
    facts.entries.find((e) => e.kind === 'receipt' && (e.data as { ruleId?: unknown }).ruleId === ruleId)
  return {
    missingRules: ids.length - found.length,
    rules: found.map((rule) => {
      const receipt = receiptOf(rule.id)
      return {
        id: rule.id,
        version: rule.version,
        title: rule.title,
        effectiveOn: rule.effectiveOn,
        intro: rule.intro,
        clauses: rule.clauses.map((clause) => clause.text),
        receipt: receipt
          ? { typedName: text((receipt.data as { typedName?: unknown }).typedName), at: receipt.createdAt }
          : null,
      }
    }),
  }
}

function checklistView(content: Pick<Content, 'checklists'>, id: string): ChecklistView | null {
  const list = content.checklists.find((c) => c.id === id)
  if (!list) return null
  const groups = list.stations
    ? list.stations.map(({ title, items }) => ({ title, items }))
    : [{ title: null, items: list.items ?? [] }]
  return { title: list.title, intro: list.intro, groups }
}

function samplesFor(settings: Settings, content: Pick<Content, 'transcripts'>): { id: string; title: string }[] {
  const kind = settings.kind === 'calls' ? 'call' : 'chat'
  return content.transcripts
    .filter((t) => (settings.transcripts ? settings.transcripts.includes(t.id) : t.kind === kind))
    .map(({ id, title }) => ({ id, title }))
}

function examView(
  examId: string,
  content: Pick<Content, 'blueprintById'>,
  facts: ActivityFacts,
): Omit<Extract<OwnView, { type: 'exam' }>, 'oral'> {
  const blueprint = content.blueprintById.get(examId)
  const best = facts.attempts.find((a) => a.state === 'released') ?? facts.attempts[0]
  const released = best?.state === 'released'
  return {
    type: 'exam',
    examId,
    minutes: blueprint?.minutes ?? 0,
    items: Object.values(blueprint?.topics ?? {}).reduce((sum, n) => sum + n, 0),
    passPercent: blueprint?.passPercent ?? 0,
    attempt: best
      ? {
          id: best.id,
          state: best.state,
          percent: released ? best.percent : null,
          passed: released ? best.passed : null,
        }
      : null,
  }
}
