// Decides what a row of the record is about beside its people: read from what was written down with it.

/** What a sentence may name; at most one of them is set for most rows. */
export interface AuditThing {
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

export function factsOfAct(row: WrittenAct): ActFacts {
  const written = { ...readObject(row.before_json), ...readObject(row.after_json) }
  const text = (...keys: string[]) => {
    const found = keys.map((key) => written[key]).find((value) => typeof value === 'string' && value !== '')
    return typeof found === 'string' ? found : null
  }
  const ofActivity = row.entity === 'activity' || row.entity === 'activity-record'
  return {
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
