// What is asked of a script before a trainee meets it: every branch is walked, nobody gets stuck, and each walk is worth what its
// author says.
import type { ChatScript } from '#app/content/chat-script'
import type { Ears } from '#app/features/chats/hear-reply'
import { knownFigures, type Walked, walkScript } from '#app/features/chats/walk-script'
import type { Judge } from '#app/features/quick-replies/judge/judge'
import type { CourseSource } from './course-source'

/** Every author's walk is walked with this chance and at this hour, so that a script stands or falls alike everywhere. */
const SEED = 'author'
const MORNING = Date.UTC(2026, 10, 22, 2)

/** @throws when the script names a case there is not: the check sees that first. */
export function earsFor(content: CourseSource, script: ChatScript, judge: Judge): Ears {
  const shopCase = content.cases.find(({ value }) => value.id === script.case)!.value
  return { judge, forbidden: content.forbidden, known: knownFigures(shopCase) }
}

export function walkAll(script: ChatScript, ears: Ears): (Walked & { walk: ChatScript['walks'][number] })[] {
  return script.walks.map((walk) => ({
    walk,
    ...walkScript(script, ears, { turns: walk.turns, seed: SEED, openedAt: MORNING }),
  }))
}

/** `ask → bargain` for every way from one state to another. */
export function branchesOf({ states }: ChatScript): string[] {
  const ways = states.flatMap(({ id, next, otherwise }) =>
    [...next.map(({ go }) => go), ...(otherwise ? [otherwise] : [])].map((go) => `${id} → ${go}`),
  )
  return [...new Set(ways)]
}

export function branchesTaken({ play }: Pick<Walked, 'play'>): string[] {
  return play.passages.slice(1).map(({ state }, n) => `${play.passages[n]!.state} → ${state}`)
}

/** States from which no way leads to an end. */
export function deadEnds({ states }: ChatScript): string[] {
  const leads = new Set(states.filter(({ ends }) => ends).map(({ id }) => id))
  for (let grown = true; grown; ) {
    const more = states.filter(
      ({ id, next, otherwise }) =>
        !leads.has(id) && [...next.map(({ go }) => go), otherwise ?? ''].some((go) => leads.has(go)),
    )
    for (const { id } of more) leads.add(id)
    grown = more.length > 0
  }
  return states.filter(({ id }) => !leads.has(id)).map(({ id }) => id)
}
