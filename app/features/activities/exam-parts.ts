// Decides how the parts of one exam stand, the written, the heard and the practical one, and who is awaited: the same for every page that shows it.
import type { ActivityOf } from '#app/content/plan'
import { factsOf } from './facts'
import { askedToMark } from './markers'
import { isPractical, type PracticalEntry } from './practical'
import type { ActivityProgress, Progress } from './progress'
import { type Delegation, namedFor } from './signers'
import { heardPercent, inOrder, missingExaminers } from './types/oral/examiners'

export interface ExamPart {
  part: 'written' | 'oral' | 'practical'
  state: 'attempt' | 'marks' | 'release' | 'chats' | 'examiners' | 'third-examiner' | 'there'
  /** Examiners to come, for `examiners`. */
  left: number
  /** Null until it is there. */
  percent: number | null
  line: number
  /** Names of those whose move it is; empty where only the role is known, or nobody is awaited. For a part to be heard: where nobody is left to ask. */
  waitsFor: string[]
}

export interface ExamParts {
  activityId: string
  title: string
  parts: ExamPart[]
}

/** Why a passed paper is not a passed exam yet: the oral or the practical part lies below its line, or has no result. */
export type PartGap = 'below' | 'awaited'

/** Null when the other parts are passed too, or there is none. */
export function partGapOf(exams: readonly ExamParts[]): PartGap | null {
  const others = exams.flatMap(({ parts }) => parts.filter(({ part }) => part !== 'written'))
  if (others.some(({ state, percent, line }) => state === 'there' && (percent ?? 0) < line)) return 'below'
  return others.some(({ state }) => state !== 'there') ? 'awaited' : null
}

const GATES: Partial<Record<Progress['enrolment']['state'], string>> = { final_passed: 'D22', retake_passed: 'retake' }

/** The same of the exam whose written part was passed, while nothing is decided yet. */
export function partGapOfState(progress: Progress): PartGap | null {
  const gate = GATES[progress.enrolment.state]
  const entries = gate === undefined ? [] : progress.activities.filter(({ activity }) => activity.gate === gate)
  const people = { delegations: [], managerIds: [], nameOf: () => '' }
  return partGapOf(entries.flatMap((entry) => examPartsOf(entry, progress, people) ?? []))
}

/** For those who still mark a part of it: nothing of what the others came to. */
export function withoutOtherMarks(exam: ExamParts): ExamParts {
  return { ...exam, parts: exam.parts.filter(({ state }) => state !== 'there') }
}

export interface PartPeople {
  delegations: readonly Delegation[]
  managerIds: readonly string[]
  nameOf: (personId: string) => string
}

type HeardSettings = Extract<ActivityOf<'exam'>['settings'], { rubric: string }>
type HeardExam = ActivityProgress & { activity: ActivityOf<'exam'> & { settings: HeardSettings } }

function isHeardExam(entry: ActivityProgress): entry is HeardExam {
  return entry.activity.type === 'exam' && 'rubric' in entry.activity.settings
}

/** Null for what has one part only, and until something of it has been sat. */
export function examPartsOf(entry: ActivityProgress, progress: Progress, people: PartPeople): ExamParts | null {
  if (!isHeardExam(entry) || entry.status.state === 'not-applicable') return null
  const { attempts, sheets } = factsOf(progress.facts, entry.activity.id)
  if (attempts.length + sheets.length === 0) return null
  return {
    activityId: entry.activity.id,
    title: entry.activity.title,
    parts: [
      writtenPart(entry, progress, people),
      oralPart(entry, progress, people),
      ...practicalsOf(entry, progress).map((practical) => practicalPart(practical, progress, people)),
    ],
  }
}

/** Sat at the desk, as rows of their own under the same gate. */
function practicalsOf({ activity: { gate } }: HeardExam, { activities }: Progress): PracticalEntry[] {
  return activities.filter(isPractical).filter(({ activity, status }) => {
    return gate !== undefined && activity.gate === gate && status.state !== 'not-applicable'
  })
}

type Asked = [HeardExam | PracticalEntry, Progress, PartPeople]

function tiersOf(...[{ activity }, { enrolment }, { delegations, managerIds }]: Asked) {
  const named = namedFor({ enrolment, activityId: activity.id, role: 'examiner', delegations })
  return { named, mentor: enrolment.mentor_id, managers: managerIds.filter((id) => id !== enrolment.trainee_id) }
}

function writtenPart(...asked: Asked): ExamPart {
  const [{ activity }, { facts }, { nameOf }] = asked
  const { attempts } = factsOf(facts, activity.id)
  const best = attempts.find((a) => a.state === 'released') ?? attempts[0]
  const { managers } = tiersOf(...asked)
  const part = { part: 'written' as const, left: 0, percent: null, line: best?.passPercent ?? 0, waitsFor: [] }
  if (!best || best.state === 'in_progress') return { ...part, state: 'attempt' }
  if (best.state === 'released') return { ...part, state: 'there', percent: best.percent }
  if (best.state === 'graded') return { ...part, state: 'release', waitsFor: managers.map(nameOf).filter(Boolean) }
  // Who still has a reply to mark is known to the papers alone, and they are marked blind: no name here is better than a wrong one.
  return { ...part, state: 'marks' }
}

function practicalPart(...asked: [PracticalEntry, Progress, PartPeople]): ExamPart {
  const [{ activity }, { facts }] = asked
  const isSat = factsOf(facts, activity.id).chats[0]?.state === 'finished'
  if (isSat) return { ...markedPart(...asked), part: 'practical' }
  return {
    part: 'practical',
    state: 'chats',
    left: 0,
    percent: null,
    line: activity.settings.passPercent,
    waitsFor: [],
  }
}

function oralPart(...asked: [HeardExam, Progress, PartPeople]): ExamPart {
  return { ...markedPart(...asked), part: 'oral' }
}

function markedPart(...asked: Asked): Omit<ExamPart, 'part'> {
  const [{ activity }, { facts }, { nameOf }] = asked
  const { rubric, examiners, passPercent } = activity.settings
  const sheets = inOrder(factsOf(facts, activity.id).sheets.filter((s) => s.rubricId === rubric))
  const percents = sheets.map((s) => s.percent)
  const [missing] = missingExaminers(percents, examiners)
  const part = { line: passPercent }
  if (!missing) return { ...part, state: 'there', left: 0, percent: heardPercent(percents, examiners), waitsFor: [] }
  const { named, mentor, managers } = tiersOf(...asked)
  const left = missing.left ?? 1
  const wanted = askedToMark([named, [mentor], managers], { marked: sheets.map((s) => s.examinerId), left })
  const state = missing.what === 'third-examiner' ? 'third-examiner' : 'examiners'
  return { ...part, state, left, percent: null, waitsFor: wanted.map(nameOf).filter(Boolean) }
}
