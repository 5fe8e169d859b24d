// Decides what a sample chat or call looks like on disk (content/courses/<course>/transcripts/*.yaml).
import { z } from 'zod'
import type { SettingsOf } from './activity-settings'
import { slug, text } from './fields'

export const TranscriptSchema = z.strictObject({
  id: slug,
  title: text,
  quality: z.enum(['good', 'mixed', 'poor']),
  kind: z.enum(['chat', 'call']),
  lines: z
    .array(
      z.strictObject({
        who: z.enum(['buyer', 'agent', 'system']),
        at: z.string().regex(/^\d{2}:\d{2}:\d{2}$/, 'a time such as 20:14:05'),
        text,
      }),
    )
    .min(4),
  /** What a good observer would have marked; `line` counts from 1. */
  annotations: z.array(z.strictObject({ line: z.int().min(1), kind: z.enum(['good', 'fault']), text })).min(1),
  summary: text,
})
export type Transcript = z.infer<typeof TranscriptSchema>

/** An observation that names no transcripts may use any of its kind. */
export function isWatched(
  transcript: Pick<Transcript, 'id' | 'kind'>,
  { transcripts, kind }: Pick<SettingsOf<'observation'>, 'transcripts' | 'kind'>,
): boolean {
  return transcripts ? transcripts.includes(transcript.id) : transcript.kind === (kind === 'calls' ? 'call' : 'chat')
}
