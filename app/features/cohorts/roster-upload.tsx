import { type FormEvent, useState } from 'react'
import { Button } from '#app/components/ui/button'
import { FormReply, type Reply, TextField } from '#app/components/ui/form'
import { Problem } from '#app/components/ui/form-problem'
import { ActionBar, Panel } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'
import { cohortMessages } from '#app/i18n/cohorts'
import { useMessages } from '#app/i18n/messages'
import { type FileFault, MAX_ROSTER_BYTES } from './roster-file'
import type { RosterColumn } from './roster-head'

/** Why no row of a file was looked at. */
export interface RosterFileProblem {
  reason: FileFault | 'none' | 'empty' | 'too-many' | 'no-head' | 'doubled-head'
  columns?: RosterColumn[]
  row?: number
}

function useProblemWords() {
  const words = useMessages(cohortMessages)
  return ({ reason, columns = [], row = 0 }: RosterFileProblem): string => {
    switch (reason) {
      case 'no-head':
      case 'doubled-head':
        return words.fileProblems[reason](columns.map((column) => words.columns[column]).join(words.between))
      case 'open-quote':
      case 'text-after-quote':
      case 'quote-inside':
      case 'long-row':
        return words.fileProblems[reason](row)
      default:
        return words.fileProblems[reason]
    }
  }
}

/** The file, and beside it what was wrong with the one before. */
export function RosterUpload({
  problem,
  reply,
  templatePath,
}: {
  problem: RosterFileProblem | undefined
  reply: Reply | undefined
  templatePath: string
}) {
  const words = useMessages(cohortMessages)
  const say = useProblemWords()
  const [tooLarge, setTooLarge] = useState(false)
  // Beyond its limit the server reads nothing at all, and could not say which field was too large.
  const measure = (event: FormEvent<HTMLFormElement>) => {
    const file = new FormData(event.currentTarget).get('file')
    const over = file instanceof File && file.size > MAX_ROSTER_BYTES
    setTooLarge(over)
    if (over) event.preventDefault()
  }
  const known = tooLarge ? ({ reason: 'too-large' } as const) : problem
  return (
    <Panel>
      <Form noValidate method="post" encType="multipart/form-data" onSubmit={measure}>
        <FormReply reply={reply}>
          <p className="mb-1">{words.columnsLead}</p>
          <p className="mb-4">
            <code>{Object.values(words.columns).join(' · ')}</code>{' '}
            <a href={templatePath} download className="inline-block py-2">
              {words.template}
            </a>
          </p>
          {known ? <Problem>{say(known)}</Problem> : null}
          <TextField
            name="file"
            type="file"
            label={words.file}
            hint={words.fileHint}
            accept=".csv,.txt,.xlsx,text/csv"
          />
          <ActionBar>
            <Button look="primary">{words.check}</Button>
          </ActionBar>
        </FormReply>
      </Form>
    </Panel>
  )
}
