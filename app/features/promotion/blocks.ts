// Decides what stands in the way of a decision: open appeals, ungraded answers, gates that are not settled.
import { refuse } from '#app/rules/outcome'
import type { EnrolmentState } from '#db/tables/cohorts'
import { type DecisionFact, inForce, leavesOn } from '../activities/decision-facts'
import { type DecisionKind, type DecisionVerdict, GATE_KINDS, isPending, KIND_RULES } from './decision-kinds'

export type Block =
  | { what: 'open-appeal'; count: number }
  | { what: 'ungraded' | 'undecided'; titles: string[] }
  | { what: 'missing' | 'unsettled' | 'unconfirmed' | 'unacknowledged'; kind: DecisionKind }
  | { what: 'evidence' | 'held' | 'unresolved'; titles: string[] }
  | { what: 'not-ready'; count: number }
  | { what: 'leaving'; on: string }
  | { what: 'second-tests'; titles: string[]; on: string }
  | { what: 'appeal-possible'; titles: string[]; on: string }

export interface BlockInput {
  kind: DecisionKind
  state: EnrolmentState
  /** Of the cohort. */
  zone: string
  /** Left out: of any verdict, for the list on the page. */
  verdict?: DecisionVerdict
  openAppeals: number
  /** Failed papers an elimination rests on which may still be appealed against, and until when; none are null. */
  appealable: { titles: readonly string[]; on: string } | null
  /** Titles of papers that are open, unmarked or unreleased and matter here. */
  unreleased: readonly string[]
  /** Titles of drills with replies that the mentor has still to look at. */
  undecided: readonly string[]
  /** Titles of the gate's own tests without a result that stands. */
  untested: readonly string[]
  /** Of these, titles of what was taken and only the mentor can say whether it counts. */
  held: readonly string[]
  /** Second tests that were asked for and have no result, with the day up to which they are waited for. */
  secondTests: { titles: readonly string[]; lastOn: string; isOver: boolean } | null
  /** The retake, while a part of it has no result: an examiner to come, or a third one. */
  unresolved: readonly string[]
  /** Of all that has to be there before a promotion, how many things are neither there nor waived. */
  notReady: number
  /** What stands of each kind. */
  decisions: readonly DecisionFact[]
}

/** Earlier decisions that have to be settled first. */
const BEFORE: Record<DecisionKind, readonly DecisionKind[]> = {
  'd1-gate': [],
  'd3-gate': ['d1-gate'],
  'raised-targets': ['d3-gate'],
  promotion: GATE_KINDS,
  'next-step': [],
  'retake-pass': [],
  'retake-fail': [...GATE_KINDS, 'next-step'],
  'probation-end': [...GATE_KINDS, 'next-step', 'retake-pass', 'retake-fail'],
  withdrawal: [],
}

/** Of these either one stands in the story, so that none of them is missing by itself. */
const ONLY_IF_MADE: readonly DecisionKind[] = ['next-step', 'retake-pass', 'retake-fail']

export function restsOnRetake(kind: DecisionKind): boolean {
  return kind === 'retake-pass' || kind === 'retake-fail' || kind === 'probation-end'
}

export function findBlocks(input: BlockInput): Block[] {
  if (input.kind === 'withdrawal') return []
  const settled = [
    ...blockOfLeaving(input),
    ...BEFORE[input.kind].flatMap((kind) => blockOf(kind, inForce(input.decisions, kind))),
  ]
  if (input.kind === 'raised-targets') return settled
  return [
    ...(input.openAppeals > 0 ? [{ what: 'open-appeal' as const, count: input.openAppeals }] : []),
    ...(input.unreleased.length > 0 ? [{ what: 'ungraded' as const, titles: [...input.unreleased] }] : []),
    ...(input.undecided.length > 0 ? [{ what: 'undecided' as const, titles: [...input.undecided] }] : []),
    ...settled,
    ...blocksOfTests(input),
    ...(input.unresolved.length > 0 ? [{ what: 'unresolved' as const, titles: [...input.unresolved] }] : []),
    ...(input.notReady > 0 && input.verdict !== 'improve'
      ? [{ what: 'not-ready' as const, count: input.notReady }]
      : []),
    ...blockOfWindow(input),
  ]
}

/** Nobody is removed on marks they may still dispute; every other decision is open meanwhile. */
function blockOfWindow({ verdict, appealable }: BlockInput): Block[] {
  return verdict === 'eliminate' && appealable
    ? [{ what: 'appeal-possible', titles: [...appealable.titles], on: appealable.on }]
    : []
}

