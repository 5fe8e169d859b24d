import { Icon, type IconName } from '#app/components/ui/icon'
import { boardMessages } from '#app/i18n/board'
import { useMessages } from '#app/i18n/messages'
import type { BoardLine, GateState } from './board'

const LOOKS: Record<GateState, [IconName, string]> = {
  ahead: ['open', 'text-faint'],
  open: ['clock', 'text-amber'],
  passed: ['done', 'text-green'],
  improve: ['alert', 'text-amber'],
  failed: ['stop', 'text-red'],
  proposed: ['scale', 'text-red'],
}

/** Each gate as a dot with its name and state in words. */
export function GateDots({ gates }: { gates: BoardLine['gates'] }) {
  const words = useMessages(boardMessages)
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
      {gates.map(({ gate, state }) => {
        const [icon, color] = LOOKS[state]
        return (
          <li key={gate} className={`inline-flex items-center gap-1 whitespace-nowrap ${color}`}>
            <Icon name={icon} size={14} />
            {words.gates[gate]} {words.gateStates[state]}
          </li>
        )
      })}
    </ul>
  )
}
