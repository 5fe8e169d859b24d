// Whoever sits an exam at the neighbouring desk is asked other things.
import { expect, it } from 'vitest'
import { createForm } from '#app/features/exam-forms/create-form.server'
import { inTransaction } from '#db/transaction'
import { testContent } from '#tests/builders/content'
import { anEnrolment } from '#tests/builders/enrolment'
import { NOW } from '#tests/builders/time'
import { describeDatabases } from '#tests/setup/databases'

const content = testContent()
const ids = (form: { questions: readonly { item: { id: string } }[] }) => form.questions.map(({ item }) => item.id)

describeDatabases('papers of one exam', (open) => {
  it.each(['d22-final', 'retake', 'd18-comprehensive'])(
    'of %s, drawn one after the other, share less than a third',
    async (examId) => {
      const { db } = await open()
      const blueprint = content.blueprintById.get(examId)!
      const papers: string[][] = []
      for (let n = 0; n < 3; n++) {
        const { id } = await anEnrolment(db)
        const drawn = await inTransaction(db, (tx) =>
          createForm(tx, { enrolmentId: id, blueprint, bank: content, now: NOW + n }),
        )
        papers.push(drawn.ok ? ids(drawn.value.form) : [])
      }
      const [first, second, third] = papers as [string[], string[], string[]]
      const shared = (one: string[], other: string[]) => one.filter((item) => other.includes(item)).length / one.length
      for (const share of [shared(first, second), shared(second, third), shared(first, third)])
        expect(share).toBeLessThanOrEqual(0.3)
    },
  )
})
