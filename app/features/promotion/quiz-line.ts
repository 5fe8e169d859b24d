// Decides the line of a module's quiz: what the retake itself will ask for.
import type { Blueprint } from '#app/content/blueprint'

const FALLBACK = 80

export function quizPassPercent({
  blueprints,
}: {
  blueprints: readonly Pick<Blueprint, 'kind' | 'passPercent'>[]
}): number {
  return blueprints.find((b) => b.kind === 'retake')?.passPercent ?? FALLBACK
}