/** Who could not be tested may be asked to come back by a date, but neither passed nor removed; nor is who comes back anew. */
function blocksOfTests({ verdict, untested, held, secondTests }: BlockInput): Block[] {
  const improves = verdict === 'improve'
  const unsat = untested.filter((title) => !held.includes(title))
  return [
    ...(held.length > 0 ? [{ what: 'held' as const, titles: [...held] }] : []),
    ...(unsat.length > 0 && !improves ? [{ what: 'evidence' as const, titles: unsat }] : []),
    ...(secondTests && !secondTests.isOver && !improves
      ? [{ what: 'second-tests' as const, titles: [...secondTests.titles], on: secondTests.lastOn }]
      : []),
  ]
}

/** Nothing else is decided about who may be leaving, or will. */
function blockOfLeaving(input: BlockInput): Block[] {
  const on = leavesOn(input, input.zone)
  if (on !== null) return [{ what: 'leaving', on }]
  const leaving = inForce(input.decisions, 'withdrawal')
  return leaving && isPending(leaving) ? [{ what: 'unconfirmed', kind: 'withdrawal' }] : []
}

function blockOf(kind: DecisionKind, decision: DecisionFact | undefined): Block[] {
  if (!decision) return ONLY_IF_MADE.includes(kind) ? [] : [{ what: 'missing', kind }]
  if (isPending(decision) || decision.contested) return [{ what: 'unconfirmed', kind }]
  if (decision.verdict === 'improve') return [{ what: 'unsettled', kind }]
  return decision.acknowledged === null ? [{ what: 'unacknowledged', kind }] : []
}

export function refuseBlock(block: Block): ReturnType<typeof refuse> {
  switch (block.what) {
    case 'open-appeal':
      return refuse('open-appeal')
    case 'appeal-possible':
      return refuse('appeal-possible', block.on)
    case 'ungraded':
      return refuse('ungraded-answers')
    case 'undecided':
      return refuse('undecided-replies')
    case 'unconfirmed':
      return refuse('second-person-needed')
    case 'unacknowledged':
      return refuse('acknowledgement-missing')
    case 'second-tests':
      return refuse('second-test-due', block.on)
    case 'leaving':
      return refuse('leaving-decided', block.on)
    case 'not-ready':
      return refuse('needs-ready', String(block.count))
    case 'held':
      return refuse('typing-undecided', block.titles.join('、'))
    case 'missing':
    case 'unsettled':
    case 'evidence':
    case 'unresolved':
      return refuse('evidence-missing')
  }
}

export interface Precondition {
  key: 'appeals' | 'window' | 'papers' | 'replies' | 'tests' | 'retake' | 'ready' | 'leaving' | DecisionKind
  block: Block | null
  /** Asked for before this verdict alone. */
  only?: 'eliminate'
  /** Not there, and waited for no longer: whoever decides sees it by name. */
  lacks?: readonly string[]
}

/** Everything that is asked for before the decision, met or not, for the list on the page. */
export function listPreconditions(input: BlockInput): Precondition[] {
  if (input.kind === 'withdrawal') return []
  const blocks = findBlocks(input)
  const ofKind = (kind: DecisionKind) => blocks.find((b) => 'kind' in b && b.kind === kind) ?? null
  const first = (what: Block['what']) => blocks.find((b) => b.what === what) ?? null
  const made = (kind: DecisionKind) => input.decisions.some((d) => d.kind === kind)
  const isGate = GATE_KINDS.some((kind) => kind === input.kind)
  return [
    ...blockOfLeaving(input).map((block) => ({ key: 'leaving' as const, block })),
    ...(input.kind === 'raised-targets'
      ? []
      : [
          { key: 'appeals' as const, block: first('open-appeal') },
          ...preconditionOfWindow(input),
          { key: 'papers' as const, block: first('ungraded') },
          { key: 'replies' as const, block: first('undecided') },
        ]),
    ...(isGate
      ? [
          {
            key: 'tests' as const,
            block: first('held') ?? first('evidence') ?? first('second-tests'),
            ...(input.secondTests?.isOver ? { lacks: input.secondTests.titles } : {}),
          },
        ]
      : []),
    ...(restsOnRetake(input.kind) ? [{ key: 'retake' as const, block: first('unresolved') }] : []),
    ...(input.kind === 'promotion' ? [{ key: 'ready' as const, block: first('not-ready') }] : []),
    ...BEFORE[input.kind]
      .filter((kind) => !ONLY_IF_MADE.includes(kind) || made(kind))
      .map((kind) => ({ key: kind, block: ofKind(kind) })),
  ]
}

function preconditionOfWindow(input: BlockInput): Precondition[] {
  const [block] = blockOfWindow({ ...input, verdict: 'eliminate' })
  return block && KIND_RULES[input.kind].verdicts.includes('eliminate')
    ? [{ key: 'window', block, only: 'eliminate' }]
    : []
}
