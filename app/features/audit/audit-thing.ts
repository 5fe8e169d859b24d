// Decides what a row of the record is about beside its people: read from what was written down with it.

/** What a sentence may name; at most one of them is set for most rows. */
export interface AuditThing {
  /** Who was named, asked or chosen by the act, where that is not whom it is about. */
  chosen: string | null
  /** The mentor before and after; either may be nobody. */
  mentors: { from: string | null; to: string | null } | null
  title: string | null
  /** The kind of a decision; its words are with the decisions. */
  decision: string | null
  /** How many people it touches. */
  affected: number | null
  guesses: Guesses | null
}

/** Wrong passwords in a row: at one person's account, at names nobody goes by, or at many from one network. */
export interface Guesses {
  at: 'person' | 'nobody' | 'many'
  tries: number
  from: string
}

export interface ActFacts {
  /** Somebody's id. */
  chosenId: string | null
  mentors: AuditThing['mentors']
  examId: string | null
  activityId: string | null
  lessonId: string | null
  topic: string | null
  decision: string | null
  affected: number | null
  guesses: Guesses | null
  /** Something that is a title by itself. */
  plain: string | null
}

interface WrittenAct {
  entity: string
  entity_id: string
  before_json: string | null
  after_json: string | null
}

function readObject(json: string | null): Record<string, unknown> {
  const value: unknown = json === null ? null : JSON.parse(json)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

function readGuesses({ guessedAt, tries, from }: Record<string, unknown>): Guesses | null {
  const at = (['person', 'nobody', 'many'] as const).find((one) => one === guessedAt)
  return at && typeof tries === 'number' && typeof from === 'string' ? { at, tries, from } : null
}

function readMentors({ before_json, after_json }: WrittenAct): AuditThing['mentors'] {
  const name = (json: string | null) => {
    const { mentor } = readObject(json)
    return typeof mentor === 'string' ? mentor : null
  }
  const [from, to] = [name(before_json), name(after_json)]
  return to === null || from === to ? null : { from, to }
}

/** A signature, its refusal and its withdrawal are one act with three outcomes: each is told by a verb of its own. */
const BY_VERDICT: Record<string, string> = { not_yet: 'refuse:activity', withdrawn: 'withdraw:activity' }

/** The act as it is told; what is stored under one name may have gone either way. */
export function toldAct({ action, after_json }: Pick<WrittenAct, 'after_json'> & { action: string }): string {
  if (action !== 'sign:activity') return action
  return BY_VERDICT[String(readObject(after_json).verdict)] ?? action
}

export function factsOfAct(row: WrittenAct): ActFacts {
  const written = { ...readObject(row.before_json), ...readObject(row.after_json) }
  const text = (...keys: string[]) => {
    const found = keys.map((key) => written[key]).find((value) => typeof value === 'string' && value !== '')
    return typeof found === 'string' ? found : null
  }
  const ofActivity = row.entity === 'activity' || row.entity === 'activity-record'
  return {
    chosenId: text('reviewerId', 'confirmerId'),
    mentors: readMentors(row),
    examId: text('examId'),
    activityId: ofActivity ? row.entity_id : text('activityId', 'activity', 'activity_id'),
    lessonId: row.entity === 'lesson' ? row.entity_id : null,
    topic: row.entity === 'remedial-module' ? text('topic') : null,
    decision: row.entity === 'decision' ? text('kind') : null,
    affected: typeof written.affected === 'number' ? written.affected : null,
    guesses: readGuesses(written),
    plain:
      row.entity === 'house' && Array.isArray(written.items) ? written.items.join(' · ') : text('on', 'name', 'day'),
  }
}
