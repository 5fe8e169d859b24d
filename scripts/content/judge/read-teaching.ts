// Reads what the judge of one course is taught. Large and seldom wanted: pages, lessons and items do without it.
import type { Cuts } from '#app/content/judge-file'
import { MeaningSchema } from '#app/content/meaning'
import { ShopSchema } from '../course-files'
import { CourseReader } from '../course-reader'
import type { CourseSource, Located } from '../course-source'
import type { Finding } from '../report'
import { type JudgedReply, JudgedReplySchema, PARTS, type Part } from './judged-reply'
import type { Teaching } from './lessons'
import { shopFiguresOf } from './shop-figures'
import { CutsSchema, FaultExamplesSchema } from './teaching-files'

export interface ReadTeaching {
  /** Learned from: everything but the sealed part. */
  teaching: Teaching
  judged: Record<Part, Located<JudgedReply>[]>
  /** Undefined where the judge was never tuned. */
  cuts: Cuts | undefined
  faults: Finding[]
}

const MESSAGES = ' / '

export function readTeaching(
  root: string,
  { id, phrases, forbidden }: Pick<CourseSource, 'id' | 'phrases' | 'forbidden'>,
): ReadTeaching {
  const reader = new CourseReader(root, new Map())
  const at = `content/courses/${id}/phrases`
  const each = (folder: string) => reader.list(`${at}/${folder}`, '.yaml')
  const judgedIn = (part: Part) =>
    each(`judged/${part}`).flatMap((file) => reader.entries(file, 'replies', JudgedReplySchema))
  const judged = Object.fromEntries(PARTS.map((part) => [part, judgedIn(part)])) as ReadTeaching['judged']
  const messages = ({ intent, reply }: { intent: string; reply: string }) => ({
    intent,
    reply: reply.replaceAll(MESSAGES, '\n'),
  })
  return {
    judged,
    cuts: reader.maybe(`${at}/judge.yaml`, CutsSchema)?.located.value,
    teaching: {
      shop: shopFiguresOf(reader.maybe(`content/courses/${id}/shop/shop.yaml`, ShopSchema)?.located.value ?? {}),
      phrases: phrases.map(({ value }) => value),
      forbidden,
      meanings: each('meanings').flatMap((file) => reader.entries(file, 'meanings', MeaningSchema).map((m) => m.value)),
      judged: [...judged.learn, ...judged.tune].map(({ value }) => value),
      faults: each('faults').flatMap((file) =>
        reader.entries(file, 'faults', FaultExamplesSchema).map(({ value: { fault, examples, near } }) => ({
          fault,
          examples: examples.map(messages),
          near: near.map(messages),
        })),
      ),
    },
    faults: reader.faults,
  }
}
