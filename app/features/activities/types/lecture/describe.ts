import type { DescribeInput } from '../../activity-type'
import type { EntryView } from '../../activity-view'
import { acceptedWith, NOTE_SAMPLE } from '../../piece'
import { textIn } from '../../record-values'

type Questionnaire = 'none' | 'open' | 'done'

export interface NoteSampleView {
  about: string | null
  pieces: EntryView[]
  mayAdd: boolean
}

export function describeLecture({
  activity: { settings },
  facts,
  record,
  entries,
  mayAdd,
  lacks,
}: DescribeInput<'lecture'>) {
  const questionnaire: Questionnaire =
    settings.questionnaire === undefined ? 'none' : facts.questionnaire ? 'done' : 'open'
  const sample: NoteSampleView | null = settings.noteSample
    ? {
        about: settings.noteSample.about ?? null,
        // The signature of the lecture is the one under its sample.
        pieces: entries(NOTE_SAMPLE).map((piece) => acceptedWith(facts, piece)),
        mayAdd: lacks('note-sample') && mayAdd(NOTE_SAMPLE),
      }
    : null
  return { type: 'lecture' as const, note: textIn(record, 'note'), questionnaire, sample }
}
