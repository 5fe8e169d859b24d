import { Checkbox } from '#app/components/ui/form'
import { Panel, Tag } from '#app/components/ui/layout'
import { PrintButton } from '#app/components/ui/print-button'
import { Instant } from '#app/components/ui/time'
import { activityMessages } from '#app/i18n/activities'
import { useMessages } from '#app/i18n/messages'
import { EntryForm, type TypePartProps } from '../../type-parts'

/** What both agree to, and who has. */
export function AgreementPanel({ view, reply }: Pick<TypePartProps<'briefing'>, 'view' | 'reply'>) {
  const words = useMessages(activityMessages).agreement
  const { agreement } = view
  if (!agreement) return null
  const { text, trainee, mentor } = agreement
  return (
    <Panel title={text.title} tone={trainee && mentor ? 'green' : 'plain'}>
      <p className="num mb-2 text-sm text-grey">{words.version(agreement.version)}</p>
      <div lang={text.language}>
        <p className="mb-2">{text.intro}</p>
        <ol className="mb-4 grid list-decimal gap-2 pl-6 leading-relaxed">
          {text.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ol>
      </div>
      <ul className="mb-3 grid gap-1">
        {[trainee, mentor].map((word, n) => (
          <li key={n === 0 ? 'trainee' : 'mentor'} className="flex flex-wrap items-center gap-2">
            {word ? (
              <>
                <Tag tone="green">{words.agreed(word.name)}</Tag>
                <Instant at={word.at} />
                <span className="num text-sm text-grey">{words.version(word.version)}</span>
              </>
            ) : (
              <Tag tone="amber">{n === 0 ? words.traineeNotYet : words.mentorNotYet}</Tag>
            )}
          </li>
        ))}
      </ul>
      {agreement.mayAgree ? (
        <EntryForm kind="agreement" reply={reply} label={words.agree}>
          <input type="hidden" name="version" value={agreement.version} />
          <Checkbox name="read" value="yes" label={words.read(agreement.mentorName)} />
        </EntryForm>
      ) : null}
      {trainee && mentor ? <PrintButton /> : null}
    </Panel>
  )
}
