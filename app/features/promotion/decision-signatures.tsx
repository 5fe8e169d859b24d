import { decidedAnewMessages } from '#app/i18n/decided-anew'
import { useMessages } from '#app/i18n/messages'
import type { DecisionView } from './decision-view.server'

/** On paper only: who signs where, with the names as they were on that day. */
export function SignatureLines({ decision }: { decision: DecisionView }) {
  const anew = useMessages(decidedAnewMessages)
  const lines = [
    [anew.signer.decider, decision.deciderName],
    ...(decision.proposes ? [[anew.signer.second, decision.confirmation?.name ?? '']] : []),
    [anew.signer.trainee, decision.traineeName],
  ]
  return (
    <section className="mt-8 hidden break-inside-avoid print:block">
      <h2 className="mb-6 font-bold">{anew.signatures}</h2>
      <div className="grid grid-cols-3 gap-8">
        {lines.map(([label, name]) => (
          <p key={label}>
            <span className="block h-12 border-b border-line-strong" />
            <span className="block text-sm">
              {label} {name}
            </span>
            <span className="block pt-6 text-sm">{anew.signatureDate} ____________</span>
          </p>
        ))}
      </div>
    </section>
  )
}
