import { describe, expect, test } from 'vitest'
import { aDecision } from '#tests/builders/progress'
import type { DecisionFact } from '../activities/decision-facts'
import { type BlockInput, findBlocks, listPreconditions } from './blocks'
import type { DecisionKind } from './decision-kinds'

const decision = (kind: DecisionKind, change: Partial<DecisionFact> = {}) =>
  aDecision({ id: kind, kind, acknowledged: 'acknowledged', ...change })
const AWAITED = { titles: ['电话'], lastOn: '2026-01-07', isOver: false }
const CLEAR: BlockInput = {
  kind: 'promotion',
  state: 'final_passed',
  zone: 'Asia/Shanghai',
  openAppeals: 0,
  appealable: null,
  unreleased: [],
  undecided: [],
  untested: [],
  held: [],
  secondTests: null,
  unresolved: [],
  notReady: 0,
  decisions: [decision('d1-gate'), decision('d3-gate')],
}

const LEAVES = decision('withdrawal', { verdict: 'withdraw', secondPerson: true })
const LEAVING = { ...LEAVES, confirmed: 'confirmed' as const, effectiveOn: '2026-02-06' }
const OPEN = { titles: ['笔试'], on: '2026-01-09' }
const WAITS = { what: 'appeal-possible', ...OPEN }

describe('what stands in the way of a decision', () => {
  test('nothing, when all is settled', () => {
    expect(findBlocks(CLEAR)).toEqual([])
  })
  test.each<[string, Partial<BlockInput>, object[]]>([
    ['an open appeal', { openAppeals: 2 }, [{ what: 'open-appeal', count: 2 }]],
    ['an elimination on what may still be appealed against', { verdict: 'eliminate', appealable: OPEN }, [WAITS]],
    ['any other decision meanwhile', { verdict: 'promote', appealable: OPEN }, []],
    [
      'a withdrawal that waits',
      { decisions: [decision('d1-gate'), decision('d3-gate'), LEAVES] },
      [{ what: 'unconfirmed', kind: 'withdrawal' }],
    ],
    [
      'a withdrawal that is decided, until its day',
      { decisions: [decision('d1-gate'), decision('d3-gate'), LEAVING] },
      [{ what: 'leaving', on: '2026-02-06' }],
    ],
    [
      'no withdrawal that was declined',
      { decisions: [decision('d1-gate'), decision('d3-gate'), { ...LEAVES, confirmed: 'declined' }] },
      [],
    ],
    ['undecided replies', { undecided: ['快捷短语'] }, [{ what: 'undecided', titles: ['快捷短语'] }]],
    ['an unreleased paper', { unreleased: ['综合考试'] }, [{ what: 'ungraded', titles: ['综合考试'] }]],
    ['a missing gate', { decisions: [decision('d1-gate')] }, [{ what: 'missing', kind: 'd3-gate' }]],
    [
      'a declined gate counts as missing',
      { decisions: [decision('d1-gate'), decision('d3-gate', { verdict: 'eliminate', confirmed: 'declined' })] },
      [{ what: 'missing', kind: 'd3-gate' }],
    ],
    [
      'an unconfirmed elimination',
      { decisions: [decision('d1-gate'), decision('d3-gate', { verdict: 'eliminate' })] },
      [{ what: 'unconfirmed', kind: 'd3-gate' }],
    ],
    [
      'an open improvement',
      { decisions: [decision('d1-gate', { verdict: 'improve' }), decision('d3-gate')] },
      [{ what: 'unsettled', kind: 'd1-gate' }],
    ],
    [
      'an unread gate',
      { decisions: [decision('d1-gate', { acknowledged: null }), decision('d3-gate')] },
      [{ what: 'unacknowledged', kind: 'd1-gate' }],
    ],
    [
      'a gate refused to be signed is settled',
      { decisions: [decision('d1-gate', { acknowledged: 'refused' }), decision('d3-gate')] },
      [],
    ],
    [
      'an unread plan before the end of probation',
      {
        kind: 'probation-end',
        decisions: [...CLEAR.decisions, decision('next-step', { verdict: 'plan', acknowledged: null })],
      },
      [{ what: 'unacknowledged', kind: 'next-step' }],
    ],
    ['nothing before a withdrawal decided anew', { kind: 'withdrawal', decisions: [LEAVING] }, []],
    ['nothing before a withdrawal', { kind: 'withdrawal', openAppeals: 1, unreleased: ['x'], decisions: [] }, []],
    [
      'a next-step plan waits for appeals, not for gates',
      { kind: 'next-step', openAppeals: 1, decisions: [] },
      [{ what: 'open-appeal', count: 1 }],
    ],
    ['a gate without its tests', { kind: 'd1-gate', untested: ['打字'] }, [{ what: 'evidence', titles: ['打字'] }]],
    [
      'a retake of which a part is open',
      { kind: 'retake-pass', unresolved: ['转正补考'] },
      [{ what: 'unresolved', titles: ['转正补考'] }],
    ],
    ['what is neither there nor waived', { notReady: 3 }, [{ what: 'not-ready', count: 3 }]],
    [
      'asking to improve waits for a run that the mentor has to look at',
      { kind: 'd1-gate', untested: ['打字', '电话'], held: ['打字'], verdict: 'improve' },
      [{ what: 'held', titles: ['打字'] }],
    ],
    [
      'any other decision waits for it and for what has no result, each by its name',
      { kind: 'd1-gate', untested: ['打字', '电话'], held: ['打字'], verdict: 'pass' },
      [
        { what: 'held', titles: ['打字'] },
        { what: 'evidence', titles: ['电话'] },
      ],
    ],
    [
      'a second test that is awaited',
      { kind: 'd1-gate', secondTests: AWAITED, verdict: 'pass' },
      [{ what: 'second-tests', titles: ['电话'], on: '2026-01-07' }],
    ],
    ['a later date for it may be given', { kind: 'd1-gate', secondTests: AWAITED, verdict: 'improve' }, []],
    [
      'its date has passed without it',
      { kind: 'd1-gate', secondTests: { ...AWAITED, isOver: true }, verdict: 'eliminate' },
      [],
    ],
    ['asking to improve needs no test', { kind: 'd1-gate', untested: ['打字'], verdict: 'improve' }, []],
  ])('%s', (_, change, blocks) => {
    expect(findBlocks({ ...CLEAR, ...change })).toEqual(blocks)
  })
  test('the page lists each precondition, met or not', () => {
    const list = listPreconditions({ ...CLEAR, kind: 'd3-gate', untested: ['短语'] })
    expect(list.map((p) => [p.key, p.block === null])).toEqual([
      ['appeals', true],
      ['papers', true],
      ['replies', true],
      ['tests', false],
      ['d1-gate', true],
    ])
  })
  test('a second test that is missing after its date is named, and no longer in the way', () => {
    const list = listPreconditions({ ...CLEAR, kind: 'd1-gate', secondTests: { ...AWAITED, isOver: true } })
    expect(list.find((p) => p.key === 'tests')).toEqual({ key: 'tests', block: null, lacks: ['电话'] })
  })
})

test.each<[string, DecisionKind, object[]]>([
  ['where one may be removed', 'd1-gate', [{ key: 'window', block: WAITS, only: 'eliminate' }]],
  ['not where nobody is', 'promotion', []],
])('the days of appealing are listed %s', (_, kind, listed) => {
  expect(listPreconditions({ ...CLEAR, kind, appealable: OPEN }).filter((p) => p.key === 'window')).toEqual(listed)
})
