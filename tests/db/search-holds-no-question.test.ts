import { expect, it } from 'vitest'
import { search } from '#app/features/lessons/search.server'
import { searchPhrases } from '#app/features/quick-replies/phrase-library.server'
import { testContent } from '#tests/builders/content'
import { aPerson, viewerOf } from '#tests/builders/person'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'

const content = testContent()
/** One or two characters stand in every text. */
const LINES = content.phrases.flatMap((phrase) =>
  phrase.utterances.filter(({ text }) => [...text].length >= 5).map(({ text }) => ({ phrase, text })),
)

describeDatabases('what customers say in the exams', (open) => {
  it('is in no index of phrases: neither the library’s nor that of the search over everything', async () => {
    const { db } = await open()
    const viewer = await viewerOf(await aPerson(db, { roles: ['mentor'] }))
    const given = await Promise.all(
      LINES.map(async ({ phrase, text }) => {
        const { groups } = await search(db, { viewer, content, now: NOW, query: text })
        const everywhere = groups.find(({ group }) => group === 'phrases')?.hits ?? []
        const inLibrary = searchPhrases(content, text).some(({ id }) => id === phrase.id)
        return inLibrary || everywhere.length > 0 ? [text] : []
      }),
    )
    expect(given.flat()).toEqual([])
  })
})
