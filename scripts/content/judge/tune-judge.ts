// Sets how the judge weighs and how sure it has to be, on replies it has not learned from: each writer in turn is left out, the
// judge learns from the others and is asked about the one.

import { SOFT_FAULT_KINDS } from '#app/content/fault-kinds'
import { type Cuts, EVIDENCE } from '#app/content/judge-file'
import { openJudge } from '#app/features/quick-replies/judge/judge'
import { weigh } from '#app/features/quick-replies/judge/weigh'
import { buildJudge, UNTUNED } from './build-judge'
import { cutBothWays, cutForFaults, lowestSure, type Seen } from './choose-cuts'
import { fitScale, type WeighedCase } from './fit-scale'
import { writerOf } from './judged-reply'
import type { Teaching } from './lessons'
import { type Stands, standsOn } from './stands'

/** A little above what is promised, because the cuts fit these replies better than any others. */
const POINT_PRECISION = 0.96
const FAULT_PRECISION = 0.96
/** Share of red lines that may hide below what a person is shown: here too a little better than is promised. */
const HIDDEN_HARD = 0.02
/** Soft faults below the doubt cost nobody anything; more of them in the queue would cost people their patience. */
const HIDDEN_SOFT = 0.5
/** What makes no sense meets few points anyway: only where the reader leans to it a person looks. */
const HIDDEN_SENSELESS = 0.3
const HIDDEN_SALAD = 0.05
/** A reply that does something must not be taken for courtesy. */
const NOTHING_PRECISION = 0.97

export function collectStands(teaching: Teaching, note: (line: string) => void): Stands {
  const writers = [...new Set(teaching.judged.map(writerOf))].sort()
  const all: Stands = { points: [], soft: [], redLines: [], sense: [], salad: [], nothing: [], words: [] }
  for (const writer of writers) {
    note(`without writer ${writer} …`)
    const others = teaching.judged.filter((reply) => writerOf(reply) !== writer)
    const judge = openJudge(buildJudge({ ...teaching, judged: others }, UNTUNED))
    const own = teaching.judged.filter((reply) => writerOf(reply) === writer)
    const { points, soft, redLines, sense, salad, nothing, words } = standsOn(judge, teaching, own)
    all.points.push(...points)
    all.soft.push(...soft)
    all.redLines.push(...redLines)
    all.sense.push(...sense)
    all.salad.push(...salad)
    all.nothing.push(...nothing)
    all.words.push(...words)
  }
  return all
}

interface WriterCase extends WeighedCase {
  writer: string
}

/** How much each case weighs on a scale that was learned without its writer, so that no cut is set by what it knows already. */
function weighOthers(cases: readonly WriterCase[]): number[] {
  const writers = [...new Set(cases.map(({ writer }) => writer))]
  const scales = new Map(writers.map((own) => [own, fitScale(cases.filter(({ writer }) => writer !== own))]))
  return cases.map(({ writer, facts }) => weigh(scales.get(writer)!, facts))
}

function weighed(cases: readonly WriterCase[]): Seen[] {
  const weights = weighOthers(cases)
  return cases.map(({ isYes }, n) => ({ stand: weights[n]!, truth: isYes }))
}

export function chooseCuts(stands: Stands): Cuts {
  const pointCases = stands.points.map(({ writer, facts, isMet }) => ({ writer, facts, isYes: isMet }))
  const points = weighed(pointCases)
  const lineCases = stands.redLines.map(({ writer, facts, isThere }) => ({ writer, facts, isYes: isThere }))
  const saladCases = stands.salad.map(({ writer, facts, isSalad }) => ({ writer, facts, isYes: isSalad }))
  const soft = SOFT_FAULT_KINDS.map((kind) => {
    const own = stands.soft.filter((fault) => fault.kind === kind)
    return [
      kind,
      cutForFaults(
        own.map(({ stand, isThere }) => ({ stand, truth: isThere })),
        FAULT_PRECISION,
        HIDDEN_SOFT,
      ),
    ]
  })
  const ofEvidence = EVIDENCE.map((evidence) => {
    const own = points.filter((_, n) => stands.points[n]!.evidence === evidence)
    return [evidence, cutBothWays(own, POINT_PRECISION)]
  })
  return {
    scale: fitScale(pointCases),
    points: Object.fromEntries(ofEvidence) as Cuts['points'],
    redLines: {
      scale: fitScale(lineCases),
      cut: cutForFaults(weighed(lineCases), FAULT_PRECISION, HIDDEN_HARD),
    },
    soft: Object.fromEntries(soft) as Cuts['soft'],
    word: lowestSure(
      stands.words.map(({ stand, isFault }) => ({ stand, truth: isFault })),
      FAULT_PRECISION,
    ),
    senseless: cutForFaults(
      stands.sense.map(({ stand, isNone }) => ({ stand, truth: isNone })),
      FAULT_PRECISION,
      HIDDEN_SENSELESS,
    ),
    salad: { scale: fitScale(saladCases), cut: cutForFaults(weighed(saladCases), FAULT_PRECISION, HIDDEN_SALAD) },
    nothing: lowestSure(
      stands.nothing.map(({ stand, isNone }) => ({ stand, truth: isNone })),
      NOTHING_PRECISION,
    ),
  }
}

/** What the cuts come to on replies the judge had not learned from. */
export function coverageOf(stands: Stands, cuts: Cuts) {
  const points = weighed(stands.points.map(({ writer, facts, isMet }) => ({ writer, facts, isYes: isMet })))
  const decided = points.flatMap(({ stand, truth }, n) => {
    const cut = cuts.points[stands.points[n]!.evidence]
    if (stand >= cut.yes) return [truth]
    return stand <= cut.no ? [!truth] : []
  })
  const lines = weighed(stands.redLines.map(({ writer, facts, isThere }) => ({ writer, facts, isYes: isThere })))
  const { yes, no } = cuts.redLines.cut
  const sure = lines.filter(({ stand }) => stand >= yes)
  return {
    points: points.length,
    decided: decided.length / points.length,
    right: decided.filter(Boolean).length / decided.length,
    redLines: lines.filter(({ truth }) => truth).length,
    asserted: sure.length,
    assertedRight: sure.filter(({ truth }) => truth).length / sure.length,
    toPerson: lines.filter(({ stand }) => stand < yes && stand > no).length / lines.length,
    hidden: lines.filter(({ stand, truth }) => truth && stand <= no).length,
  }
}
